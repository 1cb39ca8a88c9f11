import { describe, expect, it } from 'vitest';
import { checkSources } from '../../src/core/check/check.ts';
import {
  type Diagnostic,
  listMoments,
  type MadeWorkbook,
  makeWorkbooks,
  openProject,
} from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { type Overrides, smallFiles } from '../support/folder.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';

const title: Overrides = {
  'content/choices.yaml': `sleeper:
  early: { title: Early }
  late: { title: Late }
length:
  full: { title: Full }
  short: { title: Short, layouts: { exercise: brief } }
`,
  'templates/brief.hbs':
    '<section><heading level="title">{{title}}, in brief</heading>{{#each blocks}}{{this}}{{/each}}</section>',
  'content/slots.yaml': undefined,
  'content/references.yaml': undefined,
  'content/helplines.yaml': undefined,
  'content/pages/opening.yaml': undefined,
  'content/pages/probe.yaml': undefined,
  'content/one/task.yaml':
    'id: task\ntitle: Wake\nblocks:\n  - p: { full: The long way., short: The short way. }\n',
  'content/one/other.yaml': `id: other
title: Walk
blocks:
  - p: { full: Far., short: Near. }
  - p: { text: See Wake., beside: task }
`,
};
const book = (more: string): string =>
  `title: Sleep Notes\nauthor: A. Vawter\nlanguage: en-US\ndate: 2026-11-22\nparts: [{ id: one, sections: [task, other] }]\n${more}`;

const made = (more: string, ticket: Readonly<Record<string, unknown>> = {}, files: Overrides = {}) => {
  const found: Diagnostic[] = [];
  const sources = sourcesOf(smallFiles({ ...title, 'content/book.yaml': book(more), ...files }));
  const workbooks = [...makeWorkbooks(sources, ticket, { report: (one) => found.push(one) })];
  const said = ({ pages }: MadeWorkbook): string =>
    pages.pages.flatMap(({ marks }) => marks.filter(isGlyphs).map(textOf)).join(' ');
  return {
    said: workbooks.map(said).join(' '),
    told: found.map(({ code, message }) => `${code} ${message}`),
    sources,
  };
};

describe('an entry that a book sets apart', () => {
  const apart = 'apart: { task: { length: short } }\n';

  it('stands in the option that the book names for it, and in its layout; all others do not', () => {
    const { said, told } = made(apart);
    expect(told).toEqual([]);
    expect(said).toContain('The short way.');
    expect(said).toContain('Wake, in brief');
    expect(said).toContain('Far.');
  });

  it('stands as the ticket says where that names the axis', () => {
    expect(made(apart, { choices: { length: 'full' } }).said).toContain('The long way.');
  });

  it('stands as the book says all the same where no copy may be without it', () => {
    const held = made(`${apart}required: [task]\n`, { choices: { length: 'full' } });
    expect(held.told).toEqual([]);
    expect(held.said).toContain('The short way.');
    expect(held.said).toContain('Far.');
  });

  it('and the option must be there', () => {
    expect(made('apart: { tsk: { length: short } }\n').told).toEqual([
      'author/unknown-entry there is no exercise or page `tsk`',
    ]);
    expect(made('apart: { task: { length: shrt } }\n').told).toEqual([
      'author/unknown-option there is no length `shrt`',
    ]);
    expect(made('apart: { task: { lenght: short } }\n').told).toEqual([
      'author/unknown-axis there is no axis `lenght`',
    ]);
  });
});

describe('the option that a book takes', () => {
  it('is the one it names, where the ticket names none', () => {
    expect(made('choices: { length: short }\n').said).toContain('The short way.');
    expect(made('choices: { length: short }\n', { choices: { length: 'full' } }).said).toContain(
      'The long way.',
    );
  });
});

describe('a paragraph beside a section', () => {
  it('stands in a book that holds the section, and in no other', () => {
    expect(made('').said).toContain('See Wake.');
    const alone = made('', { only: ['other'] });
    expect(alone.said).toContain('Far.');
    expect(alone.said).not.toContain('See Wake.');
  });

  it('and there must be such a section', () => {
    const wrong = String(title['content/one/other.yaml']).replace('beside: task', 'beside: tsk');
    expect(made('', {}, { 'content/one/other.yaml': wrong }).told).toEqual([
      'author/unknown-entry there is no exercise or page `tsk`',
    ]);
  });
});

describe('the moments of a book', () => {
  const moments = `each: sleeper
moments:
  - { say: "I can't sleep.", exercise: task }
  - { say: It is light out., exercise: other, only: late }
`;
  const listed = (files: Overrides = {}) => {
    const found: Diagnostic[] = [];
    const { sources } = made(moments, {}, files);
    const report = (one: Diagnostic): void => void found.push(one);
    const project = openProject(sources, report);
    const all = project ? listMoments(project, 'book', {}, report) : [];
    return {
      all: all.map((one) => one.moments.map(({ exercise }) => exercise)),
      told: found.map(({ code }) => code),
    };
  };

  it('are those for what is chosen', () => {
    expect(listed()).toEqual({ all: [['task'], ['task', 'other']], told: [] });
  });

  it('lead to nothing behind a gate', () => {
    const gated = `${title['content/one/task.yaml']}gate: true\n`;
    expect(new Set(listed({ 'content/one/task.yaml': gated }).told)).toEqual(
      new Set(['choose/gated-moment']),
    );
  });

  it('lead to nothing that is not for what is chosen', () => {
    const late = `${title['content/one/task.yaml']}only: late\n`;
    expect(new Set(listed({ 'content/one/task.yaml': late }).told)).toEqual(new Set(['choose/lost-moment']));
  });

  it('are held to this by the check, too', () => {
    const gated = `${title['content/one/task.yaml']}gate: true\n`;
    const { sources } = made(moments, {}, { 'content/one/task.yaml': gated });
    const codes: string[] = [];
    const report = ({ code }: Diagnostic): void => void codes.push(code);
    checkSources(sources, {}, { report, spellerFor: () => undefined, about: 'content' });
    expect(codes).toContain('choose/gated-moment');
  });
});
