import { type Axes, noAxes, noChoices } from '../author/axes.ts';
import type { Entry } from '../author/entries.ts';
import { combinations, resolve } from '../author/resolve.ts';
import { schemaOf } from '../author/schemas.ts';
import type { YamlNode } from '../author/yaml-node.ts';
import type { Kind, ReadingRole, TextRole } from '../blocks/block.ts';
import type { Place } from '../model/diagnostic.ts';
import { isTree, mapTexts } from '../model/mapping.ts';
import { type Prose, readProse } from '../model/prose.ts';
import { fillSlots, slotsIn } from '../model/slots.ts';
import { check } from '../schema/check.ts';
import { type AnySchema, isProse, type Path } from '../schema/vocabulary.ts';
import { mapWords } from '../schema/words.ts';
import { type ConditionalNode, type Conditions, resolveConditions, union } from './conditions.ts';
import { heldBlocks } from './held.ts';
import { linksIn, plainWords } from './plain-words.ts';

/** What a text does: bids, explains, shows how, names. A note is for professionals; an alternative is read out in place of a drawing. */
export type Role = 'instruction' | 'explanation' | 'example' | 'label' | 'note' | 'alternative';

/** A text as it is without the reader's own words. */
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
  fillSlots(text, {
    values: new Map(),
    otherwise: new Map(slotsIn(text).map(({ name }) => [name, someone])),
  });

/** Fields that bid, explain, or speak to professionals, whatever kind of block or entry they belong to. */
const instructionFields: ReadonlySet<string> = new Set(['ask', 'hint', 'when', 'skip']);
const explanationFields: ReadonlySet<string> = new Set([
  'text',
  'items',
  'rows',
  'purpose',
  'closing',
  'summary',
  'back',
]);
const noteFields: ReadonlySet<string> = new Set(['clinician', 'provenance']);

const roleOf = (own: TextRole | undefined, path: Path): Role => {
  const field = String(path.findLast((step) => typeof step === 'string'));
  if (field === 'alt') return 'alternative';
  if (noteFields.has(field)) return 'note';
  if (own === 'example' || path.includes('sample')) return 'example';
  if (field === 'title') return 'label';
  if (instructionFields.has(field)) return 'instruction';
  if (own) return own;
  return explanationFields.has(field) ? 'explanation' : 'label';
};

interface Leaf {
  readonly path: Path;
  readonly prose: Prose;
}

/** Running text anywhere in a value, and alternative texts of drawings. */
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
  readonly reading?: ReadingRole | undefined;
  readonly schema: AnySchema;
  readonly main?: string;
  /** Fields that hold blocks, read apart. */
  readonly children: readonly string[];
}

/** The fields without those that hold blocks; a bare list of blocks leaves none. */
const withoutChildren = (node: YamlNode, { children, main }: Declared): YamlNode => {
  if (node.kind === 'map')
    return { ...node, entries: node.entries.filter(({ key }) => !children.includes(key)) };
  return main !== undefined && children.includes(main)
    ? { kind: 'map', entries: [], place: node.place }
    : node;
};

/** The fields without the reader's own words: in the spelling that is read, every gap filled. */
const filledFields = (value: unknown, { schema, main, children }: Declared, { spell }: PassageContext) => {
  const named = isTree(value) ? value : { [main ?? '']: value };
  const filled = mapTexts(mapWords(schema, named, spell), asFilled);
  const empty = Object.fromEntries(children.map((child) => [child, []]));
  const checked = check(schema, { ...(isTree(filled) ? filled : {}), ...empty });
  // What does not fit was reported when the library was proven.
  return checked.ok ? checked.value : undefined;
};

const isSentence = (text: string, path: Path, reading: ReadingRole | undefined): boolean =>
  /[.?!:…]["'”)]*$/.test(text) || reading?.sentences === true || path.at(-1) === 'ask';

/** The fields in one set of choices: what they hold, and their texts. */
const readChosen = (
  node: YamlNode,
  conditions: Conditions,
  declared: Declared,
  context: PassageContext,
): Pick<EntryTexts, 'passages' | 'fields'> => {
  const { value, placeOf } = resolve(node, noAxes, noChoices, () => {});
  const fields = filledFields(value, declared, context);
  const texts = leavesOf(fields, []).map(({ path, prose }) => ({ path, prose, text: plainWords(prose) }));
  return {
    fields: isTree(fields) ? [{ value: fields, conditions }] : [],
    passages: texts.map(({ path, prose, text }) => ({
      role: roleOf(declared.reading?.role, path),
      text,
      isWhole: isSentence(text, path, declared.reading),
      links: linksIn(prose),
      place: placeOf(isTree(value) ? path : path.slice(1)) ?? node.place,
      conditions,
    })),
  };
};

const readFields = (
  { node, conditions }: ConditionalNode,
  declared: Declared,
  context: PassageContext,
): Pick<EntryTexts, 'passages' | 'fields'> => {
  const { axes } = context;
  const bare = withoutChildren(node, declared);
  const sets = combinations(bare, axes, conditions);
  const differs = (axis: string): boolean => new Set(sets.map((choices) => choices.get(axis))).size > 1;
  const read = sets.flatMap((choices) => {
    const settled = new Map([...choices].map(([axis, option]) => [axis, [option]]));
    const one = resolveConditions({ node: bare, conditions: settled }, axes);
    const here = new Map(
      [...conditions].map(([axis, all]) => [axis, differs(axis) ? [choices.get(axis) ?? ''] : all]),
    );
    return one ? [readChosen(one, here, declared, context)] : [];
  });
  return { passages: read.flatMap((one) => one.passages), fields: read.flatMap((one) => one.fields) };
};

/** The same text at the same place is one passage, for all its options together. */
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
export const passagesOf = (entry: Entry, context: PassageContext): EntryTexts => {
  const { node, kind } = entry;
  const declared = { schema: schemaOf(kind), children: ['blocks'] };
  const { passages, fields } = readFields({ node, conditions: context.axes }, declared, context);
  const held = heldBlocks(entry, context).flatMap(
    (block) => readFields(block.wording, block.kind, context).passages,
  );
  return { entry, fields, passages: merged([...passages, ...held]) };
};

/** Every text of a file that is no exercise or page, below the fields named (or below any). */
export const passagesIn = (
  node: YamlNode,
  named: readonly string[] | undefined,
  context: Pick<PassageContext, 'axes' | 'spell'>,
): readonly Passage[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => passagesIn(item, named, context));
  if (node.kind === 'map')
    return node.entries.flatMap(({ key, value }) =>
      passagesIn(value, named?.includes(key) ? undefined : named, context),
    );
  if (typeof node.value !== 'string' || named !== undefined) return [];
  const prose = readProse(asFilled(context.spell(node.value)));
  const { place } = node;
  return [
    { role: 'label', text: plainWords(prose), isWhole: false, links: [], place, conditions: context.axes },
  ];
};
