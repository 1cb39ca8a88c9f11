import { join } from 'node:path';
import { readJobTicket } from '../../src/cli/job-ticket.ts';
import { startRun } from '../../src/cli/run.ts';
import {
  type Diagnostic,
  makeWorkbooks,
  openProject,
  type SourceFile,
  type Sources,
} from '../../src/core/index.ts';
import { type Files, filesBelow, root, textOf } from '../support/folder.ts';

/** The files below a folder that end so; named by their path without the ending, or with it. */
const within = (
  files: Files,
  folder: string,
  ending: RegExp,
  keepEnding = false,
): readonly (readonly [string, string])[] =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`) && ending.test(path))
    .map((path) => {
      const name = path.slice(folder.length + 1);
      return [keepEnding ? name : name.replace(ending, ''), path] as const;
    });

const texts = (files: Files, folder: string, ending: RegExp): ReadonlyMap<string, SourceFile> =>
  new Map(
    within(files, folder, ending).map(([name, file]) => [
      name,
      { file, text: textOf(files.get(file) ?? '') },
    ]),
  );

const bytes = (
  files: Files,
  folder: string,
  ending: RegExp,
  keepEnding: boolean,
): ReadonlyMap<string, Uint8Array> =>
  new Map(
    within(files, folder, ending, keepEnding).map(([name, file]) => {
      const whole = files.get(file) ?? '';
      return [name, typeof whole === 'string' ? new TextEncoder().encode(whole) : whole];
    }),
  );

const shipped: Files = new Map(
  ['fonts', 'templates'].flatMap((folder) =>
    [...filesBelow(join(root, folder))].flatMap(([path, whole]) =>
      path.endsWith('.hbs') ? [] : [[`${folder}/${path}`, whole] as const],
    ),
  ),
);

const oneText = (files: Files, file: string): readonly SourceFile[] => {
  const text = files.get(file);
  return text === undefined ? [] : [{ file, text: textOf(text) }];
};

/** Files as the pipeline takes them, over the themes, editions and fonts that come with Octavo. */
export const sourcesOf = (own: Files): Sources => {
  const files: Files = new Map([...shipped, ...own]);
  const font = /\.(ttf|otf)$/;
  return {
    layoutWords: oneText(files, 'templates/words.yaml'),
    layoutSlots: oneText(files, 'templates/slots.yaml'),
    content: texts(files, 'content', /\.yaml$/),
    templates: texts(files, 'templates', /\.hbs$/),
    themes: texts(files, 'templates/themes', /\.yaml$/),
    editions: texts(files, 'templates/editions', /\.yaml$/),
    fonts: bytes(files, 'fonts', font, false),
    images: bytes(files, 'content/images', /\.(png|jpe?g)$/, true),
  };
};

/** Runs everything but painting, on all that the ticket asks for, with the whole content proven, and gives what was found. */
export const mistakesIn = (
  sources: Sources,
  ticket?: string,
  flags: Readonly<Record<string, unknown>> = {},
): readonly Diagnostic[] => {
  const run = startRun({ quiet: true, json: false });
  const job = readJobTicket(ticket, flags, run);
  if (!job || !openProject(sources, run.report)) return run.diagnostics();
  const { placeOf } = job;
  for (const { pages } of makeWorkbooks(sources, job.ticket, { placeOf, report: run.report }))
    if (pages.pages.length === 0) throw new Error('a book without pages');
  return run.diagnostics();
};
