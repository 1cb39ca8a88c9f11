import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/core/model/read-date.ts';
import { readRosterCsv, type Separator, writeRosterCsv } from '../../src/core/roster/csv.ts';
import { readSpreadsheet, writeRosterXlsx } from '../../src/core/roster/spreadsheet.ts';
import { asTable, columnLetter, readRowList, rowList } from '../../src/core/roster/table.ts';
import { spreadsheets } from '../../src/node/spreadsheets.ts';

const cellsOf = async (bytes: Uint8Array) => {
  const read = await spreadsheets.read(bytes);
  return 'cells' in read ? read.cells : read.flaw;
};

describe('a date', () => {
  it.each([
    '2026-11-29',
    '2026/11/29',
    '2026-11-29T00:00:00.000Z',
    '2026-11-29 00:00',
    '29.11.2026',
    '29. 11. 2026',
    '29/11/2026',
    '11/29/2026',
    '29-11-2026',
    '29 Nov 2026',
    '29 november 2026',
    '29th of November, 2026',
    '29-Nov-2026',
    'Nov 29, 2026',
    'Sunday, November 29th, 2026',
    'Sun, 29 Nov 2026',
    '46355',
    ' 46355.5 ',
  ])('is read as people write it: %s', (text) => {
    expect(readDate(text)).toEqual({ iso: '2026-11-29' });
  });

  it('is not guessed where day and month can be taken for one another', () => {
    expect(readDate('3/4/2026')).toMatchObject({ flaw: expect.stringContaining('day or the month first') });
    expect(readDate('3.4.2026')).toEqual({ iso: '2026-04-03' });
    expect(readDate('3/3/2026')).toEqual({ iso: '2026-03-03' });
  });

  it.each([
    '31.2.2026',
    '13/13/2026',
    '29.11.26',
    '29 Nov 26',
    'soon',
    '5',
    '29 Nevermber 2026',
    '0000-00-00',
  ])('is refused where it is none, without its words: %s', (text) => {
    const read = readDate(text);
    expect(read).toHaveProperty('flaw');
    expect(JSON.stringify(read)).not.toContain(text);
  });
});

describe('a table of text', () => {
  it.each([
    ['commas', 'Name,Note\nZoë,"a, b"\n', ','],
    ['semicolons, with commas in cells', 'Name;Note\r\nZoë;a, b\r\n', ';'],
    ['tabs', 'Name\tNote\rZoë\ta, b\r', '\t'],
    ['what its first line says', 'sep=|\nName|Note\nZoë|a, b\n', '|'],
  ])('is divided by %s', (_, text, separator) => {
    const read = readRosterCsv(text);
    expect(read?.separator).toBe(separator);
    expect(asTable(read?.cells ?? []).rows.map(({ cells }) => cells)).toEqual([['Zoë', 'a, b']]);
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16, high bytes first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    [
      'Windows-1252',
      (text: string) => Buffer.from(text.replace('’', '\u0092').replace('€', '\u0080'), 'latin1'),
    ],
  ])('is read in %s', async (_, encode) => {
    expect(await cellsOf(encode('Name,Note\nZoë,O’Brien €5\n'))).toEqual([
      ['Name', 'Note'],
      ['Zoë', 'O’Brien €5'],
    ]);
  });

  it('keeps the numbers that rows have in a spreadsheet, and passes over the empty ones', () => {
    const read = readRosterCsv('\n;;\nName;Note\n;;\n"two\nlines";x\n');
    expect(asTable(read?.cells ?? [])).toEqual({
      header: ['Name', 'Note'],
      rows: [{ number: 5, cells: ['two\nlines', 'x'] }],
    });
  });

  it('reads back as it was written, and holds no formula, whatever is in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(
          fc.constantFrom(
            '=',
            '+',
            '-',
            '@',
            "'",
            "'=",
            '\t',
            ' =',
            '"',
            '＝',
            '\n=',
            'a;=',
            ",'=",
            ';\n-',
            'a\t=',
            'a\t\t-',
            "|'@",
            'a|\t+',
          ),
          fc.string(),
        )
        .map((parts) => parts.join('')),
    );
    const table = fc.array(
      fc.array(
        cell.map((text) => text.replaceAll('\r', '')),
        { minLength: 2, maxLength: 5 },
      ),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(table, fc.constantFrom<Separator>(',', ';', '\t', '|'), (rows, separator) => {
        const cells = [['Name', 'Ref'], ...rows];
        const text = writeRosterCsv({ separator, cells });
        const read = readRosterCsv(text.replace(/^\ufeff/, ''));
        expect(read).toEqual({ separator, cells });
        // As a spreadsheet sees it.
        const seen = Papa.parse(text, {
          delimiter: separator,
          newline: '\n',
          preview: 0,
          skipEmptyLines: false,
        });
        expect(seen.data.flat().filter((one) => /(?:^|[;\n\t|])\s*[=+\-@\uff1d]|,[=@]/.test(one))).toEqual(
          [],
        );
      }),
    );
  });

  it.each([
    ['no table', Buffer.from('\0\0\0\0'), 'no table'],
    ['open quotes', Buffer.from('Name,b\n"Zoë'), 'quotation marks'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old Excel'],
    ['a zip that is none', Buffer.from('PK\x03\x04 Zoë'), 'cannot be read'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a PDF'],
    ['too large', Buffer.alloc(9 * 2 ** 20, 'a'), 'larger than'],
    ['too many rows', Buffer.from(`Name\n${'a\n'.repeat(20_001)}`), '20000 rows'],
    ['too many columns', Buffer.from('a,'.repeat(300)), '200 columns'],
  ])('is refused where it is %s', async (_, bytes, flaw) => {
    expect(await cellsOf(bytes)).toContain(flaw);
  });

  it('is read by itself, whatever lies beside it in memory', async () => {
    const other = await writeRosterXlsx([['Name'], ['Quilliam']]);
    const memory = new Uint8Array([...other, ...Buffer.from('PK\x03\x04 Zoë')]);
    expect(await cellsOf(Buffer.from(memory.buffer, other.length))).toContain('cannot be read');
  });
});

describe('an Excel file', () => {
  it('reads back as it was written', async () => {
    const cells = [
      ['Name', 'Note'],
      ['=1+1', ' two\nlines '],
      ['_x0041_', '"<&>"'],
      ['a\u0001b', '😀'],
    ];
    expect(await cellsOf(await writeRosterXlsx(cells))).toEqual(cells);
  });

  it('holds texts alone: no cell is a formula', async () => {
    const bytes = await writeRosterXlsx([['Name'], ['=1+1'], ['@SUM(A1)']]);
    const read = await readSpreadsheet(bytes, () => '');
    expect(read).toMatchObject({ kind: 'xlsx', cells: [['Name'], ['=1+1'], ['@SUM(A1)']] });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<f>');
  });

  it('that would unpack to more than a roster is not unpacked', async () => {
    const bytes = await writeRosterXlsx([['Name']]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const end = bytes.length - 22;
    // The first entry of its directory says how large it is.
    view.setUint32(view.getUint32(end + 16, true) + 24, 2 ** 31, true);
    expect(await cellsOf(bytes)).toContain('far more');
  });
});

describe('row numbers', () => {
  it('are read and told as `2-5,9`', () => {
    const isChosen = readRowList('2-5, 9');
    expect([1, 2, 5, 6, 9, 10].map((row) => isChosen?.(row))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(rowList([9, 2, 3, 4, 5, 5])).toBe('2-5, 9');
    expect(rowList([2, 4, 6, 7, 9, 10, 11], 2)).toBe('2, 4, and 5 more');
    for (const wrong of ['', 'a', '5-2', '0', '2-', '1,,2']) expect(readRowList(wrong)).toBeUndefined();
  });

  it('go with the letters of columns', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
