import { expect } from 'vitest';
import { type Diagnostic, distinct } from '../../src/core/index.ts';
import { isLong } from '../support/long.ts';
import { chanceFrom } from './mutate.ts';

export type Chance = (below: number) => number;

/** What the engine is made of, and nobody who writes content should read. */
const inner = /undefined|Function|is not a function|reading '|\[object|\bNaN\b|Cannot read|stack size/;

/** One of a list. */
export const pick = <T>(list: readonly T[], chance: Chance): T | undefined => list[chance(list.length)];

const hostile = [
  '',
  ' ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  '- ',
  '#',
  '|',
  '>',
  '&a',
  '*a',
  '!x',
  '%',
  '@',
  '`',
  '\t',
  '\r\n',
  '\u0000',
  '~',
  '0',
  '-1',
  '1e999',
  '99999999999',
  '0x1F',
  '.inf',
  'yes',
  '2026-02-30',
  '#ff00',
  '__proto__',
  'constructor',
  'toString',
  '{{',
  '}}',
  '{{name}}',
  '{{start|}}',
  '{{#each blocks}}',
  '{{/each}}',
  '{{this}}',
  '{{> page}}',
  '../',
  '@index',
  '{{else}}',
  '<',
  '</',
  '/>',
  '<p>',
  '</section>',
  '&amp;',
  '&x;',
  '<!--',
  '](',
  '[a](#b)',
  '**',
  '_____',
  '\\',
  '\u202e',
  '\u0301',
  '\u200d',
  'שלום',
  '漢字',
  '😀',
  'ẞ',
  '\ufeff',
  '\ud800',
  'a'.repeat(300),
  '('.repeat(50),
  '[['.repeat(40),
  '\n\n\n',
  '<<: ',
  '? ',
  '---\n',
  '...\n',
  'only: x',
  'otherwise: y',
  'p',
  'lines: -5',
  'count: 1000000',
  'rows: 0',
  'columns: 400',
  'width: 1mm',
  '100%',
  '12pt',
  '1e9mm',
];

/** A few odd words and signs in a row. */
export const hostileText = (chance: Chance): string =>
  Array.from({ length: 1 + chance(4) }, () => pick(hostile, chance) ?? '').join(' ');

/** Damages a text in a few places, the way hands and programs do. */
export const damagedText = (text: string, chance: Chance): string => {
  let lines = text.split('\n');
  for (let left = 1 + chance(4); left > 0; left--) {
    const at = chance(lines.length);
    const line = lines[at] ?? '';
    const column = chance(line.length + 1);
    const word = pick(hostile, chance) ?? '';
    const other = lines[chance(lines.length)] ?? '';
    const changed = [
      () => [line.slice(0, column) + word + line.slice(column)],
      () => [line.slice(0, column) + word + line.slice(column + 1 + chance(8))],
      () => [line.replace(/[\w-]+/g, (one) => (chance(4) === 0 ? word : one))],
      () => [],
      () => [line, line],
      () => [other],
      () => [line, other],
      () => [' '.repeat(chance(6)) + line.trimStart()],
      () => [line.slice(0, column)],
      () => [line.replace(/:.*$/, `: ${word}`)],
    ][chance(10)];
    lines = [...lines.slice(0, at), ...(changed?.() ?? []), ...lines.slice(at + 1)];
  }
  return lines.join('\n');
};

/** What the usual lane tries of each class, and the long one. */
export const inputs = (few: number, many = Number(process.env.OCTAVO_INPUTS ?? 10_000)): number =>
  isLong ? many : few;

/** How the inputs of a class ended. */
export interface Ends {
  taken: number;
  told: number;
  slowest: number;
}

/** Holds what was told of one input to what users may be told. */
export const holdDiagnostics = (
  found: readonly Diagnostic[],
  hasPlace: (one: Diagnostic) => boolean,
): void => {
  for (const one of distinct(found)) {
    const said = [one.message, ...one.hints].join(' ');
    expect(said).not.toMatch(inner);
    if (one.severity !== 'error') continue;
    expect(one.hints, said).not.toEqual([]);
    if (hasPlace(one)) expect(one.place, `${one.code}: ${said}`).toBeDefined();
  }
};

/** Output of a process, held to the same. */
export const holdOutput = (said: string): void => {
  expect(said).not.toMatch(inner);
  expect(said).not.toMatch(/^\s+at .*\(?\S+:\d+:\d+\)?$/m);
};

/** Tries the seeds that failed once, then as many new ones as there is time for. Whatever one input throws names its seed. */
export const fuzz = async (
  name: string,
  { seeds, count }: { readonly seeds: readonly number[]; readonly count: number },
  tryOne: (chance: Chance) => boolean | Promise<boolean>,
): Promise<Ends> => {
  const ends: Ends = { taken: 0, told: 0, slowest: 0 };
  const failed: string[] = [];
  const first = Number(process.env.OCTAVO_SEED ?? (isLong ? 1_000_000 : 0));
  for (const seed of [...seeds, ...Array.from({ length: count }, (_, index) => first + index)]) {
    const { user, system } = process.cpuUsage();
    try {
      if (await tryOne(chanceFrom(seed))) ends.taken += 1;
      else ends.told += 1;
    } catch (problem) {
      failed.push(
        `seed ${seed}: ${problem instanceof Error ? problem.message.slice(0, 600) : String(problem)}`,
      );
    }
    const after = process.cpuUsage();
    ends.slowest = Math.max(ends.slowest, Math.round((after.user + after.system - user - system) / 1000));
  }
  if (isLong) console.log(name, { inputs: seeds.length + count, ...ends, failed: failed.length });
  expect(failed.slice(0, 20).join('\n'), `${failed.length} failed`).toBe('');
  expect(ends.slowest).toBeLessThan(10_000);
  expect(process.memoryUsage().rss).toBeLessThan(2 * 2 ** 30);
  return ends;
};
