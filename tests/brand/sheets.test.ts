import { PDFDocument, PDFTextField } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { answeredIn, type Diagnostic, makeWorkbooks } from '../../src/core/index.ts';
import { defined } from '../../src/core/model/defined.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { inkBoxOf } from '../editions/ink-box.ts';
import { boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { makeBranded, withBrand, wordsOn } from './branded.ts';

const handout = { choices: { form: 'fearful', length: 'short' }, country: 'US', book: 'handout' };
const given = {
  reader: { name: 'Quirinus' },
  appointment: 'Tuesday, 3 pm',
  note: 'Only the first half.',
  practitioner: 'Dr. Ana Ruiz',
  date: '2026-11-29',
};

const sheetsOf = (ticket: object) => makeBranded({ ...handout, ...ticket }).workbooks[0]?.pages.pages ?? [];
const firstOf = (ticket: object): string =>
  sheetsOf({ only: ['brake-plan'], ...ticket })
    .slice(0, 1)
    .map(wordsOn)
    .join();

/** How many pages each exercise takes: behind them the house has its imprint. */
const lengths = (ticket: object): Readonly<Record<string, number>> => {
  const count: Record<string, number> = {};
  for (const { section } of sheetsOf(ticket))
    if (section !== 'helplines') count[section] = (count[section] ?? 0) + 1;
  return count;
};

/** What fields for words hold, whoever filled them in. */
const heldIn = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await PDFDocument.load(bytes))
    .getForm()
    .getFields()
    .flatMap((field) => (field instanceof PDFTextField ? (field.getText() ?? []) : []));

describe('a sheet that is handed out', () => {
  it.each([
    ['with a house', {}],
    ['without one', { brand: undefined }],
  ])('%s says for whom it is, from whom, on what day, when again, and a word', (_, ticket) => {
    const words = firstOf({ ...given, ...ticket });
    for (const said of ['Quirinus', 'Tuesday, 3 pm', 'Only the first half.', 'Dr. Ana Ruiz', '29 Nov 2026'])
      expect(words).toContain(said);
  });

  it('says nothing of what is not given, or leaves lines to write on, as is wished', () => {
    expect(firstOf({})).not.toMatch(/Next time|Date|A note for you/);
    expect(firstOf({ blanks: 'none', appointment: 'Tuesday' })).not.toMatch(/Date|A note for you/);
    expect(firstOf({ blanks: 'lines' })).toMatch(/For .*Date .*Next time .*A note for you/);
  });

  it.each(['a4', 'letter'])('prints nothing where no home printer reaches, on %s', (edition) => {
    const { workbooks } = makeBranded({ ...handout, ...given, only: ['brake-plan'], edition: [edition] });
    const [{ pages, design } = { pages: { pages: [] }, design: undefined }] = workbooks;
    const { clear = 0 } = design?.theme.page ?? {};
    const tops = pages.pages.flatMap(({ marks }) => marks.flatMap((mark) => inkBoxOf(mark)?.top ?? []));
    expect(tops.length).toBeGreaterThan(100);
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(clear - 0.01);
  });

  it('says on every sheet for whom it is, and a word on the first alone', () => {
    const all = sheetsOf({ ...given, only: ['brake-plan', 'return-time'] });
    // A sheet that goes on overleaf has its head on its first page.
    const sheets = ['brake-plan', 'return-time'].flatMap(
      (id) => all.find(({ section }) => section === id) ?? [],
    );
    expect(sheets.map((page) => wordsOn(page).includes('Quirinus'))).toEqual([true, true]);
    expect(sheets.map((page) => wordsOn(page).includes('Only the first half.'))).toEqual([true, false]);
  });

  it('bears the footer of its house beside the last line at the foot, where numbers of help lines take the others', () => {
    const { workbooks, diagnostics } = makeBranded({
      ...handout,
      country: 'IE',
      only: ['brake-plan'],
      edition: 'letter',
    });
    expect(diagnostics.map(({ code }) => code)).not.toContain('brand/long-footer');
    const [page] = workbooks[0]?.pages.pages ?? [];
    const runs = page?.marks.filter(isGlyphs) ?? [];
    const own = runs.filter((mark) => textOf(mark).startsWith('North Street Practice, 555'));
    expect(own).toHaveLength(1);
    // On the lowest line, and clear of what the book says there.
    const lowest = Math.max(...runs.map(({ y }) => y));
    expect(own[0]?.y).toBeCloseTo(lowest, 3);
    const others = runs.filter(({ y }) => Math.abs(y - lowest) < 0.01).map(boxOf);
    expect(others.length).toBeGreaterThan(1);
    const [left, right] = others.sort((one, other) => one.left - other.left);
    expect(right?.left).toBeGreaterThan(left?.right ?? 0);
  });

  it.each(['large-print', 'a4'])('has no word wider than its line in its head: %s', (edition) => {
    const head = { ...given, appointment: '2027-09-29', date: '2027-09-22', only: ['brake-plan'] };
    const { diagnostics, workbooks } = makeBranded({ ...handout, ...head, edition });
    expect(diagnostics.map(({ code }) => code)).not.toContain('layout/overfull');
    expect(workbooks[0]?.pages.pages[0]?.marks.filter(isGlyphs).map(textOf)).toContain('22 Sep 2027');
  });

  it.each(['a4', 'letter'])('of one page stays one, whatever its head says: %s', (edition) => {
    const { note: _note, ...head } = given;
    // The page of help lines bears the imprint of the house as well.
    const own = ({ helplines: _lines, ...counted }: ReturnType<typeof lengths>) => counted;
    expect(own(lengths({ ...head, edition }))).toEqual(own(lengths({ brand: undefined, edition })));
  });

  it('has margins that are alike on both sides, and its folio at the right of each', () => {
    const [workbook] = makeBranded({ ...handout, only: ['brake-plan'] }).workbooks;
    const { margin, sides } = workbook?.design.theme.page ?? {};
    expect(margin?.inner).toBe(margin?.outer);
    expect(sides).toBe('single');
    const bound = makeBranded({ ...handout, only: ['brake-plan'], edition: 'booklet' }).workbooks[0];
    expect(bound?.design.theme.page.sides).toBe('mirrored');
  });

  it('has fields for it where it is filled in on a screen, with what is given in them', () => {
    const [workbook] = makeBranded({
      ...handout,
      only: ['brake-plan'],
      edition: 'fillable',
      blanks: 'lines',
      reader: given.reader,
    }).workbooks;
    const marks = workbook?.pages.pages.flatMap(({ marks }) => marks) ?? [];
    const fields = marks.flatMap((mark) =>
      mark.kind === 'field' && mark.field.kind === 'text' ? [mark.field] : [],
    );
    const named = Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? '']));
    expect(named).toMatchObject({
      'brake-plan.for': 'Quirinus',
      'brake-plan.date': '',
      'brake-plan.next-time': '',
    });
  });

  it('holds no answer in what it was made with, and what it is made with now beats what was on an earlier sheet', async () => {
    const sheet = { ...handout, only: ['brake-plan'], edition: 'fillable', blanks: 'lines' };
    const made = async (ticket: object, answers?: ReadonlyMap<string, string>) => {
      const found: Diagnostic[] = [];
      const options = defined({ report: (one: Diagnostic) => found.push(one), answers });
      const [workbook] = makeWorkbooks(withBrand(), { brand: 'practice', ...sheet, ...ticket }, options);
      const bytes = (await workbook?.bytes()) ?? new Uint8Array();
      const fields = await readPdfFields(bytes);
      return { codes: found.map(({ code }) => code), bytes, fields, held: await heldIn(bytes) };
    };
    const first = await made({ reader: given.reader });
    expect(answeredIn(first.fields)).toEqual([]);
    expect(first.held).toContain('Quirinus');
    const before = new Map([
      ['brake-plan.for', 'Quirinus'],
      ['brake-plan.next-time', 'Monday'],
    ]);
    const next = await made({ reader: { name: 'Marc' }, appointment: 'Friday' }, before);
    expect(next.held).toEqual(expect.arrayContaining(['Marc', 'Friday']));
    expect(next.held).not.toContain('Quirinus');
    expect(next.held).not.toContain('Monday');
    expect(next.codes).not.toContain('answers/unused');
    const kept = await made({}, before);
    expect(kept.held).toEqual(expect.arrayContaining(['Quirinus', 'Monday']));
  });

  it('keeps what is said on it out of its name and out of what its file says of itself', async () => {
    const [workbook] = makeBranded({
      ...handout,
      ...given,
      only: ['brake-plan'],
      note: 'Quirinus, breathe.',
    }).workbooks;
    expect(workbook?.isCopy).toBe(true);
    expect(workbook?.name).not.toMatch(/quirinus|ruiz|tuesday|breathe/i);
    const bytes = Buffer.from((await workbook?.bytes()) ?? []).toString('latin1');
    expect(bytes).not.toMatch(/Quirinus|Tuesday|breathe/);
  });
});
