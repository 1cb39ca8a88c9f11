import { type Axes, noAxes, noChoices } from '../author/axes.ts';
import type { Entry } from '../author/entries.ts';
import type { Library } from '../author/library.ts';
import { combinations, resolve } from '../author/resolve.ts';
import { schemaOf } from '../author/schemas.ts';
import type { YamlNode } from '../author/yaml-node.ts';
import type { Kind } from '../blocks/block.ts';
import { defined } from '../model/defined.ts';
import type { Place } from '../model/diagnostic.ts';
import { isTree, mapTexts } from '../model/mapping.ts';
import { type Prose, readProse } from '../model/prose.ts';
import { fillSlots, slotsIn } from '../model/slots.ts';
import { check } from '../schema/check.ts';
import { type AnySchema, isProse, type Path } from '../schema/vocabulary.ts';
import { mapWords } from '../schema/words.ts';
import {
  type ConditionalNode,
  type Conditions,
  listed,
  resolveConditions,
  union,
  wordings,
} from './conditions.ts';

import { linksIn, plainWords } from './plain-words.ts';

/** What a text does: bids, explains, shows how, names; a note is for professionals, an alternative stands for a drawing. */
export type Role = 'instruction' | 'explanation' | 'example' | 'label' | 'note' | 'alternative';

/** A text as its reader meets it who has given no words of their own. */
export interface Passage {
  readonly role: Role;
  readonly text: string;
  /** Whether it is made of sentences, not a mere phrase. */
  readonly isWhole: boolean;
  readonly links: readonly string[];
  readonly place: Place;
  readonly conditions: Conditions;
}

/** All that is read of an exercise or a page. */
export interface EntryTexts {
  readonly entry: Entry;
  readonly passages: readonly Passage[];
  /** Its blocks, at any depth, by kind. */
  readonly blocks: readonly { readonly kind: string; readonly conditions: Conditions }[];
  /** Its fields, all but the blocks. */
  readonly fields: readonly { readonly value: object; readonly conditions: Conditions }[];
}

export interface PassageContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
  /** Puts a text into the spelling that is read. */
  readonly spell: (text: string) => string;
}

const someone = 'someone';

const asFilled = (text: string): string =>
  fillSlots(text, { given: new Map(), otherwise: new Map(slotsIn(text).map(({ name }) => [name, someone])) });

const bidding: ReadonlySet<string> = new Set(['steps', 'checklist', 'pick', 'fill-in', 'gate']);
const asking: ReadonlySet<string> = new Set(['ask', 'hint', 'when', 'skip']);
const telling: ReadonlySet<string> = new Set([
  'text',
  'items',
  'rows',
  'purpose',
  'closing',
  'summary',
  'back',
]);
const noting: ReadonlySet<string> = new Set(['clinician', 'provenance']);

const roleOf = (kind: string, path: Path): Role => {
  const field = String(path.findLast((step) => typeof step === 'string'));
  if (field === 'alt') return 'alternative';
  if (noting.has(field)) return 'note';
  if (kind === 'example' || path.includes('sample')) return 'example';
  if (field === 'title') return 'label';
  if (asking.has(field) || bidding.has(kind)) return 'instruction';
  return telling.has(field) ? 'explanation' : 'label';
};

interface Leaf {
  readonly path: Path;
  readonly prose: Prose;
}

/** Running text wherever it stands in a value, and what is said in place of drawings. */
const leavesOf = (value: unknown, path: Path): readonly Leaf[] => {
  if (isProse(value)) return value.length > 0 ? [{ path, prose: value }] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'alt' && typeof inner === 'string'
      ? [{ path: [...path, key], prose: readProse(inner) }]
      : leavesOf(inner, [...path, key]),
  );
};

/** Fields that are read together: of a block, or of a whole exercise or page without its blocks. */
interface Declared {
  readonly kind: string;
  readonly schema: AnySchema;
  readonly main?: string;
  /** Fields that hold blocks, read apart. */
  readonly children: readonly string[];
}

/** The fields without those that hold blocks; a bare list of blocks leaves none. */
const withoutChildren = (written: YamlNode, { children, main }: Declared): YamlNode => {
  if (written.kind === 'map')
    return { ...written, entries: written.entries.filter(({ key }) => !children.includes(key)) };
  return main !== undefined && children.includes(main)
    ? { kind: 'map', entries: [], place: written.place }
    : written;
};

const readFields = (
  { written, conditions }: ConditionalNode,
  declared: Declared,
  gathering: PassageContext,
): Pick<EntryTexts, 'passages' | 'fields'> => {
  const { kind, schema, main, children } = declared;
  const { axes } = gathering;
  const bare = withoutChildren(written, declared);
  const sets = combinations(bare, axes, conditions);
  const differs = (axis: string): boolean => new Set(sets.map((choices) => choices.get(axis))).size > 1;
  const passages: Passage[] = [];
  const fields: EntryTexts['fields'][number][] = [];
  for (const choices of sets) {
    const one = resolveConditions(
      { written: bare, conditions: new Map([...choices].map(([axis, option]) => [axis, [option]])) },
      axes,
    );
    if (!one) continue;
    const { value, placeOf } = resolve(one, noAxes, noChoices, () => {});
    const isShort = !isTree(value);
    const named = isTree(value) ? value : { [main ?? '']: value };
    const filled = mapTexts(mapWords(schema, named, gathering.spell), asFilled);
    const checked = check(schema, {
      ...(isTree(filled) ? filled : {}),
      ...Object.fromEntries(children.map((child) => [child, []])),
    });
    // What does not fit was reported when the library was proven.
    if (!checked.ok) continue;
    const here = new Map(
      [...conditions].map(([axis, all]) => [axis, differs(axis) ? [choices.get(axis) ?? ''] : all]),
    );
    if (isTree(checked.value)) fields.push({ value: checked.value, conditions: here });
    for (const { path, prose } of leavesOf(checked.value, [])) {
      const text = plainWords(prose);
      const role = roleOf(kind, path);
      passages.push({
        role,
        text,
        isWhole: /[.?!:…]["'”)]*$/.test(text) || kind === 'steps' || path.at(-1) === 'ask',
        links: linksIn(prose),
        place: placeOf(isShort ? path.slice(1) : path) ?? written.place,
        conditions: here,
      });
    }
  }
  return { passages, fields };
};

type Held = Pick<EntryTexts, 'passages' | 'blocks'>;

const readBlock = (piece: ConditionalNode, gathering: PassageContext): readonly Held[] => {
  const [named] = piece.written.kind === 'map' ? piece.written.entries : [];
  const kind = named && gathering.kinds.get(named.key);
  if (!kind) return [];
  return wordings({ written: named.value, conditions: piece.conditions }, gathering.axes).flatMap(
    (wording) => {
      const { children, name, schema, main } = kind;
      const declared = defined({ kind: name, schema, children, main });
      const own = {
        ...readFields(wording, declared, gathering),
        blocks: [{ kind: name, conditions: wording.conditions }],
      };
      const { written, conditions } = wording;
      const inside =
        written.kind === 'map' ? written.entries.filter(({ key }) => children.includes(key)) : [];
      const short = written.kind === 'list' && main !== undefined && children.includes(main) ? [written] : [];
      return [
        own,
        ...[...inside.map(({ value }) => value), ...short].flatMap((held) =>
          readBlocks({ written: held, conditions }, gathering),
        ),
      ];
    },
  );
};

const readBlocks = (piece: ConditionalNode, gathering: PassageContext): readonly Held[] =>
  wordings(piece, gathering.axes)
    .flatMap((wording) => listed(wording, gathering.axes))
    .flatMap((block) => readBlock(block, gathering));

/** The same text at the same place is one, for all the options it stands for. */
const merged = (passages: readonly Passage[]): readonly Passage[] => {
  const all = new Map<string, Passage>();
  for (const passage of passages) {
    const key = `${passage.place.start}:${passage.text}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, conditions: union(known.conditions, passage.conditions) } : passage);
  }
  return [...all.values()];
};

/** Every text of an exercise or page, once, in the order of the file. */
export const passagesOf = (entry: Entry, gathering: PassageContext): EntryTexts => {
  const { written, what } = entry;
  const conditions: Conditions = gathering.axes;
  const schema = schemaOf(what);
  const { passages, fields } = readFields(
    { written, conditions },
    { kind: what, schema, children: ['blocks'] },
    gathering,
  );
  const blocks =
    written.kind === 'map' ? written.entries.find(({ key }) => key === 'blocks')?.value : undefined;
  const held = blocks ? readBlocks({ written: blocks, conditions }, gathering) : [];
  return {
    entry,
    fields,
    blocks: held.flatMap((one) => one.blocks),
    passages: merged([...passages, ...held.flatMap((one) => one.passages)]),
  };
};

/** Every text of a file that is no exercise or page, below the fields named (or below any). */
export const passagesIn = (
  written: YamlNode,
  named: readonly string[] | undefined,
  gathering: Pick<PassageContext, 'axes' | 'spell'>,
): readonly Passage[] => {
  if (written.kind === 'list') return written.items.flatMap((item) => passagesIn(item, named, gathering));
  if (written.kind === 'map')
    return written.entries.flatMap(({ key, value }) =>
      passagesIn(value, named?.includes(key) ? undefined : named, gathering),
    );
  if (typeof written.value !== 'string' || named !== undefined) return [];
  const prose = readProse(asFilled(gathering.spell(written.value)));
  const { place } = written;
  return [
    { role: 'label', text: plainWords(prose), isWhole: false, links: [], place, conditions: gathering.axes },
  ];
};

export type Modules = ReadonlyMap<string, string>;

/** Which part of a book each of its pages belongs to, by the part's id. */
export const partsOf = ({ books, axes }: Pick<Library, 'books' | 'axes'>): Modules => {
  const parts = new Map<string, string>();
  const visit = (value: unknown, part?: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, part);
    else if (typeof value === 'string' && part !== undefined && !parts.has(value)) parts.set(value, part);
    else if (isTree(value)) {
      const own = typeof value.id === 'string' ? value.id : part;
      if (own !== undefined) for (const name of ['opening', 'sections']) visit(value[name], own);
      if (own === undefined) visit(value.parts);
    }
  };
  for (const book of books.values())
    for (const choices of combinations(book, axes)) {
      const { value } = resolve(book, axes, choices, () => {});
      // A book that goes across the forms is one for practitioners: its pages count towards no part of the readers' book.
      if (isTree(value) && value.across === undefined) visit(value);
    }
  return parts;
};
