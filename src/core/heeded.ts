import type { Choices } from './author/axes.ts';
import { acrossOf, defaultBook, eachOf } from './author/books.ts';
import type { Library } from './author/library.ts';
import { choiceSets } from './choose/choices.ts';
import { freeWords, type Ticket } from './choose/ticket.ts';
import type { Document, Section } from './compose/document.ts';
import { setSection } from './layout/layout.ts';
import { defined } from './model/defined.ts';
import { warning } from './model/diagnostic.ts';
import { createMemo } from './model/memo.ts';
import { isSame } from './model/same.ts';
import type { Sources } from './model/sources.ts';
import { composeDocument, composeOneByOne, type Project } from './project.ts';
import type { Bound } from './publish/bind.ts';
import { type Design, type Edition, readEdition } from './publish/design.ts';
import { impose } from './publish/impose.ts';
import { bindIn, designFor, type EditionChoice, type Making } from './publish/making.ts';
import type { Path } from './schema/vocabulary.ts';

// A wish has a place in a book when another wish in its stead would give another book. So that is what is tried: nothing here
// knows what a wish does. All that is declared, of every field of a ticket, is what else might stand there.

/** What else might stand in a field of a ticket. */
type Alternatives = (library: Library, edition: Edition) => readonly Partial<Ticket>[];

/** Fields that show in a file's name, say where to read and write, or are answered one by one where they are read. */
type Answered = 'answered';
const answered: Answered = 'answered';

/** Words and days to try: two, as one of them may be what was given. */
const [someWords, someDays] = [
  ['x', 'y'],
  ['2001-02-03', '2002-03-05'],
];

const someNumbers = ['9780306406157', '9783161484100'];

const papersOf = ({ vendor }: Edition): readonly string[] => Object.keys(vendor?.cover.paper ?? {});

/** All, and one: where help lines are printed, the one or the other differs from what was given. */
const countries: Alternatives = ({ helplines }) =>
  [undefined, ...helplines.slice(0, 1).map(({ country }) => country)].map((country) => ({ country }));

const alternatives: Readonly<Record<keyof Ticket, Alternatives | Answered>> = {
  // By their keys, below.
  choices: answered,
  reader: answered,
  book: answered,
  edition: answered,
  theme: answered,
  only: answered,
  without: answered,
  add: answered,
  practitioner_override: answered,
  max_dose: () => [undefined, 1].map((max_dose) => ({ max_dose })),
  max_minutes: () => [undefined, 1].map((max_minutes) => ({ max_minutes })),
  local_line: () => someWords.map((local_line) => ({ local_line })),
  local_number: () => someWords.map((local_number) => ({ local_number })),
  local_hours: () => someWords.map((local_hours) => ({ local_hours })),
  appointments: answered,
  separate: answered,
  answers: answered,
  content: answered,
  templates: answered,
  fonts: answered,
  out: answered,
  ref: answered,
  replace: answered,
  practitioner: () => someWords.map((practitioner) => ({ practitioner })),
  reviewer: () => someWords.map((reviewer) => ({ reviewer })),
  dedication: () => someWords.map((dedication) => ({ dedication })),
  appointment: () => someWords.map((appointment) => ({ appointment })),
  note: () => someWords.map((note) => ({ note })),
  blanks: () => (['lines', 'none'] as const).map((blanks) => ({ blanks })),
  brand: () => [{ brand: undefined }],
  start: () => someDays.map((start) => ({ start })),
  date: () => someDays.map((date) => ({ date })),
  country: countries,
  // Where no help lines are printed, their age is nobody's concern.
  helplines: countries,
  language: () => (['en-US', 'en-GB'] as const).map((language) => ({ language })),
  pitch: () => (['7.1', '8', '9', '12'] as const).map((pitch) => ({ pitch })),
  sides: () => (['mirrored', 'single'] as const).map((sides) => ({ sides })),
  hand: () => (['right', 'left'] as const).map((hand) => ({ hand })),
  accent: () => ['0', 'f'].map((digit) => ({ accent: `#${digit.repeat(6)}` })),
  stock: () => [{ stock: undefined }],
  paper: (_, edition) => papersOf(edition).map((paper) => ({ paper })),
  isbn: () => someNumbers.map((isbn) => ({ isbn })),
  pages: () => [{ pages: undefined }, { pages: ['1'] }, { pages: ['2'] }],
  signature: () => [0, 4].map((signature) => ({ signature })),
};

/** Which editions a wish is for, where it is for few. */
const meantFor: Readonly<Record<string, (edition: Edition) => boolean>> = {
  pages: ({ output }) => output?.sample !== undefined,
  signature: ({ output }) => output?.impose?.cut === false,
  paper: (edition) => papersOf(edition).length > 0,
  isbn: ({ vendor }) => vendor !== undefined,
};

/** A workbook as it was made, and what it was made of. */
export interface Made {
  readonly project: Project;
  readonly making: Making;
  readonly choice: EditionChoice;
  readonly document: Document;
  readonly bound: Bound;
  readonly today?: string | undefined;
}

const silent = (): void => undefined;

type Otherwise = Pick<Making, 'ticket' | 'choices'>;

/** A wish of a ticket, and the jobs that differ from the one given in this wish alone. */
interface Wish {
  readonly path: Path;
  readonly otherwise: (made: Made) => readonly Otherwise[];
}

const fieldWishes = (ticket: Ticket): readonly Wish[] =>
  Object.entries(alternatives).flatMap(([field, others]): readonly Wish[] => {
    const isGiven = Object.entries(ticket).some(([key, value]) => key === field && value !== undefined);
    if (others === answered || !isGiven) return [];
    const otherwise: Wish['otherwise'] = ({ making: { choices, library }, choice: { edition } }) =>
      others(library, edition).map((one) => ({ choices, ticket: { ...ticket, ...one } }));
    return [{ path: [field], otherwise }];
  });

const slotWishes = (ticket: Ticket): readonly Wish[] =>
  Object.entries(ticket.reader).flatMap(([slot, value]): readonly Wish[] => {
    const otherwise: Wish['otherwise'] = ({ making: { choices } }) =>
      ['', ...someWords].map((said) => ({
        choices,
        ticket: { ...ticket, reader: { ...ticket.reader, [slot]: said } },
      }));
    return value.trim() === '' ? [] : [{ path: ['reader', slot], otherwise }];
  });

/** Whether two sets of choices differ along one axis, and along no other. */
const differAlong = (axis: string, one: Choices, other: Choices): boolean =>
  [...one].every(([each, option]) => (other.get(each) === option) !== (each === axis));

/** Along an axis that its book is made for each option of, naming one makes fewer books: that is a place. */
const choiceWishes = (ticket: Ticket, { books }: Library): readonly Wish[] => {
  const book = books.get(ticket.book ?? defaultBook);
  const each = eachOf(book).filter((axis) => axis !== acrossOf(book));
  return Object.keys(ticket.choices).flatMap((axis): readonly Wish[] => {
    const otherwise: Wish['otherwise'] = ({ making: { choices, library } }) =>
      (library.axes.get(axis) ?? [])
        .map((option) => ({ ...ticket, choices: { ...ticket.choices, [axis]: [option] } }))
        .flatMap((other) => choiceSets(library, other, { placeOf: () => undefined, report: silent }))
        .filter((these) => differAlong(axis, choices, these))
        .map((these) => ({ ticket, choices: these }));
    return each.includes(axis) ? [] : [{ path: ['choices', axis], otherwise }];
  });
};

/** What leaves the press: all that is printed, and what is stored beside it. */
const outcomeOf = ({ design: { output, theme }, pages, cover }: Bound, { date }: Document) => ({
  printed: output.impose ? impose(pages, output.impose, theme) : pages.pages,
  cover: cover?.pages.pages,
  date: output.standard === 'bare' ? undefined : date,
});

/** What of a section stands on its pages, whatever these are. */
const standingIn = (section: Section, document: Document, design: Design) =>
  setSection(section, document, { ...design, report: silent }).strips.map(({ height, skip, marks }) => ({
    height,
    skip,
    marks,
  }));

/** Whether another job gives another book. All but a sample is set again section by section, as the first that differs will do. */
const isOther = (otherwise: Otherwise, made: Made): boolean => {
  const { project, choice, document, bound, today } = made;
  const making: Making = { ...made.making, ...otherwise, report: silent };
  const job = { ...making, ...defined({ today }) };
  const design = designFor(choice, making);
  if (!design) return true;
  const [...rest] = document.sections;
  for (const section of design.output.sample ? [] : composeOneByOne(project, job)) {
    const before = rest.shift();
    if (!section || !before) return true;
    if (!isSame(standingIn(section, document, design), standingIn(before, document, bound.design)))
      return true;
  }
  const other = composeDocument(project, job);
  const otherBound = other && bindIn(choice, other, making, silent);
  return !other || !otherBound || !isSame(outcomeOf(otherBound, other), outcomeOf(bound, document));
};

const memoPlace = createMemo<boolean>(64);

/** The ticket but for its mark, and for what is given in free words: whether that has a place does not hang on what it says. */
const shapeOf = ({ reader, start, ref: _ref, ...ticket }: Ticket): object => ({
  ...ticket,
  ...Object.fromEntries(freeWords.map((field) => [field, ticket[field] !== undefined])),
  given: [...Object.keys(reader), start !== undefined],
});

const hasPlace = ({ path, otherwise }: Wish, made: Made): boolean => {
  const { project, making, choice } = made;
  const which = [...making.choices, making.appointment ?? 0, choice.name, choice.theme];
  const key = JSON.stringify([path, shapeOf(making.ticket), which]);
  return memoPlace([making.sources, project.library, project.templates], key, () =>
    otherwise(made).some((one) => isOther(one, made)),
  );
};

/** What to do instead, where the wish is for few editions: which those are. */
const hintFor = ([field]: Path, { editions }: Sources, made: Made): string => {
  const isMeant = meantFor[String(field)];
  const names = [...editions.keys()].filter((name) => {
    const edition = isMeant && readEdition(made.making.sources, name, silent);
    return edition && isMeant(edition);
  });
  return names.length > 0
    ? `it is for ${names.map((name) => `\`${name}\``).join(', ')}`
    : 'another book, choice or edition may have a place for it';
};

/** Of a paper that is a size, as the edition of that name has it: where that is said. */
const sizeHint = ([field]: Path, { paper }: Ticket, { editions }: Sources): string | undefined =>
  field === 'paper' && paper !== undefined && editions.has(paper)
    ? `the size of the paper is the edition’s: \`edition: ${paper}\``
    : undefined;

/** Follows the wishes of a ticket through all that is made of it, and tells in the end of those that nothing of it has a place for. */
export const followWishes = (ticket: Ticket, library: Library) => {
  let open: readonly Wish[] = [
    ...fieldWishes(ticket),
    ...slotWishes(ticket),
    ...choiceWishes(ticket, library),
  ];
  let last: Made | undefined;
  return {
    see: (made: Made): void => {
      last = made;
      open = open.filter((wish) => !hasPlace(wish, made));
    },
    tell: (): void => {
      if (!last) return;
      const { placeOf, report, sources } = last.making;
      for (const { path } of open) {
        const [field, key] = path;
        const place =
          placeOf(path) ?? (field === 'choices' && key !== undefined ? placeOf([key]) : undefined);
        const said = `nothing in this book, as it is made, depends on \`${key ?? field}\``;
        const hints = [hintFor(path, sources, last), sizeHint(path, ticket, sources)];
        report(warning('wish/no-place', said, place ?? placeOf([String(field)]), ...hints));
      }
    },
  };
};
