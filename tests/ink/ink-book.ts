import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Answers,
  type Diagnostic,
  type MadeWorkbook,
  makeWorkbooks,
  type SourceFile,
  type Sources,
} from '../../src/core/index.ts';
import { filesBelow, ownSources, root, written } from '../support/sources.ts';

// A small book of the ink tests' own: all its content, layouts, looks and editions stand in the folder `book`. Of what Octavo
// comes with it uses the fonts alone.

const folder = 'tests/ink/book';

const filesIn = (inner: string, ending: string): ReadonlyMap<string, SourceFile> =>
  new Map(
    filesBelow(`${folder}/${inner}`, ending).map((name) => [
      name.slice(0, -ending.length),
      written(`${inner}/${name}`, readFileSync(join(root, folder, inner, name), 'utf8')),
    ]),
  );

export const inkSources: Sources = {
  layoutWords: [],
  layoutSlots: [],
  content: filesIn('content', '.yaml'),
  templates: filesIn('templates', '.hbs'),
  themes: filesIn('themes', '.yaml'),
  editions: filesIn('editions', '.yaml'),
  fonts: ownSources.fonts,
  images: new Map([['flag.png', new Uint8Array(readFileSync(join(root, folder, 'images/flag.png')))]]),
};

/** The ink book, made as one of its editions wants it. */
export interface InkBook {
  readonly workbook: MadeWorkbook;
  readonly diagnostics: readonly Diagnostic[];
}

/** `pages`: those that a sample shows. `answers`: what its fields hold. */
export const makeInk = (
  edition: string,
  { pages, answers }: { readonly pages?: readonly string[]; readonly answers?: Answers } = {},
): InkBook => {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const ticket = { theme: 'ink', edition, ...(pages ? { pages } : {}) };
  const [workbook] = makeWorkbooks(inkSources, ticket, { report, ...(answers ? { answers } : {}) });
  if (!workbook) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { workbook, diagnostics };
};

/** The outside of the book, as a print plant wants it. */
export const coverOf = ({ workbook: { cover } }: InkBook): NonNullable<MadeWorkbook['cover']> => {
  if (!cover) throw new Error('the book has no cover');
  return cover;
};

/** Of each kind of field one is answered; one answer holds letters that the usual font for answers lacks. */
export const inkAnswers: Answers = new Map<string, string | true>([
  ['answers.what-came-next', 'Rain.\nThen a rainbow over the whole of the town, and a long walk home.'],
  ['answers.place', 'Dvořák Hall'],
  ['answers.which.first', true],
  ['answers.how-strong', '3'],
]);
