import { type Axes, axisOf } from '../author/axes.ts';
import type { YamlNode } from '../author/yaml-node.ts';

/** The options of each axis that a part of a file is meant for. */
export type Conditions = Axes;

/** A part of a file, and the options that it is meant for. */
export interface ConditionalNode {
  readonly node: YamlNode;
  readonly conditions: Conditions;
}

/** What is left when an axis is narrowed to some options; undefined when nothing is. */
const narrowed = (
  conditions: Conditions,
  axis: string,
  options: readonly string[],
): Conditions | undefined => {
  const left = (conditions.get(axis) ?? []).filter((option) => options.includes(option));
  return left.length > 0 ? new Map([...conditions, [axis, left]]) : undefined;
};

/** The wordings of a map of choices, at any depth, each with its conditions; anything else stays as it is. */
export const wordings = ({ node, conditions }: ConditionalNode, axes: Axes): readonly ConditionalNode[] => {
  if (node.kind !== 'map') return [{ node, conditions }];
  const chosen = node.entries.find(({ key }) => axisOf(axes, key) !== undefined);
  const axis = chosen && axisOf(axes, chosen.key);
  if (axis === undefined) return [{ node, conditions }];
  const keys = node.entries.map(({ key }) => key);
  const unnamed = (axes.get(axis) ?? []).filter((option) => !keys.includes(option));
  return node.entries.flatMap(({ key, value }) => {
    const left = narrowed(conditions, axis, key === 'otherwise' ? unnamed : [key]);
    return left ? wordings({ node: value, conditions: left }, axes) : [];
  });
};

/** The entries of a list, each for the options its `only` names; `only` itself is taken off. */
export const itemsOf = ({ node, conditions }: ConditionalNode, axes: Axes): readonly ConditionalNode[] => {
  if (node.kind !== 'list') return [];
  return node.items.flatMap((item): readonly ConditionalNode[] => {
    const only = item.kind === 'map' ? item.entries.find(({ key }) => key === 'only')?.value : undefined;
    if (item.kind !== 'map' || !only) return [{ node: item, conditions }];
    const bare: YamlNode = { ...item, entries: item.entries.filter(({ key }) => key !== 'only') };
    const named = (only.kind === 'list' ? only.items : [only]).map((one) =>
      one.kind === 'scalar' ? String(one.value) : '',
    );
    const concerned = [...axes].filter(([, options]) => named.some((option) => options.includes(option)));
    // Options of several axes are alternatives: the entry is meant for either.
    return concerned.flatMap(([axis]) => {
      const left = narrowed(conditions, axis, named);
      return left ? [{ node: bare, conditions: left }] : [];
    });
  });
};

/** What is left under these conditions, one option of each axis: no choices are in it. */
export const resolveConditions = (piece: ConditionalNode, axes: Axes): YamlNode | undefined => {
  const { conditions } = piece;
  const [wording] = wordings(piece, axes);
  if (!wording) return undefined;
  const { node } = wording;
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const kept = new Set(itemsOf(wording, axes).map((one) => one.node));
    return {
      ...node,
      items: [...kept].flatMap((item) => resolveConditions({ node: item, conditions }, axes) ?? []),
    };
  }
  const entries = node.entries.flatMap((entry) => {
    const value = resolveConditions({ node: entry.value, conditions }, axes);
    return value ? [{ ...entry, value }] : [];
  });
  return { ...node, entries };
};

/** Both together: every option of either. */
export const union = (one: Conditions, other: Conditions): Conditions =>
  new Map([...one].map(([axis, options]) => [axis, [...new Set([...options, ...(other.get(axis) ?? [])])]]));
