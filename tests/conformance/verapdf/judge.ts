import { execFileSync } from 'node:child_process';
import { basename, delimiter, join } from 'node:path';
import { target } from './books.ts';

/** PDF/UA-1 and PDF/A-2a, as veraPDF names them. */
export const flavours = ['ua1', '2a'];

export interface Verdict {
  readonly file: string;
  readonly flavour: string;
  readonly compliant: boolean;
  /** Single checks made; none when the file could not be read. */
  readonly checks?: number;
  readonly failed?: readonly { clause: string; test: number; times: number; message: string }[];
  readonly problem?: string;
}

/** All files in one virtual machine: starting one costs more than checking a book. */
export const judge = (files: readonly string[]): readonly Verdict[] => {
  const classes = [join(target, 'classes'), join(target, 'lib', '*')].join(delimiter);
  const out = execFileSync(
    'java',
    ['-XX:+UseSerialGC', '-cp', classes, 'Runner', flavours.join(','), ...files],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Verdict => JSON.parse(line));
};

/** What veraPDF says against a file. */
export const against = ({ file, flavour, failed = [], problem }: Verdict): readonly string[] => [
  ...failed.map(
    ({ clause, test, times, message }) =>
      `${basename(file)}: ${flavour} ${clause}, test ${test}, ${times} times: ${message}`,
  ),
  ...(problem === undefined ? [] : [`${basename(file)}: ${flavour}: ${problem}`]),
];
