import { readSpreadsheet, writeRosterXlsx } from '../../core/roster/spreadsheet.ts';
import { readPdfFields } from '../../reader/pdf-fields.ts';
import type { FileAnswer, FileAsked, FileRead } from '../model/files.ts';

// The worker that opens files of others: what reads them is large, and one that takes too long is ended with its worker.

/** Few members of the worker's own global object, which TypeScript's declarations of a page lack. */
declare const self: {
  onmessage: (event: MessageEvent<FileAsked>) => void;
  postMessage: (answer: FileAnswer) => void;
};

const noPdf = {
  flaw: 'it cannot be read as a PDF',
  hint: 'it must be a whole PDF file, saved without a password',
};

const readFile = async (asked: FileAsked): Promise<FileRead> => {
  if (asked.kind === 'table') return { sheet: new Uint8Array(await writeRosterXlsx(asked.cells)) };
  const file = new Uint8Array(asked.bytes);
  if (asked.kind === 'sheet') {
    const sheet = await readSpreadsheet(file, (encoding, text) =>
      new TextDecoder(encoding, { fatal: true }).decode(text),
    );
    return 'cells' in sheet ? { cells: sheet.cells } : sheet;
  }
  try {
    return { fields: await readPdfFields(file) };
  } catch {
    return noPdf;
  }
};

self.onmessage = async ({ data }) => {
  if ('kind' in data) self.postMessage({ read: await readFile(data) });
};
