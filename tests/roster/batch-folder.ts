import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BatchGround, type BatchWishes, batch } from '../../src/cli/batch.ts';
import { readJobTicket } from '../../src/cli/job-ticket.ts';
import type { Diagnostic } from '../../src/core/index.ts';
import { spreadsheets } from '../../src/node/spreadsheets.ts';
import { recordRun } from '../starts/recording-run.ts';
import { type Folder, filesBelow, makeFolder, type Overrides, root, smallFiles } from '../support/folder.ts';

/** Octavo's own words, themes and editions: this process stands in no build that would find them. */
const shipped: Overrides = Object.fromEntries(
  [...filesBelow(join(root, 'templates'))].flatMap(([path, bytes]) =>
    path.endsWith('.hbs') ? [] : [[`templates/${path}`, bytes] as const],
  ),
);

/** A roster beside the small book. */
export const rosterFolder = (roster: string | Uint8Array, more: Overrides = {}): Folder =>
  makeFolder(smallFiles({ ...shipped, 'clients.csv': roster, ...more }));

export interface Ended {
  readonly code: number;
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly messages: readonly string[];
  /** What was to be said as JSON. */
  readonly result: object;
  /** All that was said, in any way. */
  readonly said: string;
}

/** Runs `octavo batch` in this process, on the small content of a folder. */
export const runBatch = async (
  folder: Folder,
  wishes: Partial<BatchWishes> = {},
  flags: Readonly<Record<string, unknown>> = {},
  ground: Partial<BatchGround> = {},
): Promise<Ended> => {
  const { run, lines, diagnostics, results } = recordRun();
  const given = {
    content: folder.at('content'),
    templates: folder.at('templates'),
    fonts: join(root, 'fonts'),
    out: folder.at('out'),
    ...flags,
  };
  const job = readJobTicket(undefined, given, run);
  if (!job) throw new Error('the flags cannot be read');
  const code = await batch({ roster: folder.at('clients.csv'), ...wishes }, job, {
    run,
    doors: spreadsheets,
    ...ground,
  });
  return {
    code,
    lines,
    diagnostics,
    messages: diagnostics.map(({ message }) => message),
    result: results[0] ?? {},
    said: JSON.stringify([lines, diagnostics, results]),
  };
};

/** What lies in a folder, by name. */
export const filesOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(`${path}/${name}`, 'latin1')]),
  );

/** Its PDF files alone. */
export const pdfsIn = (path: string): readonly string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.pdf'))
    .sort();
