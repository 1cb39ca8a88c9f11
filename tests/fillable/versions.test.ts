import { describe, expect, it } from 'vitest';
import { type Diagnostic, type MadeWorkbook, makeWorkbooks } from '../../src/core/index.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';

const book = (sections: string): string => `title: Small Book
author: Octavo
language: en-US
date: 2026-11-22
each: form
parts: [{ id: one, opening: opening, sections: [${sections}] }]
`;

const slots = (names: string): string => `name: { label: Your name, otherwise: you }\n${names}`;

/** The content as it was. */
const before = sourcesOf(
  smallFiles({
    'content/book.yaml': book('probe, task'),
    'content/slots.yaml': slots('friend: { label: Someone, otherwise: someone }'),
    'content/pages/probe.yaml': `id: probe
kind: page
title: Probe
blocks:
  - p: Some text for {{friend}}.
  - lines: { ask: What came next?, id: next }
  - lines: Notes
  - lines: Notes
  - checklist: { ask: Which?, items: [one, another] }
  - checklist: { ask: How?, items: [slowly, at once], id: how }
  - fill-in: 'My number now: ___'
  - gate: { title: First, questions: [Are you afraid?], 'yes': Stop., 'no': Go on. }
  - fields: [{ label: Where }, { label: When }]
`,
  }),
);

/** The same, a version later: the page has another name, the slot too, and every prompt other words. */
const after = sourcesOf(
  smallFiles({
    'content/book.yaml': book('inquiry, task'),
    'content/slots.yaml': slots('person: { label: Someone, otherwise: someone, was: friend }'),
    'content/pages/probe.yaml': undefined,
    'content/pages/inquiry.yaml': `id: inquiry
was: probe
kind: page
title: Inquiry
blocks:
  - p: Some text for {{person}}.
  - lines: { ask: And then?, id: next }
  - lines: { ask: Notes, id: first-notes }
  - lines: Notes
  - checklist: { ask: Which of these?, items: [one, another], was: which }
  - checklist: { ask: In what way?, items: [with care, at once], id: how, parts: { slow: [slowly, with-care] } }
  - fill-in: { text: 'How hard it is now: ___', id: number, was: my-number-now }
  - gate: { title: First, questions: [Is there fear?], 'yes': Stop., 'no': Go on., was: are-you-afraid }
  - fields: [{ label: The place, was: where }, { label: When, id: day }]
`,
  }),
);

const make = (sources: typeof before, ticket: object, answers?: ReadonlyMap<string, string | boolean>) => {
  const diagnostics: Diagnostic[] = [];
  const options = { report: (one: Diagnostic) => diagnostics.push(one), ...(answers ? { answers } : {}) };
  const written = { edition: 'fillable', form: 'fearful', ...ticket };
  const [workbook] = [...makeWorkbooks(sources, written, options)];
  return { workbook, diagnostics };
};

const filledIn = async (workbook: MadeWorkbook | undefined) =>
  new Map(
    (workbook ? await readPdfFields(await workbook.bytes()) : []).flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );

const given = new Map<string, string | boolean>([
  ['probe.next', 'the tide'],
  ['probe.notes', 'first'],
  ['probe.notes-2', 'second'],
  ['probe.which.another', true],
  ['probe.how.slowly', true],
  ['probe.my-number-now', '4'],
  ['probe.are-you-afraid', 'no'],
  ['probe.where', 'by the sea'],
  ['probe.when', 'at noon'],
]);

describe('a copy filled in before the content was reworded and renamed', () => {
  it('gives every answer to its field in the next version', async () => {
    const copy = await filledIn(make(before, {}, given).workbook);
    expect(copy).toEqual(given);
    const { workbook, diagnostics } = make(after, {}, copy);
    expect(diagnostics).toEqual([]);
    expect(await filledIn(workbook)).toEqual(
      new Map<string, string | boolean>([
        ['inquiry.next', 'the tide'],
        ['inquiry.first-notes', 'first'],
        ['inquiry.notes-2', 'second'],
        ['inquiry.which-of-these.another', true],
        ['inquiry.how.slow', true],
        ['inquiry.number', '4'],
        ['inquiry.is-there-fear', 'no'],
        ['inquiry.the-place', 'by the sea'],
        ['inquiry.day', 'at noon'],
      ]),
    );
  });

  it('is as good as one of the present version: making it twice changes nothing', async () => {
    const once = await filledIn(make(after, {}, given).workbook);
    expect(await filledIn(make(after, {}, once).workbook)).toEqual(once);
  });
});

describe('a ticket of the last version', () => {
  it('makes the same book by the earlier names, and tells the present ones', () => {
    const earlier = make(after, { only: ['probe'], reader: { friend: 'Robin' } });
    const present = make(after, { only: ['inquiry'], reader: { person: 'Robin' } });
    expect(earlier.diagnostics.map(({ severity, code, message }) => [severity, code, message])).toEqual([
      ['warning', 'choose/renamed', '`friend` is called `person` now'],
      ['warning', 'choose/renamed', '`probe` is called `inquiry` now'],
    ]);
    expect(present.diagnostics).toEqual([]);
    expect(earlier.workbook?.pages).toEqual(present.workbook?.pages);
  });
});

describe('ids', () => {
  it.each([
    [
      'a field’s, twice in a page',
      'content/pages/probe.yaml',
      'id: probe\nkind: page\ntitle: Probe\nblocks:\n  - lines: { ask: One, id: same }\n  - box: { ask: Two, height: 4, id: same }\n',
    ],
    [
      'one that was another entry’s',
      'content/pages/probe.yaml',
      'id: probe\nwas: task\nkind: page\ntitle: Probe\n',
    ],
  ])('that are not unique are refused where they stand: %s', (_, file, text) => {
    const { diagnostics } = make(sourcesOf(smallFiles({ [file]: text })), {});
    expect(diagnostics.map(({ code }) => code)).toContain('author/duplicate-id');
    expect(diagnostics.find(({ code }) => code === 'author/duplicate-id')?.place?.file).toContain('probe');
  });
});

describe('answers', () => {
  const said = (answers: readonly (readonly [string, string | boolean])[]) =>
    make(before, {}, new Map(answers)).diagnostics.map(({ code, message }) => [code, message]);

  it('that are longer than their room are told, in one line and in several', () => {
    const long = 'tide '.repeat(400);
    expect(
      said([
        ['probe.where', long],
        ['probe.next', long],
        ['probe.when', 'noon'],
      ]),
    ).toEqual([
      ['answers/too-long', '2 answers are longer than the room to write: “probe: next”, “probe: where”'],
    ]);
  });

  it('flow over the lines of their field', () => {
    expect(said([['probe.next', 'tide '.repeat(25)]])).toEqual([]);
    expect(said([['probe.where', 'tide '.repeat(25)]])[0]?.[0]).toBe('answers/too-long');
  });

  it('with letters that the font of fields lacks are told, and not quoted', () => {
    expect(
      said([
        ['probe.next', 'glad 😀'],
        ['probe.where', 'čaj'],
      ]),
    ).toEqual([
      ['answers/missing-letters', '1 answer holds letters that the font of fields lacks: “probe: next”'],
    ]);
  });
});
