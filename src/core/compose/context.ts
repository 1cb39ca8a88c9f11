import type { EntryKind } from '../author/entries.ts';
import { schemaOf } from '../author/schemas.ts';
import type { Plan, PlannedSection } from '../choose/plan.ts';
import { type Prose, proseToMarkup, readProse } from '../model/prose.ts';
import { fieldNames } from '../schema/check.ts';
import { isProse } from '../schema/vocabulary.ts';
import { type Printable, printable } from './printable.ts';
import type { Variant } from './variants.ts';

/** A section's fields, filled and typed, and its blocks as written, filled. */
export interface FilledSection {
  readonly planned: PlannedSection;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly blocks: readonly unknown[];
  readonly title: Prose;
  readonly layout: string;
  /** The layout that its entry asks for, which another may step in for. */
  readonly layoutAsked: string;
  readonly listed: boolean;
  readonly across: readonly Variant[];
}

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

/** What every layout sees: the book, its words, its sections, what the reader gave. */
export const bookContext = (
  all: readonly FilledSection[],
  plan: Plan,
  fillText: (text: string) => string,
): object => {
  const { book, library, chosen, date, slots } = plan;
  const say = (words: string): Printable => printed(readProse(fillText(words)));
  const words = Object.fromEntries(
    Object.entries(library.words).map(([room, entries]) => [
      room,
      Object.fromEntries(Object.entries(entries).map(([name, word]) => [name, say(word)])),
    ]),
  );
  const entries = all
    .filter(({ listed, planned }) => listed && planned.role !== 'filler')
    .map(({ planned, title }, index, listed) => ({
      title: printed(title),
      to: planned.id,
      level: planned.role === 'opening' ? 'part' : 'section',
      // What comes after the parts belongs to none of them.
      apart: planned.role === 'back' && listed[index - 1]?.planned.role !== 'back',
    }));
  const slotNames = [...slots.otherwise.keys()];
  return {
    book: {
      title: printed(book.title),
      subtitle: book.subtitle ? printed(book.subtitle) : null,
      author: book.author,
      edition: book.edition ?? null,
    },
    chosen,
    variant: plan.variant ?? null,
    country: plan.country ?? null,
    date,
    words,
    parts: partsOf(all),
    entries,
    references: Object.entries(library.references).flatMap(([id, { text, note }]) =>
      text ? [{ id, text: printed(text), note: note ? printed(note) : null }] : [],
    ),
    helplines: library.helplines.map(({ lines, ...entry }) =>
      toContext({
        emergency: null,
        note: null,
        ...entry,
        lines: lines.map((line) => ({ verified_on: null, ...line })),
      }),
    ),
    given: Object.fromEntries(slotNames.map((name) => [name, slots.given.has(name)])),
    reader: Object.fromEntries(slotNames.map((name) => [name, say(`{{${name}}}`)])),
  };
};

type References = Plan['library']['references'];

const idsIn = ({ evidence }: FilledSection['fields']): readonly string[] =>
  Array.isArray(evidence) ? evidence.map(String) : [];

const cited = (ids: readonly string[], references: References): readonly Printable[] =>
  ids.flatMap((id) => {
    const text = references[id]?.text;
    return text ? [printed(text)] : [];
  });

/** The fields of a section, and of its evidence what it cites. What it might say and does not is null, so that layouts can ask for it. */
const shown = (fields: FilledSection['fields'], kind: EntryKind, references: References): object =>
  Object.fromEntries([
    ...fieldNames(schemaOf(kind)).map((name) => [name, null]),
    ...Object.entries(fields).map(([name, value]) => [name, toContext(value)]),
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

/** What a section's layout sees of the section itself. */
export const sectionContext = (
  filled: FilledSection,
  all: readonly FilledSection[],
  references: References,
): object => {
  const { planned, fields: own, blocks, title } = filled;
  const openings = all.filter((one) => one.planned.role === 'opening');
  const opening = openings.find((one) => one.planned.part === planned.part);
  const inPart = all.filter(
    (one) =>
      one.planned.role === 'section' && one.planned.part === planned.part && planned.part !== undefined,
  );
  return {
    ...shown(own, planned.kind, references),
    id: planned.id,
    title: printed(title),
    hasFacts: ['minutes', 'dose', 'when', 'skip'].some((name) => own[name] !== undefined),
    across: filled.across.map(({ option, grade, fields }) => ({
      ...shown(fields, planned.kind, references),
      option,
      grade: grade ?? null,
    })),
    cited: citedAcross(filled.across, references),
    blocks: blocks.map((_, number) => printable(() => `<block n="${number}"/>`)),
    part: {
      number: opening ? openings.indexOf(opening) + 1 : 0,
      title: printed(opening?.title ?? []),
      sections: inPart.map((one) => ({
        id: one.planned.id,
        title: printed(one.title),
        minutes: one.fields.minutes ?? 0,
        summary: toContext(one.fields.summary ?? []),
      })),
    },
  };
};
