import type { Library } from '../author/library.ts';
import { everyExercise } from '../author/schemas.ts';
import { error, warning } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import type { Job, Plan, PlannedSection } from './plan.ts';

/** A section by its id, where its book lists it. */
export type ListedSection = Pick<PlannedSection, 'role' | 'part'> & { readonly id: string };

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

/** The names of a section: its own, and its part's. */
const names = ({ id, part }: ListedSection): readonly string[] => (part === undefined ? [id] : [id, part]);

/** Keeps what the ticket names. Front and back matter and what is required stay with whatever is chosen; a part without sections goes. */
export const selected = (
  all: readonly ListedSection[],
  { required }: Plan['book'],
  { ticket }: Job,
): readonly ListedSection[] => {
  const isWanted = (one: ListedSection): boolean =>
    ticket.only.length === 0 ||
    one.role === 'front' ||
    one.role === 'back' ||
    required.includes(one.id) ||
    names(one).some((name) => ticket.only.includes(name));
  const left = all.filter(
    (one) => isWanted(one) && !names(one).some((name) => ticket.without.includes(name)),
  );
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
export const checkNames = (library: Library, all: readonly ListedSection[], job: Job): boolean => {
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
  return isRight;
};

/** Warns of what the ticket names and the book as chosen does not have; refuses a book with none of it. */
export const checkChosen = (sections: readonly PlannedSection[], { ticket, placeOf, report }: Job): void => {
  const isHere = (name: string): boolean => sections.some(({ id, part }) => id === name || part === name);
  const diagnose = ticket.only.some(isHere) ? warning : error;
  ticket.only.forEach((name, index) => {
    if (isHere(name)) return;
    const place = placeOf(['only', index]) ?? placeOf(['only']);
    report(
      diagnose(
        'choose/not-here',
        `\`${name}\` is not in this book as it is chosen`,
        place,
        'another choice or another `--book` may have it',
      ),
    );
  });
};

/** What no copy may be without cannot be left out, by its own name or its part's. */
export const checkRequired = (
  all: readonly ListedSection[],
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
