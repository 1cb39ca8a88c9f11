import type { EntryKind } from '../author/entries.ts';
import { schemaOf } from '../author/schemas.ts';
import { isForElsewhere } from '../choose/helplines.ts';
import type { Plan, PlannedSection } from '../choose/plan.ts';
import { createMemo } from '../model/memo.ts';
import { type Prose, proseToMarkup, readProse } from '../model/prose.ts';
import { fieldNames } from '../schema/check.ts';
import { isProse } from '../schema/vocabulary.ts';
import { printedBrand } from './brand.ts';
import { type Printable, printable } from './printable.ts';
import { printedRoom } from './reader-context.ts';
import type { Variant } from './variants.ts';

/** A section's fields, filled and typed, and its blocks as written, filled. */
export interface FilledSection {
  readonly planned: PlannedSection;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly blocks: readonly unknown[];
  readonly title: Prose;
  readonly layout: string;
  /** The layout that its entry names, in place of which an option may put another. */
  readonly layoutNamed: string;
  /** In the table of contents. */
  readonly isListed: boolean;
  readonly across: readonly Variant[];
  /** Whether some of its words are the reader's. */
  readonly isPersonal: boolean;
}

type PlanLibrary = Plan['library'];

const printed = (prose: Prose): Printable => printable(() => proseToMarkup(prose));

/** Every prose of a typed value made printable. */
const toContext = (value: unknown): unknown => {
  if (Array.isArray(value)) return listToContext(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toContext(inner)]));
};

// An empty list may be either: it prints nothing, and to a template it is not there.
const listToContext = (list: readonly unknown[]): unknown =>
  list.length > 0 && isProse(list) ? printed(list) : list.map(toContext);

/** The parts, each with its first and last section. */
const partsOf = (all: readonly FilledSection[]): readonly object[] =>
  all
    .filter(({ planned }) => planned.role === 'opening')
    .map(({ planned, title }) => {
      const last = all.filter((one) => one.planned.part === planned.part).at(-1);
      return { title: printed(title), first: planned.id, last: last?.planned.id ?? planned.id };
    });

type Words = PlanLibrary['words'];

const printedWords = (words: Words, print: (text: string) => Printable): object =>
  Object.fromEntries(Object.entries(words).map(([name, room]) => [name, printedRoom(room, print)]));

/** The entries of a table of contents. */
const contentsEntries = (all: readonly FilledSection[]): readonly object[] => {
  const openings = all.flatMap(({ planned }) => (planned.role === 'opening' ? [planned] : []));
  return all
    .filter(({ isListed, planned }) => isListed && planned.role !== 'filler')
    .map(({ planned, title }, index, list) => ({
      title: printed(title),
      to: planned.id,
      level: planned.role === 'opening' ? 'part' : 'section',
      number: planned.role === 'opening' ? openings.indexOf(planned) + 1 : null,
      // What comes after the parts belongs to none of them.
      apart: planned.role === 'back' && list[index - 1]?.planned.role !== 'back',
    }));
};

const printedReferences = ({ references }: PlanLibrary): readonly object[] =>
  Object.entries(references).flatMap(([id, { text, note }]) =>
    text ? [{ id, text: printed(text), note: note ? printed(note) : null }] : [],
  );

type Place = PlanLibrary['helplines'][number];
type Reading = Pick<Place['lines'][number], 'verified_on'> & NonNullable<Place['emergency_read']>;

const yearOf = (day: string | undefined): string | null => day?.slice(0, 4) ?? null;

/** The page where a line was read, by its host, and by its year where it bears one. */
const pageOf = ({ source_url, source_dated }: Reading): string | null => {
  const host = source_url?.match(/^\w+:\/\/(?:www\.)?([^/]+)/)?.[1];
  return host && source_dated ? `${host} (${yearOf(source_dated)})` : (host ?? null);
};

const readAt = (line: Reading): object => ({
  source: line.source ?? pageOf(line),
  read: yearOf(line.verified_on ?? line.read_on),
});

/** Layouts print the first three of a place by what they are for; what else there is, they may print closer. */
const printedHelplines = ({ helplines }: PlanLibrary): unknown =>
  helplines.map(({ lines: every, ...entry }) => {
    const lines = every.map((line) => ({
      verified_on: null,
      hours: null,
      for: null,
      ...line,
      ...readAt(line),
    }));
    const firsts = [0, 1, 2].map((at) => lines[at] ?? null);
    const emergency_read = entry.emergency_read ? readAt(entry.emergency_read) : null;
    const more = { emergency_read, elsewhere: isForElsewhere(entry), lines, firsts, others: lines.slice(3) };
    return toContext({ emergency: null, note: null, ...entry, ...more });
  });

const printedBook = ({
  title,
  subtitle,
  tagline,
  blurb,
  audience,
  author,
  edition,
  loose,
}: Plan['book']): object => ({
  title: printed(title),
  subtitle: subtitle ? printed(subtitle) : null,
  tagline: tagline ? printed(tagline) : null,
  blurb: blurb.map(printed),
  audience: audience ? printed(audience) : null,
  author,
  edition: edition ?? null,
  loose,
});

type FillText = (text: string) => string;

/** What every layout sees, whoever reads: the book, its words, its sections. */
export const bookContext = (
  all: readonly FilledSection[],
  { book, library, chosen, variant, country, date, brand }: Plan,
  fillText: FillText,
): object => ({
  book: printedBook(book),
  brand: brand ? printedBrand(brand) : null,
  chosen,
  variant: variant ?? null,
  country: country ?? null,
  date,
  // Of packets, where what a layout sees of them is another for another reader.
  appointment: null,
  packet: null,
  words: printedWords(library.words, (text) => printed(readProse(fillText(text)))),
  parts: partsOf(all),
  entries: contentsEntries(all),
  references: printedReferences(library),
  helplines: printedHelplines(library),
  // What stands beside the first lines of each place that has an emergency number.
  hasMoreHelplines: library.helplines.some(
    ({ emergency, lines }) => lines.length > (emergency === undefined ? 0 : 3),
  ),
});

/** What a section says on the pages of others: their layouts see no more of it. */
const seenByOthers = ({ planned: { id }, title, fields }: FilledSection) => ({
  id,
  title,
  icon: fields.icon ?? null,
  minutes: fields.minutes ?? 0,
  dose: fields.dose ?? null,
  summary: fields.summary ?? [],
});

/** The same as a text, with its place among the others: where it is as it was, other pages need not be composed again. */
export const toldToOthers = (filled: FilledSection): string => {
  const { role, part = '' } = filled.planned;
  return JSON.stringify([role, part, filled.isListed, seenByOthers(filled)]);
};

type References = PlanLibrary['references'];

const idsIn = ({ evidence }: FilledSection['fields']): readonly string[] =>
  Array.isArray(evidence) ? evidence.map(String) : [];

const cited = (ids: readonly string[], references: References): readonly Printable[] =>
  ids.flatMap((id) => {
    const text = references[id]?.text;
    return text ? [printed(text)] : [];
  });

/** The fields of a section; of its evidence what it cites. A field that it could have and has not is null, so that layouts can ask for it. */
const printedFields = (fields: FilledSection['fields'], kind: EntryKind, references: References): object =>
  Object.fromEntries([
    ...fieldNames(schemaOf(kind)).map((name) => [name, null]),
    ...Object.entries(fields).map(([name, value]) => [name, toContext(value)]),
    ['isOneMinute', fields.minutes === 1],
    ['evidence', cited(idsIn(fields), references)],
  ]);

/** What a section cites in every option that it is seen in, and what in one of them beyond that. */
const citedAcross = (across: FilledSection['across'], references: References): object => {
  const [first, ...others] = across.map(({ fields }) => idsIn(fields));
  const shared = first?.filter((id) => others.every((ids) => ids.includes(id))) ?? [];
  const apart = across.map(({ option, fields }) => ({
    option,
    evidence: cited(
      idsIn(fields).filter((id) => !shared.includes(id)),
      references,
    ),
  }));
  return { shared: cited(shared, references), apart: apart.filter(({ evidence }) => evidence.length > 0) };
};

/** As many parts as a book may have, and more. */
const memoPart = createMemo<object>(1000);

/** The part in which a section is, and the sections of it: the same object for all of them. */
const partOf = ({ part }: PlannedSection, all: readonly FilledSection[]): object =>
  memoPart([all], JSON.stringify(part ?? null), () => computePart(part, all));

const computePart = (part: PlannedSection['part'], all: readonly FilledSection[]): object => {
  const openings = all.filter(({ planned }) => planned.role === 'opening');
  const opening = openings.find(({ planned }) => planned.part === part);
  const sections = all.filter(
    ({ planned }) => planned.role === 'section' && planned.part === part && part !== undefined,
  );
  return {
    number: opening ? openings.indexOf(opening) + 1 : 0,
    of: openings.length,
    title: printed(opening?.title ?? []),
    sections: sections.map(seenByOthers).map(({ id, title, icon, minutes, dose, summary }) => ({
      id,
      title: printed(title),
      icon,
      minutes,
      dose,
      isOneMinute: minutes === 1,
      summary: toContext(summary),
    })),
  };
};

/** What a section's layout sees of the section itself; `hasRule`: its title has a rule for stopping. */
export const sectionContext = (
  filled: FilledSection,
  all: readonly FilledSection[],
  references: References,
  hasRule: boolean,
): object => {
  const { planned, fields: own, blocks, title } = filled;
  return {
    ...printedFields(own, planned.kind, references),
    id: planned.id,
    title: printed(title),
    isFirst: all.find((one) => one.planned.role === 'section') === filled,
    hasFacts: ['minutes', 'dose', 'when', 'skip'].some((name) => own[name] !== undefined),
    hasGlance: ['minutes', 'when'].some((name) => own[name] !== undefined),
    hasNotices: own.skip !== undefined || own.gate === true || hasRule,
    across: filled.across.map(({ option, grade, fields }) => ({
      ...printedFields(fields, planned.kind, references),
      option,
      grade: grade ?? null,
    })),
    cited: citedAcross(filled.across, references),
    blocks: blocks.map((_, number) => printable(() => `<block n="${number}"/>`)),
    part: partOf(planned, all),
  };
};
