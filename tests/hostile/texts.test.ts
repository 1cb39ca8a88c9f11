import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  makeWorkbooks,
  readPrivateYaml,
  resolve,
  type Sources,
} from '../../src/core/index.ts';
import { filesBelow, ownSources, root, written } from '../support/sources.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { type Chance, damagedText, fuzz, holdDiagnostics, inputs, pick } from './fuzz.ts';
import { seeds } from './seeds.ts';

const specimens = filesBelow('tests/specimens', '.yaml').map((name) =>
  readFileSync(join(root, 'tests/specimens', name), 'utf8'),
);
const plain = specimenSources('- p: Some words.');

/** Makes what there is to make; whether anything came of it. */
const make = async (sources: Sources, ticket: object, places: boolean): Promise<boolean> => {
  const found: Diagnostic[] = [];
  const workbooks = makeWorkbooks(
    sources,
    { choices: { form: 'only-one' }, edition: 'a4', ...ticket },
    { report: (one) => found.push(one) },
  );
  let made = 0;
  for (const workbook of workbooks) {
    expect((await workbook.bytes()).length).toBeGreaterThan(400);
    made += 1;
  }
  holdDiagnostics(found, () => places);
  if (made === 0) expect(found.some(({ severity }) => severity === 'error')).toBe(true);
  return made > 0;
};

const content = (chance: Chance): Sources => {
  const text = specimens[chance(specimens.length)] ?? '';
  if (chance(4) > 0) return specimenSources(damagedText(text, chance));
  const [name = '', { file = '', text: whole = '' } = {}] = pick([...plain.content], chance) ?? [];
  return {
    ...plain,
    content: new Map([...plain.content, [name, written(file, damagedText(whole, chance))]]),
  };
};

const layouts = [...ownSources.templates].filter(([name]) => !name.startsWith('partials/'));
const layout = (chance: Chance): Sources => {
  const [, { text = '' } = {}] = pick(layouts, chance) ?? [];
  const templates = [...ownSources.templates].filter(([name]) => name.startsWith('partials/'));
  const changed = written('specimen.hbs', damagedText(text, chance));
  return { ...plain, templates: new Map([...templates, ['specimen', changed]]) };
};

const looks = (kind: 'themes' | 'editions', chance: Chance): Sources => {
  const [name = '', { file = '', text = '' } = {}] = pick([...ownSources[kind]], chance) ?? [];
  return {
    ...plain,
    [kind]: new Map([...ownSources[kind], [name, written(file, damagedText(text, chance))]]),
  };
};

const tickets = filesBelow('tests/mistakes/tickets', '.yaml').map((name) =>
  readFileSync(join(root, 'tests/mistakes/tickets', name), 'utf8'),
);

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A ticket as the command reads it. */
const ticketFrom = async (text: string): Promise<boolean> => {
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void found.push(one);
  const node = readPrivateYaml(written('ticket.yaml', text), report);
  const read = node && resolve(node, new Map(), new Map(), report);
  if (read && isTree(read.value)) {
    const { content: _, templates: _t, fonts: _f, ...ticket } = read.value;
    const options = { report, placeOf: read.placeOf };
    for (const workbook of makeWorkbooks(plain, ticket, options)) await workbook.bytes();
  }
  holdDiagnostics(found, ({ code }) => code.startsWith('ticket/') || code.startsWith('author/'));
  return found.every(({ severity }) => severity !== 'error');
};

describe('damaged texts end in a workbook or in words', () => {
  const hours = 36_000_000;

  it(
    'as content',
    async () => {
      await fuzz('contents', { seeds: seeds.contents ?? [], count: inputs(120) }, (chance) =>
        make(content(chance), {}, false),
      );
    },
    hours,
  );

  it(
    'as layouts',
    async () => {
      await fuzz('layouts', { seeds: seeds.layouts ?? [], count: inputs(120) }, (chance) =>
        make(layout(chance), {}, true),
      );
    },
    hours,
  );

  it(
    'as themes and editions',
    async () => {
      await fuzz('themes', { seeds: seeds.themes ?? [], count: inputs(80) }, (chance) =>
        make(
          looks(chance(2) === 0 ? 'themes' : 'editions', chance),
          { edition: pick([...ownSources.editions.keys()], chance) ?? 'a4' },
          false,
        ),
      );
    },
    hours,
  );

  it(
    'as tickets',
    async () => {
      await fuzz('tickets', { seeds: seeds.tickets ?? [], count: inputs(120) }, (chance) =>
        ticketFrom(damagedText(pick(tickets, chance) ?? '', chance)),
      );
    },
    hours,
  );
});
