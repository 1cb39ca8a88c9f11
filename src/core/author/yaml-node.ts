import type { Place } from '../model/diagnostic.ts';

/** YAML as its author wrote it, every part with its place. */
export type YamlNode =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly place: Place;
    }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly place: Place };

export interface YamlEntry {
  readonly key: string;
  readonly at: Place;
  readonly value: YamlNode;
}

/** The entries of a map; of anything else, none. */
export const entriesOf = (node: YamlNode | undefined): readonly YamlEntry[] =>
  node?.kind === 'map' ? node.entries : [];

/** The value of a field of a map, as written. */
export const fieldOf = (node: YamlNode | undefined, name: string): YamlNode | undefined =>
  entriesOf(node).find(({ key }) => key === name)?.value;

export interface YamlText {
  readonly value: string;
  readonly place: Place;
}

const addTexts = (node: YamlNode, texts: YamlText[]): void => {
  if (node.kind === 'list') for (const item of node.items) addTexts(item, texts);
  else if (node.kind === 'map') for (const { value } of node.entries) addTexts(value, texts);
  else if (typeof node.value === 'string') texts.push({ value: node.value, place: node.place });
};

/** Every text below a node, with its place, in the order of the file. */
export const textsOf = (node: YamlNode | undefined): readonly YamlText[] => {
  const texts: YamlText[] = [];
  if (node) addTexts(node, texts);
  return texts;
};

/** Every entry of every map below a node, in the order of the file. */
export const visitEntries = (node: YamlNode, visit: (key: string, value: YamlNode) => void): void => {
  if (node.kind === 'list') for (const item of node.items) visitEntries(item, visit);
  if (node.kind === 'map')
    for (const { key, value } of node.entries) {
      visit(key, value);
      visitEntries(value, visit);
    }
};
