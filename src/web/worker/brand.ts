import {
  type BrandSource,
  contrast,
  type Diagnostic,
  defined,
  distinct,
  makeWorkbooks,
  type SourceFile,
  type Sources,
} from '../../core/index.ts';
import type { BrandGiven } from '../model/brand-given.ts';
import type { Calls } from '../model/messages.ts';
import { toldByField } from './field-places.ts';

/** The last brand, with what it was made of: the same object for the same words, as what is kept is kept by it. */
export interface BrandShelf {
  readonly with: (sources: Sources, brand: BrandGiven | undefined) => Sources;
}

const namesOf = ({ fonts = [] }: BrandGiven): readonly string[] => fonts.map(([name]) => name);

const keyOf = (brand: BrandGiven): string =>
  JSON.stringify([brand.name, brand.text, brand.logo?.id ?? 0, namesOf(brand)]);

const fileOf = ({ name, text }: BrandGiven): SourceFile => ({ file: name, text });

const sourceOf = (brand: BrandGiven): BrandSource => {
  const { logo, fonts = [] } = brand;
  return {
    source: fileOf(brand),
    images: new Map(logo ? [[logo.name, new Uint8Array(logo.bytes)]] : []),
    fonts: new Map(fonts.map(([name, bytes]) => [name, new Uint8Array(bytes)])),
  };
};

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

const isOfBrand = ({ code, place }: Diagnostic, { name }: BrandGiven): boolean =>
  code.startsWith('brand/') || place?.file === name;

/** Proves a brand as the command does, by making a book with it. `sources` hold the brand. */
export const proveBrand = (
  sources: Sources,
  { ticket, brand }: Calls['proveBrand']['asks'],
): Calls['proveBrand']['gives'] => {
  const found: Diagnostic[] = [];
  const order = { ...ticket, brand: brand.name };
  const [workbook] = makeWorkbooks(sources, order, { report: (one) => found.push(one) });
  const own = distinct(found).filter((one) => isOfBrand(one, brand));
  const { accent, paper } = workbook?.design.theme.colors ?? {};
  return {
    told: toldByField(own, fileOf(brand)),
    ...defined({ contrast: accent && paper ? contrast(accent, paper) : undefined }),
  };
};
