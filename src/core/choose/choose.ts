import type { Choices } from '../author/axes.ts';
import type { Entry } from '../author/entries.ts';
import { defaultBook, type Library, resolveSlots } from '../author/library.ts';
import { type Resolved, resolve } from '../author/resolve.ts';
import { bookSchema, everyExercise } from '../author/schemas.ts';
import { defined } from '../model/defined.ts';
import { error, type Place, type Report, warning } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { nearest, suggest } from '../model/nearest.ts';
import type { SlotValues } from '../model/slots.ts';
import { check } from '../schema/check.ts';
import type { Infer, Path } from '../schema/vocabulary.ts';
import { checkCountry, checkHelplines, helplinesFor, helplinesLayout } from './helplines.ts';

import type { Ticket } from './ticket.ts';

/** An exercise in one option of an axis, beside the others. */
export interface Alternative {
  readonly option: string;
  /** The option's title. */
  readonly title: string;
  readonly choices: Choices;
  readonly picked: Resolved;
}

/** A section of the book to be: in the words of one form, its gaps not yet filled. */
export interface PlannedSection extends Resolved {
  readonly entry: Entry;
  readonly id: string;
  readonly what: Entry['what'];
  readonly role: 'front' | 'opening' | 'section' | 'back' | 'filler';
  /** The part it belongs to, by the id of the part's opening page. */
  readonly part?: string;
  /** In every option of the book's axis, when the book goes across one. */
  readonly across?: readonly Alternative[];
}

/** Everything decided: after this no code knows that there are forms. */
export interface Plan {
  readonly book: Infer<typeof bookSchema>;
  readonly library: Pick<Library, 'axes' | 'words' | 'references' | 'helplines' | 'spellings'>;
  /** The titles of the chosen options, by axis. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly language: string;
  readonly date: string;
  /** Whose help lines are printed; absent: those of all countries. */
  readonly country?: string;
  readonly sections: readonly PlannedSection[];
  readonly filler?: PlannedSection;
  readonly folding?: PlannedSection;
  readonly slots: SlotValues;
  /** Layouts that step in for others, as the book and the chosen options ask. */
  readonly layouts: ReadonlyMap<string, string>;
}

export interface Job {
  readonly ticket: Ticket;
  readonly choices: Choices;
  readonly placeOf: (path: Path) => Place | undefined;
  /** The day of making (ISO); given, help lines are held to their age. */
  readonly today?: string;
  readonly report: Report;
}

const isFor = (written: Entry['written'], choices: Choices): boolean => {
  if (written.kind !== 'map') return true;
  const forms = written.entries.find(({ key }) => key === 'forms')?.value;
  if (!forms) return true;
  const named = (forms.kind === 'list' ? forms.items : [forms]).map((one) =>
    one.kind === 'scalar' ? String(one.value) : '',
  );
  return named.some((option) => [...choices.values()].includes(option));
};

type Listed = Pick<PlannedSection, 'role' | 'part'> & { readonly id: string };

const bookOrder = (book: Plan['book'], { catalogue }: Library): readonly Listed[] => {
  const exercises = [...catalogue].flatMap(([id, what]) => (what === 'exercise' ? id : []));
  return [
    ...book.front.map((id): Listed => ({ id, role: 'front' })),
    ...book.parts.flatMap(({ id: part, opening, sections }): readonly Listed[] => [
      ...(opening === undefined ? [] : [{ id: opening, role: 'opening', part } as const]),
      ...sections
        .flatMap((id) => (id === everyExercise ? exercises : id))
        .map((id): Listed => ({ id, role: 'section', part })),
    ]),
    ...book.back.map((id): Listed => ({ id, role: 'back' })),
  ];
};

/** What a section goes by: its own name, and its part's. */
const names = ({ id, part }: Listed): readonly string[] => (part === undefined ? [id] : [id, part]);

/** Keeps what the ticket names. Front and back matter and what is required stay with whatever is chosen; a part without sections goes. */
const selected = (all: readonly Listed[], { required }: Plan['book'], { ticket }: Job): readonly Listed[] => {
  const wanted = (one: Listed): boolean =>
    ticket.only.length === 0 ||
    one.role === 'front' ||
    one.role === 'back' ||
    required.includes(one.id) ||
    names(one).some((name) => ticket.only.includes(name));
  const left = all.filter((one) => wanted(one) && !names(one).some((name) => ticket.without.includes(name)));
  const full = new Set(left.filter(({ role }) => role === 'section').map(({ part }) => part));
  const withOpenings = all.filter(
    (one) =>
      left.includes(one) ||
      (one.role === 'opening' &&
        ticket.only.length > 0 &&
        full.has(one.part) &&
        !names(one).some((name) => ticket.without.includes(name))),
  );
  return withOpenings.filter(
    ({ id, role, part }) => role !== 'opening' || full.has(part) || required.includes(id),
  );
};

/** Whether all that the ticket names is there. */
const checkNames = (library: Library, all: readonly Listed[], job: Job): boolean => {
  const { ticket, placeOf } = job;
  let right = true;
  const report: Job['report'] = (diagnostic) => {
    right = false;
    job.report(diagnostic);
  };
  const known = new Set([
    ...all.map(({ id }) => id),
    ...all.flatMap(({ part }) => part ?? []),
    ...library.catalogue.keys(),
  ]);
  for (const field of ['only', 'without'] as const)
    ticket[field].forEach((name, index) => {
      if (!known.has(name))
        report(
          error(
            'choose/unknown-entry',
            `there is no exercise, page or part \`${name}\``,
            placeOf([field, index]) ?? placeOf([field]),
            suggest(name, known),
          ),
        );
    });
  return right;
};

/** Whether there is everything that is given for the reader. What stands in a file is named only when it is like a slot: it may be the reader's own. */
const checkReader = ({ slots }: Library, { ticket, placeOf, report }: Job): void => {
  const known = Object.keys(slots);
  for (const name of Object.keys(ticket.reader)) {
    if (known.includes(name)) continue;
    const written = placeOf(['reader', name]);
    const called = written && nearest(name, known) === undefined ? 'of this name' : `called \`${name}\``;
    report(
      error(
        'choose/unknown-slot',
        `there is nothing ${called} to give for the reader`,
        written ?? placeOf(['reader']),
        suggest(name, known),
      ),
    );
  }
};

/** Doubts what the ticket asks for and this form of the book does not have, as nothing else would tell; refuses a book with none of it. */
const checkChosen = (sections: readonly PlannedSection[], { ticket, placeOf, report }: Job): void => {
  const isHere = (name: string): boolean => sections.some(({ id, part }) => id === name || part === name);
  const say = ticket.only.some(isHere) ? warning : error;
  ticket.only.forEach((name, index) => {
    if (isHere(name)) return;
    const place = placeOf(['only', index]) ?? placeOf(['only']);
    report(
      say(
        'choose/not-here',
        `\`${name}\` is not in this form of this book`,
        place,
        'another `--form` or `--book` may have it',
      ),
    );
  });
};

/** What no copy may be without cannot be left out, by its own name or its part's. */
const checkRequired = (
  all: readonly Listed[],
  { required }: Plan['book'],
  { ticket, placeOf, report }: Job,
): void => {
  ticket.without.forEach((name, index) => {
    const held = all
      .filter((one) => required.includes(one.id) && names(one).includes(name))
      .map(({ id }) => id);
    if (held.length === 0 && !required.includes(name)) return;
    const place = placeOf(['without', index]) ?? placeOf(['without']);
    const hint = required.includes(name)
      ? 'it keeps readers safe'
      : `it holds \`${held[0]}\`, which keeps readers safe`;
    report(error('choose/required', `\`${name}\` cannot be left out of this book`, place, hint));
  });
};

const memoOtherwise = createMemo<SlotValues['otherwise']>();

const slotValues = (library: Library, { ticket, choices, report }: Job): SlotValues => {
  const slots = resolveSlots(library.slotsWritten, library.axes, choices, report) ?? library.slots;
  const entered: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(ticket.reader),
    ['practitioner', ticket.practitioner],
    ['reviewer', ticket.reviewer],
    ['dedication', ticket.dedication],
    ['start', ticket.start],
  ];
  return {
    given: new Map(
      entered.flatMap(([name, value]) =>
        value === undefined || value.trim() === '' ? [] : [[name, value] as const],
      ),
    ),
    otherwise: memoOtherwise(
      [slots],
      '',
      () => new Map(Object.entries(slots).map(([name, slot]) => [name, slot.otherwise])),
    ),
  };
};

const memoBook = createMemo<Plan['book'] | undefined>();

/** The book that the ticket names. */
const bookOf = (
  { books, axes }: Library,
  { ticket, choices, placeOf, report }: Job,
): Plan['book'] | undefined => {
  const name = ticket.book ?? defaultBook;
  const written = books.get(name);
  if (!written) {
    report(
      error(
        'choose/unknown-book',
        `there is no book \`${name}\``,
        placeOf(['book']),
        suggest(name, books.keys()),
      ),
    );
    return undefined;
  }
  const picked = resolve(written, axes, choices, report);
  return memoBook([picked], '', () => {
    const checked = check(bookSchema, picked.value);
    return checked.ok ? checked.value : undefined;
  });
};

/** An exercise in every option of the axis that the book goes across, those left out that it is not for. */
const acrossOf = (
  { what, written }: Entry,
  { across: axis }: Plan['book'],
  { axes, choices: options }: Library,
  { choices, report }: Job,
): readonly Alternative[] | undefined => {
  if (axis === undefined || what !== 'exercise') return undefined;
  return (axes.get(axis) ?? []).flatMap((option): readonly Alternative[] => {
    const these = new Map([...choices, [axis, option]]);
    const title = options[axis]?.[option]?.title ?? option;
    return isFor(written, these)
      ? [{ option, title, choices: these, picked: resolve(written, axes, these, report) }]
      : [];
  });
};

const layoutOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'layout' in value ? value.layout : undefined;

/** An entry in the words of one form; none when there is no such entry for this form. */
const planSection = (
  { id, role, part }: Listed,
  book: Plan['book'],
  library: Library,
  job: Job,
): readonly PlannedSection[] => {
  const entry = library.entries.get(id);
  const across = entry && acrossOf(entry, book, library, job);
  const choices = across?.[0]?.choices ?? job.choices;
  if (!entry || !isFor(entry.written, choices)) return [];
  const picked = resolve(entry.written, library.axes, choices, job.report);
  return [{ id, entry, what: entry.what, role, ...defined({ part, across }), ...picked }];
};

const reportNothingLeft = ({ placeOf, report }: Job): void =>
  report(
    error(
      'choose/nothing-left',
      'the ticket leaves nothing to print',
      placeOf(['without']) ?? placeOf(['only']),
      'leave out less',
    ),
  );

/** What the chosen options say of themselves: their titles by axis, and the layouts they bring. */
const describeChoices = (
  { choices: axes }: Library,
  { layouts }: Plan['book'],
  { choices }: Job,
): Pick<Plan, 'chosen' | 'layouts'> => {
  const options = [...choices].map(([axis, option]) => ({ axis, option, says: axes[axis]?.[option] }));
  return {
    chosen: Object.fromEntries(options.map(({ axis, option, says }) => [axis, says?.title ?? option])),
    layouts: new Map([...options.map(({ says }) => says?.layouts ?? {}), layouts].flatMap(Object.entries)),
  };
};

/** Decides what goes into one workbook, in what order, in which words. */
export const choose = (library: Library, job: Job): Plan | undefined => {
  const { ticket, today, report } = job;
  const book = bookOf(library, job);
  const all = book ? bookOrder(book, library) : [];
  const named = book ? checkNames(library, all, job) : false;
  checkReader(library, job);
  if (!book) return undefined;
  checkRequired(all, book, job);
  const sections = selected(all, book, job).flatMap((one) => planSection(one, book, library, job));
  if (sections.length === 0) {
    if (named) reportNothingLeft(job);
    return undefined;
  }
  if (named) checkChosen(sections, job);
  const hasHelplines = sections.some(({ value }) => layoutOf(value) === helplinesLayout);
  if (hasHelplines) checkCountry(library.helplines, job);
  if (hasHelplines && today !== undefined) checkHelplines(library, ticket, today, report);
  const aside = (id: string | undefined): PlannedSection | undefined =>
    id === undefined ? undefined : planSection({ id, role: 'filler' }, book, library, job)[0];
  const [filler, folding] = [aside(book.filler), aside(book.folding)];
  const { axes, words, references, spellings } = library;
  return {
    book,
    library: { axes, words, references, spellings, helplines: helplinesFor(library.helplines, ticket) },
    language: ticket.language ?? book.language,
    date: ticket.date ?? book.date,
    ...defined({ country: ticket.country === undefined ? undefined : ticket.country.toUpperCase() }),
    sections,
    ...defined({ filler, folding }),
    slots: slotValues(library, job),
    ...describeChoices(library, book, job),
  };
};
