import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { answerSheet, cellsOf, type Diagnostic, tableOfAnswers, writeCsv } from '../../src/core/index.ts';
import { writeXlsx } from '../../src/core/tables/xlsx.ts';

/** Cells as a program finds them that parts them at a sign, whatever sign they were written with; quotes count only where a cell starts with one. */
const partedAt = (sign: string, csv: string): readonly string[] => {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)")?([^\\n\\r\\${sign}]*)(?:\\r\\n|\\n|\\r|\\${sign}|$)`, 'y');
  const text = csv.replace(/^\uFEFF/, '');
  const cells: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted = '', rest = ''] = cell.exec(text) ?? [];
    cells.push(quoted.replaceAll('""', '"') + rest);
  }
  return cells;
};

const startsFormula = /^\s*[=+\-@＝＋－＠\t\r]/u;

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  "=cmd|' /C calc'!A0",
  'a\n=1+1\nb',
  'a;=1+1;b',
  'a"\n=1+1',
  'a";=1+1',
  'a\t=1+1',
  'a|=1+1',
  '"=1+1',
  'a\u0000\u001b[31m',
];

describe('CSV', () => {
  it.each([',', ';', '\t', '|'])('runs no formula in a program that parts cells at %j', (sign) => {
    for (const one of hostile) {
      const cells = partedAt(sign, writeCsv([[one, one], [one]]));
      if (sign === ',') expect(cells).toHaveLength(3);
      expect(cells.filter((cell) => startsFormula.test(cell))).toEqual([]);
    }
  });

  it('is what RFC 4180 says, and keeps what is no formula as it is', () => {
    const rows = [
      ['ref', 'a, b'],
      ['K17', 'say "no" - or\nyes = no'],
      ['', '–3'],
    ];
    expect(writeCsv(rows)).toBe('\uFEFF"ref","a, b"\r\n"K17","say ""no"" - or\nyes = no"\r\n"","–3"\r\n');
  });

  it('holds no controls', () => {
    expect(writeCsv([hostile])).not.toMatch(/[^\P{Cc}\r\n]/u);
  });
});

const sheetOf = (answers: readonly string[]) => {
  const fields = answers.map((value, index) => ({ name: `p.f${index}`, says: `F${index}?`, value }));
  return tableOfAnswers([{ ref: 'K17', fields }]);
};

const silent = (): void => undefined;

describe('XLSX', () => {
  const sheet = answerSheet(sheetOf(hostile), 'Answers', silent);

  it('holds every answer as a text, and no formula', async () => {
    if (!sheet) throw new Error('no sheet');
    const files = unzipSync(await writeXlsx(sheet));
    const text = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    const cells = text.find(([name]) => name.endsWith('sheet1.xml'))?.[1] ?? '';
    expect(cells).not.toContain('<f>');
    const types = [...cells.matchAll(/<c [^>]*>/g)].map(([cell]) => /t="s"/.test(cell));
    expect(types.length).toBe(3 * (hostile.length + 1));
    expect(types.every((isText) => isText)).toBe(true);
    expect(text.find(([name]) => name.endsWith('sharedStrings.xml'))?.[1]).toContain('a;=1+1;b');
  });

  it('is the same whenever it is made', async () => {
    if (!sheet) throw new Error('no sheet');
    const one = await writeXlsx(sheet);
    await new Promise((go) => setTimeout(go, 2100));
    expect(Buffer.from(await writeXlsx(sheet)).equals(Buffer.from(one))).toBe(true);
  });

  it('is refused, with what can be done, where a cell or a row cannot hold the table', () => {
    const told: Diagnostic[] = [];
    expect(answerSheet(sheetOf(['a'.repeat(40_000)]), 'Answers', (one) => told.push(one))).toBeUndefined();
    const wide = sheetOf(Array.from({ length: 17_000 }, () => 'a'));
    expect(answerSheet(wide, 'Answers', (one) => told.push(one))).toBeUndefined();
    expect(told.map(({ message }) => message)).toEqual([
      'a cell holds 32767 characters at the most, and there are 40000',
      'a sheet holds 16384 columns at the most, and there are 17001',
    ]);
    expect(cellsOf(wide)).toHaveLength(3);
  });
});
