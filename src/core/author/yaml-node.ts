import type { Place } from '../model/diagnostic.ts';

/** YAML as its author wrote it, every part with its place. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly place: Place };

export interface YamlEntry {
  readonly key: string;
  readonly at: Place;
  readonly value: YamlNode;
}
