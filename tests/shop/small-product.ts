import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Sources } from '../../src/core/index.ts';
import { type Bundle, makeBundle } from '../../src/core/shop/bundle.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { sha256 } from '../../src/node/write-folder.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { root, smallFiles } from '../support/folder.ts';

const folder = join(root, 'templates', 'shops');

/** What shops take, as the data that come with Octavo. */
export const shopFiles = new Map(
  readdirSync(folder).map((file) => {
    const name = file.replace('.yaml', '');
    return [name, { file: `shops/${file}`, text: readFileSync(join(folder, file), 'utf8') }] as const;
  }),
);

/** A small product, a field a line, so that a test may replace one. */
export const productFields: Readonly<Record<string, string>> = {
  title: 'Small Book',
  version: "'1.1'",
  date: '2026-11-28',
  each: 'form',
  books: '[{ editions: [a4, fillable] }]',
  shops: '{ etsy: {} }',
  price: '9 USD',
  listing: '{ title: A small book, description: [It is small.], keywords: [small, book] }',
  disclosure: '{ text: generated, images: none, translations: none }',
  license: '{ title: For you alone, text: [Print it as often as you like.], credit: A small book }',
  support: 'Write to us.',
  changes:
    '[{ version: "1.1", date: 2026-11-28, changes: [A new page.] }, { version: "1.0", date: 2026-11-01, changes: [The first.] }]',
};

/** The text of a product with some fields replaced. */
export const productText = (fields: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ ...productFields, ...fields })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/** Sources that are read once: what is made of them serves every test. */
const sources = sourcesOf(smallFiles());

export interface Bundled {
  readonly bundle: Bundle | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a bundle of the small book. */
export const bundleOf = async (
  fields: Readonly<Record<string, string>> = {},
  shops: ReadonlyMap<string, { readonly file: string; readonly text: string }> = shopFiles,
  draw?: (pdf: Uint8Array, width: number) => Promise<readonly Uint8Array[]>,
  from: Sources = sources,
): Promise<Bundled> => {
  const diagnostics: Diagnostic[] = [];
  const product = { file: 'product.yaml', text: productText(fields) };
  const report = (one: Diagnostic): number => diagnostics.push(one);
  const options = { report, platform: nodePlatform, digest: sha256, today: '2026-11-29', draw };
  return { bundle: await makeBundle({ sources: from, product, shops }, options), diagnostics };
};

/** A file of a bundle as text. */
export const textIn = ({ bundle }: Bundled, name: string): string => {
  const file = bundle?.files.find((one) => one.name === name);
  if (!file) throw new Error(`there is no ${name} among ${bundle?.files.map((one) => one.name).join(', ')}`);
  return Buffer.from(file.bytes).toString('utf8');
};
