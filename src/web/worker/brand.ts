import type { BrandSource, Sources } from '../../core/index.ts';
import type { BrandGiven } from '../model/messages.ts';

/** The last brand, with what it was made of: the same object for the same words, as what is kept is kept by it. */
export interface BrandShelf {
  readonly with: (sources: Sources, brand: BrandGiven | undefined) => Sources;
}

const keyOf = ({ name, text, logo }: BrandGiven): string => JSON.stringify([name, text, logo?.id ?? 0]);

const sourceOf = ({ name, text, logo }: BrandGiven): BrandSource => ({
  source: { file: name, text },
  images: new Map(logo ? [[logo.name, new Uint8Array(logo.bytes)]] : []),
});

/** Keeps the sources with the brand that was asked for last. */
export const openBrandShelf = (): BrandShelf => {
  let last: { readonly of: Sources; readonly key: string; readonly sources: Sources } | undefined;
  return {
    with: (sources, brand) => {
      if (!brand) return sources;
      const key = keyOf(brand);
      if (last?.of !== sources || last.key !== key) {
        const brands = new Map([[brand.name, sourceOf(brand)]]);
        last = { of: sources, key, sources: { ...sources, brands } };
      }
      return last.sources;
    },
  };
};
