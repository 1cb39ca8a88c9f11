import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Tag } from '../../src/core/model/galley.ts';
import type { FieldMark } from '../../src/core/model/page.ts';
import { fieldNamesOf } from '../../src/core/publish/print.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { forms, makeWorkbook, type Order, type Workbook } from '../support/workbook.ts';

const specimen = (blocks: string): Workbook =>
  makeWorkbook({ form: 'only-one', edition: 'fillable', sources: specimenSources(blocks) });

const marksOf = ({ pages }: Workbook): readonly FieldMark[] =>
  pages.pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'field' ? [mark] : [])));

const names = ({ pages }: Workbook): readonly string[] => fieldNamesOf(pages);

/** Paper of another size, with the margins and sides of another edition: pages break elsewhere. */
const letter = {
  page: { width: '8.5in', height: '11in', sides: 'mirrored', margin: { inner: '24mm', outer: '18mm' } },
};

/** How many fields each specimen must have, counted by hand. */
const counted: Readonly<Record<string, number>> = {
  bands: 2,
  'body-map': 4 + 2,
  box: 3,
  cards: 2,
  chart: 5 + 7,
  checklist: 2 + (4 + 2 * 2) + 3 * 2,
  circles: 4 + 2,
  compare: 0,
  cycle: 5,
  example: 0,
  fields: 4,
  'fill-in': 2 + 1,
  gate: 2,
  'if-then': 3 * 2 + 2,
  ladder: 3 + 2,
  lines: 4,
  log: 6 * 2 + 20 * 3,
  matrix: 2 * 2 + 3 * 3,
  pick: 2 + 11 + 2,
  scale: 1 + 1 + 2,
  schedule: 3 + 3 + 1,
  timeline: 1,
  tracker: 7 + 10 + 6 + 4 + 30 + 2,
};

describe('a book to be filled in on a screen', () => {
  it('has one field for each writing space', () => {
    const found = Object.keys(counted).map((kind) => [
      kind,
      names(specimen(readFileSync(`tests/specimens/${kind}.yaml`, 'utf8'))).length,
    ]);
    expect(Object.fromEntries(found)).toEqual(counted);
  });

  it('makes lines of one question one field, as high as all of them', () => {
    const book = specimen('- lines: { ask: What came next?, min: 4, most: 4 }');
    const [field, ...more] = marksOf(book);
    expect(more).toEqual([]);
    expect(field?.field.name).toBe('specimen.what-came-next');
    expect(field?.field.tooltip).toBe('What came next?');
    expect(field?.height).toBeCloseTo(4 * book.design.theme.pitch * book.design.theme.grid, 0);
  });

  it('leaves what a field stands on as it is in print', () => {
    const text = readFileSync('tests/specimens/lines.yaml', 'utf8');
    const drawn = ({ pages }: Workbook): number =>
      pages.pages.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'path')).length;
    const printed = makeWorkbook({ form: 'only-one', edition: 'a4', sources: specimenSources(text) });
    expect(drawn(specimen(text))).toBe(drawn(printed));
  });

  it('tells questions of the same words apart', () => {
    expect(
      names(
        specimen(
          '- lines: What came next?\n- lines: What came next?\n- fields: [{ label: What came next? }]',
        ),
      ),
    ).toEqual(['specimen.what-came-next', 'specimen.what-came-next-2', 'specimen.what-came-next-3']);
  });

  it('keeps a question that goes on for pages in fields of their own', () => {
    const [first, second] = names(specimen('- lines: { ask: All of it., min: 40, most: 40 }'));
    expect([first, second]).toEqual(['specimen.all-of-it', 'specimen.all-of-it-more']);
  });

  it('offers what a cell of a log, a matrix or a tracker may take', () => {
    const range = '{ from: 0, to: 2 }';
    const book = specimen(`- log: { columns: [{ head: Sure, choices: [yes, "no"] }, { head: Why }], rows: 1 }
- matrix: { columns: [{ head: Sure, choices: ${range} }, Why], rows: [now], cell: write }
- tracker: { count: 1, choices: ${range} }`);
    const offered = marksOf(book).map(({ field }) => field.kind === 'text' && field.choices);
    expect(offered).toEqual([['yes', 'no'], undefined, ['0', '1', '2'], undefined, ['0', '1', '2']]);
  });

  it('puts the words that are known into the field, where a pen would have written them', () => {
    const [field] = marksOf(specimen('- fields: [{ label: Name, value: Ida }]'));
    expect(field?.field).toMatchObject({ kind: 'text', initial: 'Ida' });
  });

  for (const form of forms) {
    const order: Order = { form, edition: 'fillable' };
    const book = makeWorkbook(order);
    const marks = marksOf(book);

    it(`has names that are unique, readable and the same on other paper: ${form}`, () => {
      const all = names(book);
      expect(all.length).toBeGreaterThan(400);
      expect(all.filter((name) => !/^[a-z0-9-]+(\.[a-z0-9-]+){1,3}$/.test(name))).toEqual([]);
      // No field is the group of others.
      expect(all.filter((name) => all.some((other) => other.startsWith(`${name}.`)))).toEqual([]);
      const elsewhere = new Set(names(makeWorkbook({ ...order, overlay: letter })));
      expect(all.filter((name) => !elsewhere.has(name))).toEqual([]);
    });

    it(`asks something in every field: ${form}`, () => {
      expect(
        marks.filter(({ field }) => !/\p{L}/u.test(field.tooltip)).map(({ field }) => field.name),
      ).toEqual([]);
    });

    it(`has no field that leaves its page or lies on another: ${form}`, () => {
      const lap = (one: FieldMark, other: FieldMark): number =>
        Math.min(
          Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
          Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
        );
      for (const { marks: all, width, height, number } of book.pages.pages) {
        const fields = all.flatMap((mark) => (mark.kind === 'field' ? [mark] : []));
        for (const [index, one] of fields.entries()) {
          expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(
            true,
          );
          for (const other of fields.slice(index + 1))
            expect({
              number,
              one: one.field.name,
              other: other.field.name,
              lap: Math.max(3, lap(one, other)),
            }).toMatchObject({
              lap: 3,
            });
        }
      }
    });

    it(`has boxes to tick of 6.5 mm or more: ${form}`, () => {
      const boxes = marks.filter(({ field }) => field.kind !== 'text');
      expect(boxes.length).toBeGreaterThan(100);
      for (const { width, height } of boxes)
        expect(Math.min(width, height)).toBeGreaterThanOrEqual((6.5 / 25.4) * 72 - 0.001);
    });

    it(`holds every field in a structure element of its own: ${form}`, () => {
      const tags = new Set<Tag>(marks.map(({ tag }) => tag));
      expect(tags.size).toBe(marks.length);
      for (const { role, parent } of tags) expect([role, parent?.role === 'Figure']).toEqual(['Form', false]);
    });
  }

  it('has no fields when it is to be printed', () => {
    expect(names(makeWorkbook({ form: 'fearful', edition: 'a4' }))).toEqual([]);
  });

  it('has no word of the reader’s own in the name of a field', () => {
    const reader = { name: 'Wilhelmina', signal1: 'Quirinus', person2: 'Quirinus' };
    const book = makeWorkbook({
      form: 'dismissive',
      edition: 'fillable',
      ticket: { book: 'complete', reader },
    });
    expect(names(book).filter((name) => /wilhelmina|quirinus/.test(name))).toEqual([]);
  });
});
