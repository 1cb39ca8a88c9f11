import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSources } from '../../src/core/check/check.ts';
import {
  type Diagnostic,
  type MadeWorkbook,
  makeWorkbooks,
  type SourceFile,
  type Sources,
} from '../../src/core/index.ts';
import type { TicketFields } from '../../src/core/model/workbook.ts';
import { filesBelow, ownSources, root, written } from '../support/sources.ts';

const ending = '.yaml';

const textsIn = (folder: string): ReadonlyMap<string, SourceFile> =>
  new Map(
    filesBelow(`exercises/start/${folder}`, ending).map((name) => [
      name.slice(0, -ending.length),
      written(name, readFileSync(join(root, 'exercises', 'start', folder, name), 'utf8')),
    ]),
  );

/** The notebook that `octavo init` writes, with the layouts that come with Octavo. */
export const startSources: Sources = {
  ...ownSources,
  content: textsIn('content'),
  themes: new Map([...ownSources.themes, ...textsIn('templates/themes')]),
};

/** A content of the files named, with the layouts that come with Octavo. */
export const contentOf = (files: Readonly<Record<string, string>>): Sources => ({
  ...ownSources,
  content: new Map(Object.entries(files).map(([name, text]) => [name, written(`${name}.yaml`, text)])),
});

export interface Outcome {
  readonly workbooks: readonly MadeWorkbook[];
  readonly diagnostics: readonly Diagnostic[];
}

export const makeAll = (sources: Sources, ticket: TicketFields): Outcome => {
  const diagnostics: Diagnostic[] = [];
  const workbooks = [...makeWorkbooks(sources, ticket, { report: (one) => diagnostics.push(one) })];
  return { workbooks, diagnostics };
};

/** What `octavo check` tells of a content: set in every edition and theme. */
export const checkAll = (sources: Sources, ticket?: TicketFields): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = [];
  const options = {
    spellerFor: () => undefined,
    about: ticket === undefined ? 'content' : 'ticket',
  } as const;
  checkSources(sources, ticket ?? {}, { ...options, report: (one) => diagnostics.push(one) });
  return diagnostics;
};
