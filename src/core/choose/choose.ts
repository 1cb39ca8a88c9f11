import { acrossOf, type Book, defaultBook, eachOf, resolveBook } from '../author/books.ts';
import type { Entry } from '../author/entries.ts';
import type { Library } from '../author/library.ts';
import { resolve } from '../author/resolve.ts';
import { tagsIn, withoutTagged } from '../author/tags.ts';
import { fieldOf, textsOf, type YamlNode } from '../author/yaml-node.ts';
import { defined } from '../model/defined.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { checkAppointments, packetOrder, plannedAppointments } from './appointments.ts';
import { checkBothWays } from './both-ways.ts';
import {
  checkEmptied,
  checkRequired,
  isWithin,
  openOptions,
  requiredLeftOut,
  tagsNamed,
  tellTooMuch,
  untagged,
  withAdded,
  withoutEmptied,
} from './for-client.ts';
import { checkCountry, checkHelplines, helplinesFor, helplinesLayout } from './helplines.ts';
import type { Alternative, Job, Plan, PlannedSection } from './plan.ts';
import {
  bookOrder,
  type Choosable,
  checkChosen,
  checkNames,
  type ListedSection,
  reportNothingLeft,
  selected,
  tellAdded,
} from './select.ts';
import { checkReader, slotValues } from './slots.ts';
import { tellSpokenOf } from './spoken-of.ts';
import { bookOf, checkUnplanned } from './unplanned.ts';

/** Whether an entry is for what is chosen: its `only` names one of the options, or it has none. */
const isFor = (node: YamlNode, choices: Job['choices']): boolean => {
  const only = fieldOf(node, 'only');
  if (!only) return true;
  const named = (only.kind === 'list' ? only.items : [only]).map((one) =>
    one.kind === 'scalar' ? String(one.value) : '',
  );
  return named.some((option) => [...choices.values()].includes(option));
};

/** What sections are planned from. */
interface Planning {
  /** Tags of what is left out. */
  readonly tags: readonly string[];
  readonly book: Book;
  readonly library: Library;
  readonly job: Job;
}

/** An exercise in every option of the axis that the book goes across, those left out that it is not for. */
const alternativesOf = (
  { kind, node }: Entry,
  { book: { across: axis }, library: { axes, choices: options }, job: { choices, report } }: Planning,
): readonly Alternative[] | undefined => {
  if (axis === undefined || kind !== 'exercise') return undefined;
  return (axes.get(axis) ?? []).flatMap((option): readonly Alternative[] => {
    const these = new Map([...choices, [axis, option]]);
    const title = options[axis]?.[option]?.title ?? option;
    const alternative = { option, title, choices: these, resolved: resolve(node, axes, these, report) };
    return isFor(node, these) ? [alternative] : [];
  });
};

const layoutOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'layout' in value ? value.layout : undefined;

/** The layouts that chosen options bring, and those of the book. */
const layoutsFor = (choices: Job['choices'], { book, library }: Pick<Planning, 'book' | 'library'>) =>
  new Map(
    [
      ...[...choices].map(([axis, option]) => library.choices[axis]?.[option]?.layouts ?? {}),
      book.layouts,
    ].flatMap(Object.entries<string>),
  );

/**
 * The choices that an entry stands in: its own where the ticket gives it some, or the book does and the ticket names none. What a
 * book may not be without stands as the book says, whatever the ticket asks of the rest.
 */
const choicesApart = (
  id: string,
  asked: Readonly<Record<string, string>>,
  { book, library: { axes }, job: { choices, ticket } }: Planning,
): Job['choices'] | undefined => {
  const said = Object.entries(book.apart[id] ?? {});
  const free = said.filter(([axis]) => !ticket.choices[axis]);
  const held = book.required.includes(id) ? said : [];
  const own = [...free, ...Object.entries(asked), ...held].filter(([axis, option]) =>
    axes.get(axis)?.includes(option),
  );
  return own.length > 0 ? new Map([...choices, ...own]) : undefined;
};

const memoTitled = createMemo<object>();

/** The page that opens an appointment, with its number behind its title. */
const titledBy = (value: unknown, number: number): unknown =>
  isTree(value)
    ? memoTitled([value], String(number), () => ({ ...value, title: `${String(value.title)} ${number}` }))
    : value;

/** An entry in the words chosen; none when there is no such entry for this choice. */
const planSection = (listed: ListedSection, planning: Planning): readonly PlannedSection[] => {
  const { id, role, part, entryId: of = id, choices: asked = {}, appointment } = listed;
  const { library, job, tags } = planning;
  const entry = library.entries.get(of);
  const across = entry && alternativesOf(entry, planning);
  const apart = choicesApart(of, asked, planning);
  const choices = across?.[0]?.choices ?? apart ?? job.choices;
  if (!entry || !isFor(entry.node, choices)) return [];
  const resolved = resolve(withoutTagged(entry.node, tags), library.axes, choices, job.report);
  const layouts = apart && layoutsFor(apart, planning);
  const value = role === 'opening' && appointment ? titledBy(resolved.value, appointment) : resolved.value;
  const more = defined({ part, across, layouts, appointment });
  return [{ id, entry, kind: entry.kind, role, ...more, ...resolved, value }];
};

/** The titles of the options along the axes that the book is made for each of; undefined when it is made in one way alone. */
const variantOf = ({ books }: Library, { ticket }: Job, chosen: Plan['chosen']): string | undefined => {
  const book = books.get(ticket.book ?? defaultBook);
  const titles = eachOf(book).flatMap((axis) => (axis === acrossOf(book) ? [] : (chosen[axis] ?? [])));
  return titles.length > 0 ? titles.join(', ') : undefined;
};

/** What the chosen options declare: their titles by axis, and the layouts they bring. */
const describeChoices = ({ book, library, job }: Planning) => {
  const options = [...job.choices].map(([axis, option]) => ({
    axis,
    option,
    declared: library.choices[axis]?.[option],
  }));
  const chosen = Object.fromEntries(
    options.map(({ axis, option, declared }) => [axis, declared?.title ?? option]),
  );
  const variant = variantOf(library, job, chosen);
  return { chosen, ...defined({ variant }), layouts: layoutsFor(job.choices, { book, library }) };
};

/** Holds help lines to their country and age, where the book prints any. */
const checkPrintedHelplines = (sections: readonly PlannedSection[], { library, job }: Planning): void => {
  if (!sections.some(({ value }) => layoutOf(value) === helplinesLayout)) return;
  checkCountry(library.helplines, job);
  const { ticket, today, isForSale = false, report } = job;
  const mistakes: Report = (one) => (one.severity === 'error' ? report(one) : undefined);
  if (today !== undefined) checkHelplines(library, ticket, today, isForSale ? report : mistakes);
};

/** The books that hold a section or part, as chosen. */
const booksWith = (name: string, { library, job: { choices } }: Planning): readonly string[] =>
  [...library.books].flatMap(([book, node]) => {
    const read = resolveBook(node, library.axes, choices, () => undefined);
    return read && bookOrder(read, library).some(({ id, part }) => id === name || part === name) ? book : [];
  });

/** Whether something in an entry has a tag that is left out. */
const isTaggedWithin = (id: string, tag: string, { library, tags }: Planning): boolean => {
  const entry = library.entries.get(id);
  return entry !== undefined && tags.includes(tag) && tagsIn(entry.node).includes(tag);
};

/** What is to be told of names that are not in the book as it is chosen. */
const choosable = (all: readonly ListedSection[], planning: Planning): Choosable => {
  const { library, job } = planning;
  const listed = (name: string): readonly ListedSection[] =>
    all.filter(({ id, part, role }) => id === name || (part === name && role === 'section'));
  const quiet: Planning = { ...planning, job: { ...job, report: () => undefined } };
  return {
    isHere: (name) =>
      all.length > untagged(all, [name], library).length ||
      all.some(({ id, entryId = id }) => isTaggedWithin(entryId, name, planning)) ||
      listed(name).some((one) => planSection(one, quiet).length > 0),
    elsewhere: (name) => {
      if (planning.tags.includes(name)) return 'nothing in this book has this tag';
      const [entry] = listed(name).flatMap(({ id, entryId = id }) => library.entries.get(entryId) ?? []);
      const only = entry && textsOf(fieldOf(entry.node, 'only')).map(({ value }) => `\`${value}\``);
      if (only && only.length > 0) return `it is for the choice ${only.join(', ')}`;
      const books = booksWith(name, planning).filter((book) => book !== (job.ticket.book ?? defaultBook));
      return books.length > 0
        ? `it is in the book ${books.map((book) => `\`${book}\``).join(', ')}`
        : 'no book of this content holds it for this choice';
    },
  };
};

/** Refuses an exercise of an appointment that is not for what is chosen. */
const checkPlanned = (
  wanted: readonly ListedSection[],
  planning: Planning,
  { elsewhere }: Choosable,
): void => {
  const { placeOf, report } = planning.job;
  const quiet: Planning = { ...planning, job: { ...planning.job, report: () => undefined } };
  for (const one of wanted) {
    const { id, entryId, path } = one;
    if (!path || planSection(one, quiet).length > 0) continue;
    const said = `\`${entryId}\` is not in this book as it is chosen`;
    report(error('choose/not-here', said, placeOf(path) ?? placeOf(path.slice(0, 1)), elsewhere(id)));
  }
};

/** The same section where it asks no more than the ticket allows: as chosen, else in the first option of its own that asks so little. */
const fitted = (
  planned: PlannedSection,
  listed: ListedSection,
  planning: Planning,
): PlannedSection | undefined => {
  const { book, library, job } = planning;
  const isFree = planned.role !== 'section' || planned.kind !== 'exercise' || book.across !== undefined;
  if (isFree || isWithin(planned.value, job.ticket)) return planned;
  return openOptions(library, book, job)
    .filter((option) => Object.keys(option).every((axis) => !listed.choices?.[axis]))
    .flatMap((option) => planSection({ ...listed, choices: { ...listed.choices, ...option } }, planning))
    .find(({ value }) => isWithin(value, job.ticket));
};

/** Sections as planned, and those left out that ask too much of the client, as reported; none where that leaves no exercise. */
const planAll = (listed: readonly ListedSection[], planning: Planning) => {
  const tooMuch: string[] = [];
  const sections = listed.flatMap((one) =>
    planSection(one, planning).flatMap((planned) => {
      const fit = fitted(planned, one, planning);
      if (!fit) tooMuch.push(one.entryId ?? one.id);
      return fit ?? [];
    }),
  );
  tellTooMuch([...new Set(tooMuch)], planning.job);
  const hasExercise = sections.some(({ kind }) => kind === 'exercise');
  if (tooMuch.length > 0 && hasExercise) checkEmptied(listed, sections, planning.job);
  return { sections: tooMuch.length > 0 && !hasExercise ? [] : sections, tooMuch };
};

/** The sections that are printed; none when nothing is left, as reported. */
const planSections = (all: readonly ListedSection[], planning: Planning): readonly PlannedSection[] => {
  const { book, library, job, tags } = planning;
  const isNamed = checkNames(library, all, { ...job, tags });
  if (!checkAppointments(library, job)) return [];
  checkRequired(all, planning, job);
  checkBothWays(all, planning);
  const left = untagged(all, tags, library);
  const wanted = untagged(withAdded(selected(left, book, job), job.ticket), tags, library);
  const { sections: planned, tooMuch } = planAll(wanted, planning);
  const sections = withoutEmptied(planned, all, planning);
  const found = choosable(all, planning);
  if (isNamed && job.ticket.appointments) checkPlanned(wanted, planning, found);
  if (isNamed && sections.length === 0) reportNothingLeft(job);
  else if (isNamed) checkChosen(found, job);
  if (isNamed) tellAdded(sections, book, job);
  if (isNamed) tellSpokenOf(sections, all, { ...planning, tooMuch });
  return sections;
};

/** Decides what goes into one workbook, in what order, in which words; undefined when that is nothing, as reported. */
export const choose = (library: Library, job: Job): Plan | undefined => {
  const { ticket } = job;
  const book = bookOf(library, job);
  if (!book) return checkUnplanned(library, job);
  checkReader(library, job);
  const all = ticket.appointments ? packetOrder(book, job) : bookOrder(book, library);
  const tags = tagsNamed(ticket, all, library);
  const planning: Planning = { book, library, job, tags };
  const sections = planSections(all, planning);
  if (sections.length === 0) return undefined;
  checkPrintedHelplines(sections, planning);
  const aside = (id: string | undefined): PlannedSection | undefined =>
    id === undefined ? undefined : planSection({ id, role: 'filler' }, planning)[0];
  const { axes, words, references, spellings } = library;
  return {
    book,
    library: { axes, words, references, spellings, helplines: helplinesFor(library.helplines, ticket) },
    language: ticket.language ?? book.language,
    date: ticket.date ?? book.date,
    sections,
    fillers: book.filler.flatMap((id) => aside(id) ?? []),
    slots: slotValues(library, job, book),
    appointments: plannedAppointments(ticket),
    overridden: ticket.practitioner_override ? requiredLeftOut(all, planning) : [],
    sheet: { lines: ticket.blanks === 'lines', ...defined({ date: ticket.date }) },
    ...defined({
      country: ticket.country?.toUpperCase(),
      folding: aside(book.folding),
    }),
    ...describeChoices(planning),
  };
};
