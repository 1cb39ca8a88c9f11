import { reportIssue } from '../blocks/block.ts';
import { defined } from '../model/defined.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { isTree, mapTexts, type Tree } from '../model/mapping.ts';
import { nearest, suggest } from '../model/nearest.ts';
import type { TicketFields } from '../model/workbook.ts';
import { check, fieldNames, type Issue } from '../schema/check.ts';
import { type DescribedField, describeSchema } from '../schema/describe.ts';
import {
  boolean,
  date,
  formed,
  type Infer,
  mapOf,
  matching,
  multipleOfFour,
  object,
  oneOf,
  oneOrMore,
  optional,
  type Path,
  text,
  withDefault,
} from '../schema/vocabulary.ts';
import { composed, unsettableText } from '../type/letters.ts';
import { eachShorthand } from './shorthands.ts';

/** The options of one axis: a workbook is made for each. */
const options = () => oneOrMore(text(), 1);

/** One schema for all: each takes the options of its axis. */
const shorthandFields = eachShorthand(optional(options()));

/** Where whoever calls core reads and writes: core itself touches no file. */
const fileFields = {
  content: optional(text()),
  templates: optional(text()),
  fonts: optional(text()),
  /** The practice or author whose book it is: a file of its own. */
  brand: optional(matching(/\S/, 'must name a file')),
  /** What stands in the fields of an edition to be filled in: a filled copy, or a file of answers. */
  answers: optional(matching(/\S/, 'must name a file')),
  out: optional(matching(/^(?!-$).*\S/s, 'must name a folder: `./-` is one called `-`')),
  /** Stands in the file's name, and tells copies apart. */
  ref: optional(
    formed(
      /^(?!.{41})[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
      'must be a mark of letters, digits and dashes, 40 at most; no name',
    ),
  ),
  /** Takes the place of a file of that name, whatever it holds. */
  replace: withDefault(boolean(), false),
};

/** The job: what is made, for whom, and out of what. As a YAML file or as flags; one declaration serves both. */
const ticketSchema = object({
  /** What is chosen along each axis of the content, by the axis. */
  choices: withDefault(mapOf(options()), {}),
  ...shorthandFields,
  /** What is made of the content, by name; otherwise its first book. */
  book: optional(text()),
  /** The reader's own words, by slot. */
  reader: withDefault(mapOf(text()), {}),
  practitioner: optional(text()),
  /** The clinician who has reviewed the content, as printed; without one, it says that none has. */
  reviewer: optional(text()),
  /** Whose help lines are printed, as two letters (ISO 3166-1); without one, those of all countries. */
  country: optional(matching(/^[A-Za-z]{2}$/, 'must be the two letters of a country, for example `GB`')),
  /** `any`: prints help lines however long ago they were checked. */
  helplines: optional(oneOf('checked', 'any')),
  dedication: optional(text()),
  /** On a loose sheet: when the reader comes again, and a word for them. */
  appointment: optional(text()),
  note: optional(text()),
  /** On a loose sheet, where a name, a date or a word is not given: `lines` to write on, or nothing. */
  blanks: optional(oneOf('lines', 'none')),
  /** First day of trackers and plans. */
  start: optional(date()),
  /** Parts, exercises and pages to make, or to leave out, by id. */
  only: withDefault(oneOrMore(text()), []),
  without: withDefault(oneOrMore(text()), []),
  edition: optional(oneOrMore(text(), 1)),
  /** The paper a bound book is printed on, which makes its spine; otherwise the vendor's usual one. */
  paper: optional(text()),
  /** Of a sample: the pages to show, as printed, `1-4` or `20`. */
  pages: optional(oneOrMore(text(), 1)),
  /** Of a booklet: no more pages than this are folded together; 0: all of them. Otherwise as the edition says. */
  signature: optional(multipleOfFour(400)),
  language: optional(oneOf('en-US', 'en-GB')),
  /** Printed and stored as the date of making; otherwise the content's own. */
  date: optional(date()),
  theme: optional(text()),
  /** Millimeters from one writing line to the next. */
  pitch: optional(oneOf('7.1', '8', '9', '12')),
  /** `single`: for printing on one side of the paper, the binding edge on the left of every page. */
  sides: optional(oneOf('mirrored', 'single')),
  /** The hand that writes: `left` puts labels to the right of the room to write, tick or draw. */
  hand: optional(oneOf('right', 'left')),
  /** Colored paper to print on, by its name in the theme. */
  stock: optional(text()),
  /** In place of the theme's own accent. */
  accent: optional(matching(/^#[0-9a-fA-F]{6}$/, 'must be a color like `#1d5c6b`')),
  ...fileFields,
});

/** What a ticket may name. */
export const ticketFields = fieldNames(ticketSchema);

/** What each field of a ticket takes. */
export const describeTicket = (): readonly DescribedField[] => describeSchema(ticketSchema).fields ?? [];

type Written = Infer<typeof ticketSchema>;

/** A ticket as read: what is chosen along an axis stands under `choices` alone. */
export type Ticket = Omit<Written, keyof typeof shorthandFields>;

/** Where the fields of a ticket stand, and who is told of mistakes in it. */
export interface TicketContext {
  readonly placeOf: (path: Path) => Place | undefined;
  readonly report: Report;
}

/** Nothing, or a list of nothing: `goal:`, `only: [~]`. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length > 0 && value.every(isEmpty));

const withoutEmptyIn = (fields: Tree): Tree =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));

/** A line left empty gives nothing. Below `reader` its name stays, as there must be a slot of that name. */
const withoutEmpty = ({ reader, choices, ...others }: Tree): Tree => ({
  ...withoutEmptyIn(others),
  ...defined({
    choices: isTree(choices) ? withoutEmptyIn(choices) : (choices ?? undefined),
    reader: isTree(reader)
      ? Object.fromEntries(Object.entries(reader).map(([name, value]) => [name, isEmpty(value) ? '' : value]))
      : (reader ?? undefined),
  }),
});

/** Tells what is wrong. What was typed is named only where it is like a name there is: anything else may be the reader's own. */
const reportWrong = (issue: Issue, { placeOf, report }: TicketContext): void => {
  const { path, kind, message, remedy, name = '', known = [] } = issue;
  const place = placeOf(path);
  if (path[0] === 'reader' && path.length > 1) {
    report(error('ticket/wrong-value', `what is given for the reader ${message}`, place, remedy));
  } else if (kind === 'unknown' && nearest(name, known) === undefined)
    report(
      error(
        'ticket/unknown-field',
        'there is no field of this name here',
        place,
        path.length === 1
          ? 'what is printed for the reader, a name as well, stands under `reader:`'
          : suggest(name, known),
      ),
    );
  else reportIssue({ placeOf, report }, 'ticket', issue);
};

/** What a file is called on a disk stays as it is. */
const paths: ReadonlySet<string> = new Set(['content', 'templates', 'fonts', 'brand', 'answers', 'out']);

/** All words as they are held against others, and the names of slots and axes with them. */
const composedFields = (fields: Tree): Tree =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      paths.has(field) ? value : mapTexts(isTree(value) ? withComposedKeys(value) : value, composed),
    ]),
  );

const withComposedKeys = (fields: Tree): Tree =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [composed(key), value]));

/** Fields of words that are printed as they are given, beside the reader's own. */
export const freeWords = ['practitioner', 'reviewer', 'dedication', 'appointment', 'note'] as const;

/** Tells of words that cannot be printed as they are given. None of them is quoted. */
const tellLetters = ({ reader, ...ticket }: Tree, context: TicketContext): void => {
  const printed = Object.fromEntries(freeWords.map((field) => [field, ticket[field]]));
  const given: readonly (readonly [Path, unknown])[] = [
    ...Object.entries(printed).map(([field, value]) => [[field], value] as const),
    ...Object.entries(isTree(reader) ? reader : {}).map(
      ([slot, value]) => [['reader', slot], value] as const,
    ),
  ];
  for (const [path, value] of given) {
    const wrong = typeof value === 'string' ? unsettableText(value) : undefined;
    if (!wrong) continue;
    // A slot may bear any name that was typed: it is not repeated.
    const of = path[0] === 'reader' ? 'the reader' : `\`${path[0]}\``;
    const said = `what is given for ${of} cannot be set: ${wrong.told}`;
    context.report(error('ticket/letters', said, context.placeOf(path), wrong.hint));
  }
};

/** Folders that everything is read from: what a ticket says wrong of them leaves nothing to go on with. */
const folders: readonly unknown[] = ['content', 'templates', 'fonts'];

/** The fields that are right, so that what else is wrong can be told; undefined when there is no going on. */
const rightOf = (written: Tree, issues: readonly Issue[]): Written | undefined => {
  if (issues.some(({ path: [field] }) => folders.includes(field))) return undefined;
  const isInner = ({ path }: Issue): boolean => path[0] === 'reader' && path.length > 1;
  const wrong = new Set(issues.filter((issue) => !isInner(issue)).map(({ path }) => String(path[0])));
  const slots = new Set(issues.filter(isInner).map(({ path }) => String(path[1])));
  const right = Object.fromEntries(Object.entries(written).filter(([field]) => !wrong.has(field)));
  const reader = Object.entries(isTree(right.reader) ? right.reader : {});
  const said = Object.fromEntries(reader.map(([slot, value]) => [slot, slots.has(slot) ? '' : value]));
  const checked = check(ticketSchema, { ...right, reader: said });
  return checked.ok ? checked.value : undefined;
};

/** The ticket with what is chosen under `choices` alone. An axis named both ways is a mistake. */
const withChoices = (written: Written, { placeOf, report }: TicketContext): Ticket => {
  const { form, pace, context, length, cover, setup, ...ticket } = written;
  const short = defined({ form, pace, context, length, cover, setup });
  for (const axis of Object.keys(short))
    if (axis in ticket.choices)
      report(
        error(
          'ticket/chosen-twice',
          `\`${axis}\` is chosen twice`,
          placeOf([axis]),
          'leave one of the two out',
        ),
      );
  return { ...ticket, choices: { ...ticket.choices, ...short } };
};

/**
 * Reads a ticket. What is wrong with it is reported, and left out, so that what else is wrong can be told as well; undefined when
 * there is no going on. A ticket that was read reads as itself.
 */
export const readTicket = (written: TicketFields, context: TicketContext): Ticket | undefined => {
  const fields = composedFields(withoutEmpty(written));
  tellLetters(fields, context);
  const checked = check(ticketSchema, fields);
  if (!checked.ok) for (const issue of checked.issues) reportWrong(issue, context);
  const read = checked.ok ? checked.value : rightOf(fields, checked.issues);
  return read && withChoices(read, context);
};

/** Where a ticket chooses along an axis, by either way of writing it. */
export const placeOfAxis = (axis: string, { placeOf }: Pick<TicketContext, 'placeOf'>): Place | undefined =>
  placeOf(['choices', axis]) ?? placeOf([axis]);
