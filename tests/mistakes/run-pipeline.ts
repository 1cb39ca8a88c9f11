import { join } from 'node:path';
import { readJobTicket } from '../../src/cli/job-ticket.ts';
import { choicesFor } from '../../src/cli/make.ts';

import { startRun } from '../../src/cli/run.ts';

import {
  composeDocument,
  type Diagnostic,
  makePages,
  openDesign,
  openProject,
  overlaysOf,
  readEdition,
  type SourceFile,
  type Sources,
} from '../../src/core/index.ts';

import { type Files, filesBelow, root, textOf } from '../support/folder.ts';

/** The files below a folder that end so; named by their path without the ending, or with it. */
const within = (
  files: Files,
  folder: string,
  ending: RegExp,
  memoEnding = false,
): readonly (readonly [string, string])[] =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`) && ending.test(path))
    .map((path) => {
      const name = path.slice(folder.length + 1);
      return [memoEnding ? name : name.replace(ending, ''), path] as const;
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
  memoEnding: boolean,
): ReadonlyMap<string, Uint8Array> =>
  new Map(
    within(files, folder, ending, memoEnding).map(([name, file]) => {
      const whole = files.get(file) ?? '';
      return [name, typeof whole === 'string' ? new TextEncoder().encode(whole) : whole];
    }),
  );

const shipped: Files = new Map(
  ['fonts', 'templates/themes', 'templates/editions'].flatMap((folder) =>
    [...filesBelow(join(root, folder))].map(([path, whole]) => [`${folder}/${path}`, whole] as const),
  ),
);

/** Files as the pipeline takes them, over the themes, editions and fonts that come with Octavo. */
export const sourcesOf = (own: Files): Sources => {
  const files: Files = new Map([...shipped, ...own]);
  const font = /\.(ttf|otf)$/;
  return {
    content: texts(files, 'content', /\.yaml$/),
    templates: texts(files, 'templates', /\.hbs$/),
    themes: texts(files, 'templates/themes', /\.yaml$/),
    editions: texts(files, 'templates/editions', /\.yaml$/),
    fonts: bytes(files, 'fonts', font, false),
    images: bytes(files, 'content/images', /\.(png|jpe?g)$/, true),
  };
};

/** Runs everything but painting, in every form that the ticket asks for, and gives what was found. */
export const mistakesIn = (
  sources: Sources,
  ticket?: string,
  flags: Readonly<Record<string, unknown>> = {},
): readonly Diagnostic[] => {
  const run = startRun({ quiet: true, json: false });
  const job = readJobTicket(ticket, flags, run);
  const project = job && openProject(sources, run.report);
  if (!job || !project) return run.diagnostics();
  for (const choices of choicesFor(project, job, run)) {
    const document = composeDocument(project, {
      ticket: job.ticket,
      choices,
      placeOf: job.placeOf,
      report: run.report,
    });
    for (const [index, name] of (job.ticket.edition ?? ['a4']).entries()) {
      const edition = readEdition(
        sources,
        name,
        run.report,
        job.placeOf(['edition', index]) ?? job.placeOf(['edition']),
      );
      const theme = job.ticket.theme ?? 'octavo';
      const themePlace = job.placeOf(['theme']);
      const chosen = overlaysOf(project.library, choices);
      const ordered = {
        theme,
        themePlace,
        chosen,
        stock: job.ticket.stock,
        stockPlace: job.placeOf(['stock']),
      };
      const design = edition && openDesign(sources, { ...ordered, edition }, run.report);
      if (document && design) makePages(document, design, run.report);
    }
  }
  return run.diagnostics();
};
