import type { Choices } from '../author/axes.ts';
import type { Library } from '../author/library.ts';
import { isTagged } from '../author/tags.ts';
import { error, warning } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import type { Job, Plan, PlannedSection } from './plan.ts';
import { type ListedSection, namesOf } from './select.ts';
import type { Ticket } from './ticket.ts';

// What suits one client: what is left out by what it is, what comes before, and how much is asked.

/** The names under `without` that are tags: no exercise, page or part is called so. */
export const tagsNamed = (
  { without }: Ticket,
  all: readonly ListedSection[],
  library: Library,
): readonly string[] => {
  const ids = new Set<string | undefined>([
    ...library.catalog.keys(),
    ...all.flatMap(({ id, part }) => [id, part]),
  ]);
  const others = without.filter((name) => !ids.has(name));
  return others.length === 0 ? [] : others.filter((name) => library.tags().has(name));
};

/** The sections of which no entry as a whole has one of these tags. */
export const untagged = (
  all: readonly ListedSection[],
  tags: readonly string[],
  { entries }: Library,
): readonly ListedSection[] =>
  tags.length === 0
    ? all
    : all.filter(({ id, entryId = id }) => {
        const entry = entries.get(entryId);
        return !entry || !isTagged(entry.node, tags);
      });

/** Whether a name under `without` leaves a section out: by its own name, its part or a tag. */
export const leavesOut = (
  name: string,
  one: ListedSection,
  { tags, library }: { readonly tags: readonly string[]; readonly library: Library },
): boolean =>
  namesOf(one).includes(name) || (tags.includes(name) && untagged([one], [name], library).length === 0);

/** Sections with what the ticket adds, and does not leave out, before the first exercise, from wherever else it stands. */
export const withAdded = (
  sections: readonly ListedSection[],
  { add: asked, without }: Ticket,
): readonly ListedSection[] => {
  const add = asked.filter((id) => !without.includes(id));
  if (add.length === 0) return sections;
  const others = sections.filter(({ id }) => !add.includes(id));
  const at = others.findIndex(({ role }) => role === 'section');
  const first = others[at];
  if (!first) return sections;
  const { part, appointment } = first;
  const place = { ...(part === undefined ? {} : { part }), ...(appointment ? { appointment } : {}) };
  const added = add.map((id): ListedSection => ({ ...place, id, role: 'section' }));
  return [...others.slice(0, at), ...added, ...others.slice(at)];
};

const numberAt = (value: unknown, field: string): number => {
  const number = isTree(value) ? Number(value[field] ?? 0) : 0;
  return Number.isNaN(number) ? 0 : number;
};

/** Whether an exercise, as it reads, asks no more than a ticket allows. What declares nothing asks nothing. */
export const isWithin = (value: unknown, { max_dose, max_minutes }: Ticket): boolean =>
  (max_dose === undefined || numberAt(value, 'dose') <= max_dose) &&
  (max_minutes === undefined || numberAt(value, 'minutes') <= max_minutes);

/**
 * Sections without those of a part that lost all its exercises by what they are or ask: what opens it and sums it up would speak of
 * nothing. What no copy may be without stays, and so does a part of which a ticket names one by one what it does without.
 */
export const withoutEmptied = (
  sections: readonly PlannedSection[],
  all: readonly ListedSection[],
  {
    book: { required },
    library: { entries },
    job: { ticket },
    tags,
  }: Within & { readonly tags: readonly string[] },
): readonly PlannedSection[] => {
  const isJudged =
    [ticket.max_dose, ticket.max_minutes].some((most) => most !== undefined) || tags.length > 0;
  if (!isJudged || ticket.only.length > 0) return sections;
  const isExercise = ({ id, entryId = id }: ListedSection): boolean =>
    entries.get(entryId)?.kind === 'exercise';
  const before = new Set(all.filter(isExercise).map(({ part }) => part));
  const after = new Set(sections.filter(({ kind }) => kind === 'exercise').map(({ part }) => part));
  return sections.filter(
    ({ id, part }) => part === undefined || !before.has(part) || after.has(part) || required.includes(id),
  );
};

/** The options, one at a time, that an exercise may stand in so as to ask less: along axes that neither the ticket nor the book has taken. */
export const openOptions = (
  { axes }: Library,
  { each, across }: Plan['book'],
  { ticket, choices }: Job,
): readonly Readonly<Record<string, string>>[] =>
  [...axes].flatMap(([axis, options]) =>
    ticket.choices[axis] || each.includes(axis) || axis === across
      ? []
      : options.filter((option) => option !== choices.get(axis)).map((option) => ({ [axis]: option })),
  );

export const withOption = (choices: Choices, option: Readonly<Record<string, string>>): Choices =>
  new Map([...choices, ...Object.entries(option)]);

/** Tells which exercises are left out because they ask too much. */
export const tellTooMuch = (ids: readonly string[], { ticket, placeOf, report }: Job): void => {
  if (ids.length === 0) return;
  const fields = (['max_dose', 'max_minutes'] as const).filter((field) => ticket[field] !== undefined);
  const which = fields.map((field) => `\`${field}\``).join(' and ');
  const list = ids.map((id) => `\`${id}\``).join(', ');
  const said = `${which} ${fields.length === 1 ? 'leaves' : 'leave'} out ${list}`;
  report(
    warning(
      'choose/too-much',
      said,
      placeOf([fields[0] ?? '']),
      'no version of it that may stand here asks so little; `octavo list` shows what each asks',
    ),
  );
};

/** Refuses a packet of which an appointment loses all its exercises by what they ask: its day and its note would go untold. */
export const checkEmptied = (
  listed: readonly ListedSection[],
  sections: readonly PlannedSection[],
  { placeOf, report }: Job,
): void => {
  const left = new Set(sections.filter(({ role }) => role === 'section').map((one) => one.appointment));
  const asked = listed.flatMap(({ path, appointment }) => (path && appointment ? appointment : []));
  for (const number of new Set(asked)) {
    if (left.has(number)) continue;
    const place = placeOf(['appointments', number - 1, 'exercises']) ?? placeOf(['appointments']);
    const said = `appointment ${number} has no exercise left`;
    report(
      error(
        'choose/empty-appointment',
        said,
        place,
        'allow more, or name one that asks less, or leave it out',
      ),
    );
  }
};

/** What no copy of a book may be without and one name leaves out: by itself, its part or a tag. */
const requiredBy = (
  name: string,
  all: readonly ListedSection[],
  { book: { required }, library: { entries } }: Within,
): readonly string[] => {
  const held = all.filter(({ id, part }) => {
    const entry = entries.get(id);
    const isNamed = id === name || part === name || (entry && isTagged(entry.node, [name]));
    return required.includes(id) && isNamed;
  });
  return [...new Set([...(required.includes(name) ? [name] : []), ...held.map(({ id }) => id)])];
};

/** The book that something is left out of, and what it is made of. */
interface Within {
  readonly book: Plan['book'];
  readonly library: Library;
  readonly job: Job;
}

/** What no copy of a book may be without and the ticket leaves out. */
export const requiredLeftOut = (all: readonly ListedSection[], within: Within): readonly string[] => [
  ...new Set(within.job.ticket.without.flatMap((name) => requiredBy(name, all, within))),
];

/** What no copy may be without cannot be left out, by its own name, its part's or a tag; a practitioner may, and this is told. */
export const checkRequired = (
  all: readonly ListedSection[],
  within: Within,
  { ticket, placeOf, report }: Job,
): void => {
  const may = ticket.practitioner_override;
  ticket.without.forEach((name, index) => {
    const held = requiredBy(name, all, within);
    if (held.length === 0) return;
    const place = placeOf(['without', index]) ?? placeOf(['without']);
    const hint = held.includes(name)
      ? 'it keeps readers safe'
      : `it holds \`${held[0]}\`, which keeps readers safe`;
    const lift = 'whoever answers for it may say `--practitioner-override`';
    if (may) report(warning('choose/overridden', `\`${name}\` is left out of this copy`, place, hint));
    else report(error('choose/required', `\`${name}\` cannot be left out of this book`, place, hint, lift));
  });
  if (may && requiredLeftOut(all, within).length === 0) {
    const said = 'nothing is left out that `practitioner_override` is needed for';
    report(warning('choose/no-override', said, placeOf(['practitioner_override']), 'leave it out'));
  }
};
