import { writeFiles } from '../../src/node/write-files.ts';
import { tinyPdf } from '../support/tiny-pdf.ts';

// A run of many files, as a process that can be killed: folder, words, count of files, `copy` for copies of somebody's own.

const [folder = '', words = '', count = '32', kind = ''] = process.argv.slice(2);
const isCopy = kind === 'copy';
const books = Array.from({ length: Number(count) }, (_, index) => ({
  name: `book-${index}${isCopy ? '-copy' : ''}`,
  isCopy,
  isMarked: false,
  replace: kind === 'replace',
  files: [{ ending: '.pdf', bytes: tinyPdf(words, 50_000) }],
}));
process.stdout.write('ready\n');
const placed = writeFiles(folder, books, ({ message }) => process.stderr.write(`${message}\n`));
process.exitCode = placed ? 0 : 1;
