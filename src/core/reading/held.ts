import type { Axes } from '../author/axes.ts';
import type { Entry } from '../author/entries.ts';
import { entriesOf, fieldOf, textsOf, type YamlNode } from '../author/yaml-node.ts';
import type { Kind } from '../blocks/block.ts';
import { type ConditionalNode, type Conditions, itemsOf, wordings } from './conditions.ts';

/** A block at any depth, in one wording. */
export interface HeldBlock {
  readonly kind: Kind;
  readonly wording: ConditionalNode;
}

interface Frame {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
}

const withinBlock = (piece: ConditionalNode, frame: Frame): readonly HeldBlock[] => {
  const [named] = entriesOf(piece.node);
  const kind = named && frame.kinds.get(named.key);
  if (!kind) return [];
  const { children, main } = kind;
  return wordings({ node: named.value, conditions: piece.conditions }, frame.axes).flatMap((wording) => {
    const { node, conditions } = wording;
    const inside = entriesOf(node).flatMap(({ key, value }) => (children.includes(key) ? [value] : []));
    const short = node.kind === 'list' && main !== undefined && children.includes(main) ? [node] : [];
    return [
      { kind, wording },
      ...[...inside, ...short].flatMap((held) => blocksWithin({ node: held, conditions }, frame)),
    ];
  });
};

/** The blocks of a list and those inside them, each before its own, in every wording. */
const blocksWithin = (piece: ConditionalNode, frame: Frame): readonly HeldBlock[] =>
  wordings(piece, frame.axes)
    .flatMap((wording) => itemsOf(wording, frame.axes))
    .flatMap((block) => withinBlock(block, frame));

/** All blocks of an exercise or page. */
export const heldBlocks = ({ node }: Entry, frame: Frame): readonly HeldBlock[] => {
  const blocks = fieldOf(node, 'blocks');
  return blocks ? blocksWithin({ node: blocks, conditions: frame.axes }, frame) : [];
};

/** A text as written, and what it is meant for. */
export interface HeldText {
  readonly text: string;
  readonly conditions: Conditions;
}

const collectTexts = (piece: ConditionalNode, axes: Axes, texts: HeldText[]): void => {
  for (const wording of wordings(piece, axes)) {
    const { node, conditions } = wording;
    if (node.kind === 'list') for (const item of itemsOf(wording, axes)) collectTexts(item, axes, texts);
    else if (node.kind === 'map')
      for (const { value } of node.entries) collectTexts({ node: value, conditions }, axes, texts);
    else if (typeof node.value === 'string') texts.push({ text: node.value, conditions });
  }
};

/** All texts of an exercise or page, as written. */
export const writtenIn = ({ node }: Entry, axes: Axes): readonly HeldText[] => {
  const texts: HeldText[] = [];
  collectTexts({ node, conditions: axes }, axes, texts);
  return texts;
};

/** The wordings of a field; none where it is not written. */
export const fieldIn = ({ node }: Entry, name: string, axes: Axes): readonly ConditionalNode[] => {
  const field = fieldOf(node, name);
  return field ? wordings({ node: field, conditions: axes }, axes) : [];
};

/** The options of an axis that an entry is meant for: those its `only` names, or all. */
export const meantFor = (
  { node }: { readonly node: YamlNode },
  axes: Axes,
  axis: string,
): readonly string[] => {
  const options = axes.get(axis) ?? [];
  const named = textsOf(fieldOf(node, 'only')).map(({ value }) => value);
  const chosen = options.filter((option) => named.includes(option));
  return chosen.length > 0 ? chosen : options;
};
