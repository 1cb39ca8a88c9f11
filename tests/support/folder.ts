import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files by their paths below one folder, `/` between the steps. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** What is laid over the base: new files, other texts, or (undefined) files taken away. */
export type Overrides = Readonly<Record<string, string | Uint8Array | undefined>>;

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const filesBelow = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map(
        (path) => [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))] as const,
      ),
  );

/** The smallest content and layouts that make a book: one part with one page and one exercise. */
const base: Overrides = {
  'content/book.yaml': `title: Small Book
subtitle: A book for tests
author: Octavo
language: en-US
edition: First edition
date: 2026-11-22
each: form
front: []
parts: [{ id: one, opening: opening, sections: [probe, task] }]
back: []
`,
  'content/choices.yaml': `form:
  dismissive: { title: Dismissive form }
  fearful: { title: Fearful form }
pace:
  standard: { title: Standard pace }
  gentle: { title: Gentle pace }
`,
  'content/slots.yaml': `name: { label: Your name, otherwise: you }
person: { label: Someone, otherwise: someone }
`,
  'content/references.yaml': `hudson-2020: { text: Hudson (2020)., note: A note. }
practice-wisdom: {}
`,
  'content/helplines.yaml': `- { country: US, name: United States }
`,
  'content/pages/opening.yaml': `id: opening
kind: page
title: Part one
`,
  'content/pages/probe.yaml': `id: probe
kind: page
title: Probe
blocks:
  - p: Some text for {{name|the reader}}.
`,
  'content/one/task.yaml': `id: task
title: Task
module: one
minutes: { dismissive: 8, fearful: 12 }
dose: 2
purpose: What it is for.
when: Once.
skip: Not today.
blocks:
  - p: { dismissive: Count three things., fearful: Look around first. }
closing: Enough for today.
summary: One line.
clinician: A rationale.
evidence: [practice-wisdom]
provenance: Written for tests.
`,
  'templates/page.hbs': `<section>
  <heading level="title">{{title}}</heading>
  {{#each blocks}}{{this}}{{/each}}
</section>
`,
  'templates/exercise.hbs': `<section>
  <heading level="title">{{title}}</heading>
  {{#if purpose}}<p>{{purpose}}</p>{{/if}}
  {{#each blocks}}{{this}}{{/each}}
</section>
`,
};

/** The base with changes laid over it. */
export const smallFiles = (overrides: Overrides = {}): Files =>
  new Map(
    Object.entries({ ...base, ...overrides }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text] as const],
    ),
  );

export const textOf = (text: string | Uint8Array): string =>
  typeof text === 'string' ? text : new TextDecoder().decode(text);

export interface Folder {
  readonly path: string;
  readonly at: (...steps: readonly string[]) => string;
  readonly remove: () => void;
}

/** Writes files into a new temporary folder. */
export const makeFolder = (files: Files = smallFiles()): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'octavo-test-'));
  for (const [name, text] of files) {
    const whole = join(path, ...name.split('/'));
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }
  return {
    path,
    at: (...steps) => join(path, ...steps),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};
