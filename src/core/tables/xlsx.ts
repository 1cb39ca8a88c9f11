import writeXlsxFile from 'write-excel-file/universal';
import type { TextSheet } from './sheet.ts';

/** The first day that a ZIP file can name, as it writes days; and how it writes midnight. */
const [firstDay, midnight] = [0x21, 0];

/** Of the ZIP format (APPNOTE 6.3): where its records begin, and where in them stand the times of files. */
const [entry, end] = [0x02014b50, 0x06054b50];

/** Takes the time of making out of a ZIP file, so that the same sheet gives the same bytes. */
const withoutTimes = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let last = bytes.length - 22;
  while (view.getUint32(last, true) !== end) last -= 1;
  let at = view.getUint32(last + 16, true);
  while (view.getUint32(at, true) === entry) {
    const local = view.getUint32(at + 42, true);
    for (const place of [at + 12, local + 10]) {
      view.setUint16(place, midnight, true);
      view.setUint16(place + 2, firstDay, true);
    }
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return bytes;
};

const asSheet = ({ name, rows, heads, widths }: TextSheet) => {
  const data = rows.map((row, index) =>
    row.map((value) => {
      if (value === '') return null;
      const cell = { value, type: String, wrap: true, alignVertical: 'top' as const };
      return index < heads ? { ...cell, fontWeight: 'bold' as const } : cell;
    }),
  );
  const width = widths.at(-1) ?? 0;
  const columns = (rows[0] ?? []).map((_, index) => ({ width: widths[index] ?? width }));
  return { sheet: name, data, stickyRowsCount: heads, stickyColumnsCount: 1, columns };
};

/** Sheets as the bytes of an XLSX file. Every cell is a text, whatever it looks like: none is a formula. Keep them within `sheetLimits`. */
export const writeXlsx = async (...sheets: readonly TextSheet[]): Promise<Uint8Array> => {
  const written = writeXlsxFile(sheets.map(asSheet));
  return withoutTimes(new Uint8Array(await (await written.toBlob()).arrayBuffer()));
};
