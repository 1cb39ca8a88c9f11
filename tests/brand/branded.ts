import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BrandSource,
  type Diagnostic,
  distinct,
  type MadeWorkbook,
  makeWorkbooks,
  type Page,
  type Sources,
} from '../../src/core/index.ts';
import { ownSources, root, written } from '../support/sources.ts';

type Fields = Readonly<Record<string, unknown>>;

const folder = 'tests/brand/practice';
const textOf = (file: string): string => readFileSync(join(root, folder, file), 'utf8');

export const logo = new Uint8Array(readFileSync(join(root, folder, 'logo.png')));

/** The practice of these tests, as it comes from its folder. */
export const practice: BrandSource = {
  source: written('brand.yaml', textOf('brand.yaml')),
  images: new Map([['logo.png', logo]]),
};

/** A brand of a text, with the logo of the practice beside it. */
export const brandOf = (text: string): BrandSource => ({ ...practice, source: written('brand.yaml', text) });

export const withBrand = (brand: BrandSource = practice, sources: Sources = ownSources): Sources => ({
  ...sources,
  brands: new Map([['practice', brand]]),
});

const ours = withBrand();

export interface Made {
  readonly workbooks: readonly MadeWorkbook[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a ticket asks for, from the practice unless it says otherwise. */
export const makeBranded = (ticket: Fields, sources: Sources = ours): Made => {
  const found: Diagnostic[] = [];
  const fields = { brand: 'practice', ...ticket };
  const workbooks = [...makeWorkbooks(sources, fields, { report: (one) => found.push(one) })];
  return { workbooks, diagnostics: distinct(found) };
};

/** The words on a page, as they are read. */
export const wordsOn = ({ marks }: Page): string =>
  marks
    .flatMap((mark) =>
      mark.kind === 'glyphs'
        ? mark.run.map((one) => (typeof one === 'number' ? ' ' : one.text)).join('')
        : [],
    )
    .join(' ');

/** The pictures on a page, with what is said of them. */
export const picturesOn = ({ marks }: Page) =>
  marks.flatMap((mark) => (mark.kind === 'image' ? [{ ...mark, alt: mark.tag?.alt }] : []));
