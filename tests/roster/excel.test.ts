import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRosterXlsx } from '../../src/core/roster/spreadsheet.ts';
import { spreadsheets } from '../../src/node/spreadsheets.ts';
import { build, octavo, own } from '../cli/octavo.ts';
import { type Folder, makeFolder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';

let folder: Folder;
beforeAll(async () => {
  await build();
  folder = makeFolder();
});
afterAll(() => folder.remove());

/** An Excel file with another sheet in the place of its own. */
const withSheet = async (rows: string): Promise<Uint8Array> => {
  const parts = unzipSync(await writeRosterXlsx([['Name']]));
  const sheet = Object.keys(parts).find((name) => /worksheets\/sheet\d+\.xml$/.test(name)) ?? '';
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync({ ...parts, [sheet]: strToU8(xml) });
};

const text = (at: string, words: string): string => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

const tryIt = (bytes: Uint8Array, ...flags: readonly string[]) => {
  writeFileSync(folder.at('clients.xlsx'), bytes);
  return octavo(folder.path, 'batch', 'clients.xlsx', ...own, ...flags);
};

describe('an Excel file', () => {
  it.runIf(isLong)(
    'that names a cell at the end of the world takes neither all memory nor all time',
    async () => {
      const started = performance.now();
      const { code, err } = tryIt(
        await withSheet(
          `<row r="1">${text('A1', 'Name')}</row><row r="1048576">${text('XFD1048576', 'Zqxw')}</row>`,
        ),
      );
      expect([code, err]).toEqual([1, expect.stringMatching(/the roster `clients.xlsx`.*\n.*hint:/)]);
      expect(performance.now() - started).toBeLessThan(60_000);
    },
  );

  it('of ten thousand rows is read as any other', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => [
      `K${row}`,
      `Name ${row} Meier`,
      'fearful',
      `a note of its own, ${row}`,
    ]);
    const { code, err, out } = tryIt(
      await writeRosterXlsx([['Ref', 'Name', 'Form', 'Mine'], ...rows]),
      '--rows',
      '10001',
    );
    expect([code, err]).toEqual([0, expect.stringContaining('column D')]);
    expect(out).toContain('1 file written');
  });

  it('is read as its cells mean: days as days, numbers as they are written, ticks as yes', async () => {
    const parts = unzipSync(await writeRosterXlsx([['Name']]));
    const styles = Object.keys(parts).find((name) => name.endsWith('styles.xml')) ?? '';
    const dated = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
    const rows = `<row r="1">${text('A1', 'Name')}${text('B1', 'Start')}${text('C1', 'Ref')}</row>
<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" s="1"><v>46355</v></c><c r="C2"><v>17</v></c></row>`;
    const whole = unzipSync(await withSheet(rows));
    const read = await spreadsheets.read(zipSync({ ...whole, [styles]: strToU8(dated) }));
    expect(read).toMatchObject({
      cells: [
        ['Name', 'Start', 'Ref'],
        ['yes', '2026-11-29', '17'],
      ],
    });
  });
});

describe('what comes with Octavo', () => {
  it('leaves the readers of spreadsheets in a bundle of their own', () => {
    const start = readFileSync(new URL('../../dist/octavo.cjs', import.meta.url), 'utf8');
    expect(start).not.toContain('Papa');
    expect(start).not.toContain('sharedStrings');
  });
});
