import type { Library } from '../author/library.ts';
import { everyExercise } from '../author/schemas.ts';
import { error, warning } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { Job, Plan, PlannedSection } from './plan.ts';

/** A section by its id, where its book lists it. */
export type ListedSection = Pick<PlannedSection, 'role' | 'part' | 'appointment'> & {
  readonly id: string;
  /** The entry it is made of, where that is called otherwise; and the options that it stands in whatever else is chosen. */
  readonly entryId?: string;
  /** Where the ticket asks for it. */
  readonly path?: Path;
  readonly choices?: Readonly<Record<string, string>>;
};

/** Every section of a book, in its order. */
export const bookOrder = (book: Plan['book'], { catalog }: Library): readonly ListedSection[] => {
  const exercises = [...catalog].flatMap(([id, what]) => (what === 'exercise' ? id : []));
  return [
    ...book.front.map((id): ListedSection => ({ id, role: 'front' })),
    ...book.parts.flatMap(({ id: part, opening, sections }): readonly ListedSection[] => [
      ...(opening === undefined ? [] : [{ id: opening, role: 'opening', part } as const]),
      ...sections
        .flatMap((id) => (id === everyExercise ? exercises : id))
        .map((id): ListedSection => ({ id, role: 'section', part })),
    ]),
    ...book.back.map((id): ListedSection => ({ id, role: 'back' })),
  ];
};

/** What a section goes by: its own name, that of what it is made of, and its part's. */
export const namesOf = ({ id, entryId = id, part }: ListedSection): readonly string[] =>
  part === undefined ? [id, entryId] : [id, entryId, part];

/** Where a ticket first names a section; −1: nowhere. */
const rankOf = (one: ListedSection, only: readonly string[]): number =>
  only.findIndex((name) => namesOf(one).includes(name));

/**
 * Sections in the order in which the ticket names them; those of a part in their usual order. What it does not name must be there
 * all the same: it stands before the first of those that usually follow it.
 */
const asNamed = (usual: readonly ListedSection[], only: readonly string[]): readonly ListedSection[] => {
  const ordered = usual
    .filter((one) => rankOf(one, only) >= 0)
    .sort((one, other) => rankOf(one, only) - rankOf(other, only));
  for (const one of usual.filter((each) => rankOf(each, only) < 0)) {
    const at = ordered.findIndex((other) => usual.indexOf(other) > usual.indexOf(one));
    ordered.splice(at < 0 ? ordered.length : at, 0, one);
  }
  return ordered;
};

/** Parts of which other sections stand in between: none of them can be opened. */
export const dividedParts = (sections: readonly Pick<ListedSection, 'part'>[]): ReadonlySet<string> => {
  const parts = sections.map(({ part }) => part);
  const opened = parts.filter((part, index) => part !== parts[index - 1]);
  return new Set(
    opened.flatMap((part, index) => (part !== undefined && opened.indexOf(part) < index ? part : [])),
  );
};

/** Keeps the order of a ticket's `only` among sections. A part is opened before its first section, where no other part comes between. */
const inOrder = (
  standing: readonly ListedSection[],
  { required }: Plan['book'],
  only: readonly string[],
): readonly ListedSection[] => {
  if (only.length === 0) return standing;
  const parts = new Set(standing.filter(({ role }) => role === 'section').map(({ part }) => part));
  const isOpening = ({ role, part }: ListedSection): boolean => role === 'opening' && parts.has(part);
  const isAround = ({ role }: ListedSection): boolean => role === 'front' || role === 'back';
  const sections = asNamed(
    standing.filter((one) => !isAround(one) && !isOpening(one)),
    only,
  );
  const divided = dividedParts(sections);
  const opened = new Set<string | undefined>();
  const openingOf = (part: string | undefined): readonly ListedSection[] => {
    if (opened.has(part)) return [];
    opened.add(part);
    return standing.filter(
      (one) => isOpening(one) && one.part === part && (required.includes(one.id) || !divided.has(part ?? '')),
    );
  };
  return [
    ...standing.filter(({ role }) => role === 'front'),
    ...sections.flatMap((one) => [...openingOf(one.part), one]),
    ...standing.filter(({ role }) => role === 'back'),
  ];
};

/**
 * Keeps what the ticket names, in the order in which it does. Front and back matter and what is required stay with whatever is
 * chosen; a part without sections goes.
 */
export const selected = (
  all: readonly ListedSection[],
  book: Plan['book'],
  { ticket: { only, without } }: Job,
): readonly ListedSection[] => {
  const { required } = book;
  const isLeft = (one: ListedSection): boolean => !namesOf(one).some((name) => without.includes(name));
  const isWanted = (one: ListedSection): boolean =>
    only.length === 0 || one.role === 'front' || one.role === 'back' || isAskedFor(one, required, only);
  const left = all.filter((one) => isLeft(one) && (one.role === 'opening' || isWanted(one)));
  const full = new Set(left.filter(({ role }) => role === 'section').map(({ part }) => part));
  const standing = left.filter(
    ({ id, role, part }) => role !== 'opening' || full.has(part) || required.includes(id),
  );
  return inOrder(standing, book, only);
};

const isAskedFor = (one: ListedSection, required: readonly string[], only: readonly string[]): boolean =>
  required.includes(one.id) || rankOf(one, only) >= 0;

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Tells what stands in a copy beside what its ticket names, and why. */
export const tellAdded = (
  sections: readonly PlannedSection[],
  { required }: Plan['book'],
  { ticket: { only, add }, placeOf, report }: Job,
): void => {
  if (only.length === 0) return;
  const unnamed = sections.filter((one) => rankOf(one, only) < 0 && !add.includes(one.id));
  const added = unnamed.filter(
    ({ id, role }) => (role === 'section' || role === 'opening') && required.includes(id),
  );
  const around = unnamed.filter(({ role }) => role === 'front' || role === 'back');
  // Whoever names a page of the front or back matter takes it for a thing to be chosen.
  const isChosen = sections.some(
    (one) => (one.role === 'front' || one.role === 'back') && rankOf(one, only) >= 0,
  );
  if (added.length > 0)
    report(
      warning(
        'choose/required-added',
        `${quoted(added.map(({ id }) => id))} ${added.length === 1 ? 'stands' : 'stand'} in this copy as well`,
        placeOf(['only']),
        'no copy of this book may be without: its `required` says so',
      ),
    );
  if (isChosen && around.length > 0)
    report(
      warning(
        'choose/front-and-back',
        `${quoted(around.map(({ id }) => id))} ${around.length === 1 ? 'stands' : 'stand'} in this copy as well`,
        placeOf(['only']),
        'front and back matter stays with whatever is chosen; `without` leaves pages of it out',
      ),
    );
  const divided = dividedParts(sections.filter(({ role }) => role === 'section'));
  if (divided.size > 0)
    report(
      warning(
        'choose/divided-part',
        `the order given divides ${quoted([...divided])}: such a part has no opening page here`,
        placeOf(['only']),
        'name the exercises of a part one after the other',
      ),
    );
};

/** Which tags there are; undefined: none. */
const tellTags = ({ tags }: Library): string | undefined =>
  tags().size === 0 ? undefined : `what has one of these tags can be left out: ${quoted([...tags()].sort())}`;

/** Whether all that the ticket names is there. */
export const checkNames = (
  library: Library,
  all: readonly ListedSection[],
  job: Job & { readonly tags: readonly string[] },
): boolean => {
  const { ticket, placeOf } = job;
  let isRight = true;
  const report: Job['report'] = (diagnostic) => {
    isRight = false;
    job.report(diagnostic);
  };
  const known = new Set([
    ...all.map(({ id }) => id),
    ...all.flatMap(({ part }) => part ?? []),
    ...library.catalog.keys(),
  ]);
  for (const field of ['only', 'without', 'add'] as const)
    ticket[field].forEach((name, index, names) => {
      const which = names.length > 1 ? ` (${index + 1} of ${names.length})` : '';
      if (!known.has(name) && !(field === 'without' && job.tags.includes(name)))
        report(
          error(
            'choose/unknown-entry',
            `there is no exercise, page or part ${called(name, known)}${which}`,
            placeOf([field, index]) ?? placeOf([field]),
            suggest(name, known) ?? '`octavo list` shows the exercises',
            field === 'without' ? tellTags(library) : undefined,
          ),
        );
    });
  return isRight;
};

/** What the names on a ticket are looked for among. */
export interface Choosable {
  /** Whether a section, or one of a part, is in the book as it is chosen. */
  readonly isHere: (name: string) => boolean;
  /** Where else it is: in what other choice, or in which other books. */
  readonly elsewhere: (name: string) => string;
}

/** Warns of what the ticket asks for or leaves out and the book as chosen does not have; refuses a book with none of it. */
export const checkChosen = ({ isHere, elsewhere }: Choosable, { ticket, placeOf, report }: Job): void => {
  const say = ticket.only.some(isHere) ? warning : error;
  for (const [field, told] of [
    ['only', say],
    ['without', warning],
  ] as const)
    ticket[field].forEach((name, index) => {
      if (isHere(name)) return;
      const place = placeOf([field, index]) ?? placeOf([field]);
      report(
        told('choose/not-here', `\`${name}\` is not in this book as it is chosen`, place, elsewhere(name)),
      );
    });
};

/** Tells that a ticket leaves nothing to print. */
export const reportNothingLeft = ({ placeOf, report }: Job): void =>
  report(
    error(
      'choose/nothing-left',
      'the ticket leaves nothing to print',
      ['without', 'max_dose', 'max_minutes', 'only'].map((field) => placeOf([field])).find(Boolean),
      'leave out less, or allow more',
    ),
  );
