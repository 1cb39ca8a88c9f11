import { type Entry, firstBook, type Library } from '../author/library.ts';
import { bookSchema, everyExercise } from '../author/schemas.ts';
import { type Choices, type Picked, pick } from '../author/written.ts';
import { error, type Place, type Report } from '../diagnostic.ts';
import { suggest } from '../nearest.ts';
import { check, type Output, type Path } from '../schema.ts';
import type { SlotValues } from '../slots.ts';
import type { Ticket } from '../ticket.ts';

/** A section of the book to be: in the words of one form, its gaps not yet filled. */
export interface PlannedSection extends Picked {
  readonly id: string;
  readonly what: Entry['what'];
  readonly role: 'front' | 'opening' | 'section' | 'back' | 'filler';
  /** The part it belongs to, by the id of the part's opening page. */
  readonly part?: string;
}

/** Everything decided: after this no code knows that there are forms. */
export interface Plan {
  readonly book: Output<typeof bookSchema>;
  readonly library: Pick<Library, 'words' | 'references' | 'helplines'>;
  /** The titles of the chosen options, by axis. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly language: string;
  readonly date: string;
  readonly sections: readonly PlannedSection[];
  readonly filler?: PlannedSection;
  readonly slots: SlotValues;
  /** Layouts that step in for others, as the book and the chosen options ask. */
  readonly layouts: ReadonlyMap<string, string>;
}

export interface Job {
  readonly ticket: Ticket;
  readonly choices: Choices;
  readonly placeOf: (path: Path) => Place | undefined;
  readonly report: Report;
}

const isForThisForm = (written: Entry['written'], { choices }: Job): boolean => {
  if (written.kind !== 'map') return true;
  const forms = written.entries.find(({ key }) => key === 'forms')?.value;
  if (!forms) return true;
  const named = (forms.kind === 'list' ? forms.items : [forms]).map((one) => (one.kind === 'scalar' ? String(one.value) : ''));
  return named.some((option) => [...choices.values()].includes(option));
};

type Listed = Pick<PlannedSection, 'role' | 'part'> & { readonly id: string };

const listed = (book: Plan['book'], { entries }: Library): readonly Listed[] => {
  const exercises = [...entries.values()].filter(({ what }) => what === 'exercise').map(({ id }) => id);
  return [
    ...book.front.map((id): Listed => ({ id, role: 'front' })),
    ...book.parts.flatMap(({ id: part, opening, sections }): readonly Listed[] => [
      ...(opening === undefined ? [] : [{ id: opening, role: 'opening', part } as const]),
      ...sections.flatMap((id) => (id === everyExercise ? exercises : id)).map((id): Listed => ({ id, role: 'section', part })),
    ]),
    ...book.back.map((id): Listed => ({ id, role: 'back' })),
  ];
};

/** Keeps what the ticket names. Front and back matter stay with whatever is chosen; a part without sections goes. */
const selected = (all: readonly Listed[], { ticket }: Job): readonly Listed[] => {
  const names = ({ id, part }: Listed): readonly string[] => (part === undefined ? [id] : [id, part]);
  const wanted = (one: Listed): boolean =>
    ticket.only.length === 0 ||
    one.role === 'front' ||
    one.role === 'back' ||
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
  return withOpenings.filter(({ role, part }) => role !== 'opening' || full.has(part));
};

/** Whether all that the ticket names is there. */
const proveNames = (library: Library, all: readonly Listed[], job: Job): boolean => {
  const { ticket, placeOf } = job;
  let right = true;
  const report: Job['report'] = (diagnostic) => {
    right = false;
    job.report(diagnostic);
  };
  const known = new Set([...all.map(({ id }) => id), ...all.flatMap(({ part }) => part ?? []), ...library.entries.keys()]);
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
  const slots = Object.keys(library.slots);
  for (const name of Object.keys(ticket.reader))
    if (!slots.includes(name))
      report(
        error(
          'choose/unknown-slot',
          `there is nothing called \`${name}\` to give for the reader`,
          placeOf(['reader', name]) ?? placeOf(['reader']),
          suggest(name, slots),
        ),
      );
  return right;
};

const slotValues = (library: Library, { ticket }: Job): SlotValues => {
  const entered: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(ticket.reader),
    ['practitioner', ticket.practitioner],
    ['dedication', ticket.dedication],
    ['start', ticket.start],
  ];
  return {
    given: new Map(
      entered.flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value] as const])),
    ),
    otherwise: new Map(Object.entries(library.slots).map(([name, slot]) => [name, slot.otherwise])),
  };
};

/** The book that the ticket names. */
const bookOf = ({ books, axes }: Library, { ticket, choices, placeOf, report }: Job): Plan['book'] | undefined => {
  const name = ticket.book ?? firstBook;
  const written = books.get(name);
  if (!written) {
    report(error('choose/unknown-book', `there is no book \`${name}\``, placeOf(['book']), suggest(name, books.keys())));
    return undefined;
  }
  const checked = check(bookSchema, pick(written, axes, choices, report).value);
  return checked.ok ? checked.value : undefined;
};

/** Decides what goes into one workbook, in what order, in which words. */
export const choose = (library: Library, job: Job): Plan | undefined => {
  const { ticket, report } = job;
  const book = bookOf(library, job);
  if (!book) return undefined;
  const all = listed(book, library);
  const named = proveNames(library, all, job);
  const section = ({ id, role, part }: Listed): readonly PlannedSection[] => {
    const entry = library.entries.get(id);
    if (!entry || !isForThisForm(entry.written, job)) return [];
    const picked = pick(entry.written, library.axes, job.choices, report);
    return [{ id, what: entry.what, role, ...(part === undefined ? {} : { part }), ...picked }];
  };
  const sections = selected(all, job).flatMap(section);
  if (sections.length === 0 && named) {
    report(
      error(
        'choose/nothing-left',
        'the ticket leaves nothing to print',
        job.placeOf(['without']) ?? job.placeOf(['only']),
        'leave out less',
      ),
    );
    return undefined;
  }
  if (sections.length === 0) return undefined;
  const slots = slotValues(library, job);
  const filler = book.filler === undefined ? [] : section({ id: book.filler, role: 'filler' });
  return {
    book,
    library,
    chosen: Object.fromEntries(
      [...job.choices].map(([axis, option]) => [axis, library.choices[axis]?.[option]?.title ?? option]),
    ),
    language: ticket.language ?? book.language,
    date: ticket.date ?? book.date,
    sections,
    ...(filler[0] ? { filler: filler[0] } : {}),
    slots,
    layouts: new Map(
      [...[...job.choices].map(([axis, option]) => library.choices[axis]?.[option]?.layouts ?? {}), book.layouts].flatMap(
        Object.entries,
      ),
    ),
  };
};
