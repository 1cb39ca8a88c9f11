import type { Place } from '../model/diagnostic.ts';

/** YAML as its author wrote it, every part with its place. */
export type Written =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly Written[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly place: Place };

export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: Written;
}
