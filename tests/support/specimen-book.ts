import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile, Sources } from '../../src/core/index.ts';
import { ownSources, root, written } from './sources.ts';
import { makeWorkbook, type Workbook } from './workbook.ts';

const layout = `<section furniture="none" column="beside"><heading level="sub">{{title}}</heading>{{#each blocks}}{{this}}{{/each}}</section>`;

/** Words the kinds print, short and our own, so that no edit of the content changes a specimen. */
const words = `example: { example: An example }
gate: { 'yes': 'Yes', 'no': 'No', any-yes: If any answer is yes, all-no: If every answer is no }
tracker: { day: Day, week: Week, months: January February March April May June July August September October November December, weekdays: Mon Tue Wed Thu Fri Sat Sun, day-month: '{day} {month}' }
chart: { stop: Stop line, example: An example }
schedule: { done: Done, when: When, what: What, week: 'Week {from}', weeks: 'Weeks {from}–{to}', dates: '{from} – {to}', months: Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec, day-month: '{day} {month}' }`;

const book = `title: Specimen
subtitle: One kind of block
author: Octavo
language: en-US
date: 2026-11-22
edition: Tests
each: form
front: [specimen]
parts: [{ id: none, opening: specimen, sections: [] }]`;

const indented = (text: string): string => text.replace(/^/gm, '  ');

const frame: Readonly<Record<string, string>> = {
  book,
  words,
  choices: 'form: { only-one: { title: The only form } }',
  slots: 'start: { label: The first day, otherwise: "" }',
};

const named = (files: Readonly<Record<string, string>>): ReadonlyMap<string, SourceFile> =>
  new Map(Object.entries(files).map(([name, text]) => [name, written(`${name}.yaml`, text)]));

const square = new Uint8Array(readFileSync(join(root, 'tests/specimens/square.png')));

/** A tiny book of one section that holds the blocks given, a list in YAML. */
export const specimenSources = (blocks: string): Sources => ({
  ...ownSources,
  content: named({
    ...frame,
    'pages/specimen': `id: specimen\nkind: page\ntitle: Specimen\nlayout: specimen\nblocks:\n${indented(blocks)}`,
  }),
  templates: new Map([['specimen', written('specimen.hbs', layout)]]),
  images: new Map([['square.png', square]]),
});

export const makeSpecimen = (blocks: string): Workbook =>
  makeWorkbook({ form: 'only-one', edition: 'a4', sources: specimenSources(blocks) });
