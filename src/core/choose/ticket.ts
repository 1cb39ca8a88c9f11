import { reportIssue } from '../blocks/block.ts';
import { defined } from '../model/defined.ts';
import { error, type Place, type Report, warning } from '../model/diagnostic.ts';
import { isTree, mapTexts, type Tree } from '../model/mapping.ts';
import { nearest, suggest } from '../model/nearest.ts';
import { dayNamed, readDate } from '../model/read-date.ts';
import type { TicketFields } from '../model/workbook.ts';
import { check, fieldNames, type Issue } from '../schema/check.ts';
import { type DescribedField, describeSchema } from '../schema/describe.ts';
import type { Infer, Path } from '../schema/vocabulary.ts';
import { composed, unsettableText } from '../type/letters.ts';
import { isNotAfterPacket } from './after-packet.ts';
import { checkMark } from './own-mark.ts';
import { type shorthandFields, ticketSchema } from './ticket-schema.ts';

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
export const freeWords = [
  'practitioner',
  'reviewer',
  'dedication',
  'appointment',
  'note',
  'local_line',
  'local_number',
  'local_hours',
] as const;

/** The words that appointments give to print, each with its path. */
const wordsOf = (appointments: unknown): readonly (readonly [Path, unknown])[] =>
  (Array.isArray(appointments) ? appointments : []).flatMap((one: unknown, index) =>
    ['date', 'note', 'bring'].flatMap((field) =>
      [isTree(one) ? one[field] : undefined]
        .flat()
        .map((value) => [['appointments', index, field], value] as const),
    ),
  );

/** Tells of words that cannot be printed as they are given. None of them is quoted. */
const tellLetters = ({ reader, appointments, ...ticket }: Tree, context: TicketContext): void => {
  const printed = Object.fromEntries(freeWords.map((field) => [field, ticket[field]]));
  const given: readonly (readonly [Path, unknown])[] = [
    ...Object.entries(printed).map(([field, value]) => [[field], value] as const),
    ...Object.entries(isTree(reader) ? reader : {}).map(
      ([slot, value]) => [['reader', slot], value] as const,
    ),
    ...wordsOf(appointments),
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

/** Tells of days that a reader may take for another day, or that there are not: they are printed as they are given. None is quoted. */
const tellUnclearDays = ({ appointments, ...ticket }: Tree, { placeOf, report }: TicketContext): void => {
  const given = [[['appointment'], ticket.appointment] as const, ...wordsOf(appointments)];
  for (const [path, value] of given) {
    const read = typeof value === 'string' ? readDate(value) : undefined;
    if (!read || !('isDay' in read)) continue;
    const said = `what is given for \`${path.at(-1)}\` ${read.flaw}, and is printed as it is`;
    report(warning('ticket/unclear-day', said, placeOf(path), read.hint));
  }
};

/** Tells of appointments that stand before the one they follow, the one after a packet among them. */
const tellOrder = (
  read: Pick<Ticket, 'appointments' | 'appointment'>,
  { placeOf, report }: TicketContext,
): void => {
  const days = (read.appointments ?? []).map(({ date = '' }) => dayNamed(date));
  for (const [index, day] of days.entries()) {
    const before = days.slice(0, index).findLast((one) => one !== undefined);
    if (day === undefined || before === undefined || day >= before) continue;
    const said = 'this appointment is earlier than the one before it';
    const hint = 'they are printed in the order in which they stand: put the earlier one first';
    report(warning('ticket/order', said, placeOf(['appointments', index, 'date']), hint));
  }
  if (!isNotAfterPacket(read)) return;
  const said = '`appointment` is not after the last one of the packet, and is left out';
  report(warning('ticket/order', said, placeOf(['appointment']), 'say when the one after the packet is'));
};

/** Folders that everything is read from: what a ticket says wrong of them leaves nothing to go on with. */
const folders: readonly unknown[] = ['content', 'templates', 'fonts'];

/** A value without the field at a path, or without the one that holds the path's entry. */
const pruned = (value: unknown, path: Path): unknown => {
  const [step, ...rest] = path;
  const isLast = !rest.some((one) => typeof one === 'string');
  if (Array.isArray(value)) return value.map((one, index) => (index === step ? pruned(one, rest) : one));
  if (!isTree(value) || step === undefined) return value;
  const kept = Object.entries(value).filter(([field]) => field !== step || !isLast);
  return Object.fromEntries(kept.map(([field, one]) => [field, field === step ? pruned(one, rest) : one]));
};

/** Appointments without what is wrong in them, so that what they name can be looked at. */
const rightAppointments = (
  { appointments }: Tree,
  issues: readonly Issue[],
): Written['appointments'] | undefined => {
  const inner = issues.filter(({ path }) => path[0] === 'appointments');
  const left = inner.reduce<unknown>((value, { path }) => pruned(value, path.slice(1)), appointments);
  const checked = check(ticketSchema, { appointments: left });
  return checked.ok ? checked.value.appointments : undefined;
};

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
  if (!checked.ok || !wrong.has('appointments')) return checked.ok ? checked.value : undefined;
  return { ...checked.value, ...defined({ appointments: rightAppointments(written, issues) }) };
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
  tellUnclearDays(fields, context);
  const checked = check(ticketSchema, fields);
  if (!checked.ok) for (const issue of checked.issues) reportWrong(issue, context);
  const read = checked.ok ? checked.value : rightOf(fields, checked.issues);
  if (read) checkMark(read, context);
  if (read) tellOrder(read, context);
  return read && withChoices(read, context);
};

/** Where a ticket chooses along an axis, by either way of writing it. */
export const placeOfAxis = (axis: string, { placeOf }: Pick<TicketContext, 'placeOf'>): Place | undefined =>
  placeOf(['choices', axis]) ?? placeOf([axis]);
