import { basename, dirname, extname, resolve } from 'node:path';
import {
  answerData,
  answeredIn,
  answerSheet,
  answersAsMarkdown,
  cellsOf,
  error,
  type FilledCopy,
  refsOf,
  tableAsMarkdown,
  tableData,
  tableOfAnswers,
  warning,
  warnOfRefs,
  writeCsv,
  writeYaml,
} from '../core/index.ts';
import { matchingFiles } from '../node/matching-files.ts';
import { shown } from '../node/walk.ts';
import { readFilledCopy, tellNoFields } from './filled-copy.ts';
import type { AnswerFlags, Format } from './flags.ts';
import { type Run, writeOut } from './run.ts';
import { writeOneFile } from './write-one-file.ts';

// What a reader has written is theirs: it is shown where it was asked for, and nowhere else. No message quotes it.

/** The tab of a sheet. */
const tab = 'Answers';

/** The format that the end of a file's name stands for. */
const endings: Readonly<Record<string, Format>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.md': 'markdown',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
};

const formatOf = ({ format, out = '' }: AnswerFlags): Format =>
  format ?? endings[extname(out).toLowerCase()] ?? 'yaml';

/** What is wrong with the flags; undefined: nothing. */
export const misusedAnswers = (flags: AnswerFlags): string | undefined => {
  const { flatten = false, format, everyField, out } = flags;
  if (flatten && (format !== undefined || everyField !== undefined))
    return '`--flatten` makes copies and shows no answers: leave the other flag out';
  const ending = extname(out ?? '').toLowerCase();
  if (!flatten && format === undefined && ending !== '' && !(ending in endings))
    return `no table ends in \`${ending}\`: name it with ${Object.keys(endings).join(', ')}, or say \`--format\``;
  const isSheet = !flatten && formatOf(flags) === 'xlsx';
  return isSheet && out === undefined ? 'a sheet is a file: name it, as in `--out answers.xlsx`' : undefined;
};

/** The copies of all files, by their marks; undefined when one of them is not there, or none is a copy, as reported. A file among others that is no form, or no PDF, is passed over, as reported. */
const copiesIn = async (files: readonly string[], run: Run): Promise<readonly FilledCopy[] | undefined> => {
  const read: { readonly file: string; readonly fields: FilledCopy['fields'] }[] = [];
  // Among others a file that is no copy is left out: what the others hold is not to wait for it.
  const as = files.length > 1 ? warning : error;
  for (const [index, file] of files.entries()) {
    run.progress(`reading ${index + 1} of ${files.length} ...`);
    const fields = await readFilledCopy(resolve(file), run, as);
    if (fields?.length === 0) tellNoFields(resolve(file), as, run);
    else if (fields) read.push({ file: basename(file), fields });
  }
  run.progress('');
  if (read.length === 0 && files.length > 1)
    run.report(error('cli/no-copy', `none of the ${files.length} files is a copy with fields`));
  if (run.failed()) return undefined;
  const refs = refsOf(read.map(({ file }) => file));
  warnOfRefs(refs, run.report);
  return read.map(({ fields }, index) => ({ ref: refs.refs[index] ?? '', fields }));
};

/** Answers as they are shown or written, and as data; `text` is undefined where a sheet cannot hold them, as reported. */
interface Told {
  readonly text: string | Uint8Array | undefined;
  readonly data: object;
}

const asData = (data: object, format: Format): string =>
  format === 'json' ? `${JSON.stringify(data, null, 2)}\n` : writeYaml(data);

const tellOne = ({ fields }: FilledCopy, format: Format, { everyField = false }: AnswerFlags): Told => {
  const empty = fields.map(({ value = '', ...field }) => ({ ...field, value }));
  const data = answerData(everyField ? empty : answeredIn(fields));
  return { data, text: format === 'markdown' ? answersAsMarkdown(fields) : asData(data, format) };
};

const tellTable = async (
  copies: readonly FilledCopy[],
  format: Format,
  { everyField: withEmpty = false }: AnswerFlags,
  run: Run,
): Promise<Told> => {
  const table = tableOfAnswers(copies, { withEmpty });
  const data = tableData(table);
  if (format === 'csv') return { data, text: writeCsv(cellsOf(table)) };
  if (format === 'markdown') return { data, text: `${tableAsMarkdown(table)}\n` };
  if (format !== 'xlsx') return { data, text: asData(data, format) };
  const sheet = answerSheet(table, tab, run.report);
  // What writes sheets is a bundle of its own.
  const { writeXlsx } = await import('../core/tables/xlsx.ts');
  return { data, text: sheet && (await writeXlsx(sheet)) };
};

/** How many copies are told, and how many files are not. */
const countOf = ({ length }: readonly FilledCopy[], files: number): string => {
  const left = files - length;
  const copies = length === 1 ? '1 copy' : `${length} copies`;
  return left === 0
    ? copies
    : `${copies}  ${left === 1 ? '1 file that is no copy' : `${left} files that are no copies`} left out`;
};

/** `octavo answers FILE ...`: of one file its answers, of several a table of all. */
export const answers = async (named: readonly string[], flags: AnswerFlags, run: Run): Promise<number> => {
  const { out, replace = false } = flags;
  const format = formatOf(flags);
  const files = matchingFiles(named);
  const copies = await copiesIn(files, run);
  const [first, ...others] = copies ?? [];
  if (!copies || !first) return run.end({});
  // What is read by people shows the answers of one copy; with every field it is a table.
  const isTable =
    format === 'csv' || format === 'xlsx' || (format === 'markdown' && flags.everyField === true);
  const isOne = others.length === 0 && !isTable;
  const { text, data } = isOne ? tellOne(first, format, flags) : await tellTable(copies, format, flags, run);
  if (text === undefined) return run.end({});
  if (out !== undefined) {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const path = resolve(out);
    const result = writeOneFile({ folder: dirname(path), name: basename(path), bytes, replace }, run);
    if (result)
      run.say(`${shown(path)}  ${countOf(copies, files.length)}${result === 'written' ? '' : `  ${result}`}`);
    return run.end(result ? { file: shown(path), result, copies: copies.length } : {});
  }
  if (format !== 'csv') run.say(String(text).trimEnd());
  else if (!run.voice.json) writeOut(String(text));
  return run.end({ answers: data });
};
