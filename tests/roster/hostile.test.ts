import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { besideStreams, infoDictionary, metadataStreams } from '../cli/read-pdf.ts';
import type { Folder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { pdfsIn, rosterFolder, runBatch } from './batch-folder.ts';

/** Letters that stand nowhere else: they are in every cell that is a person's. */
const marker = 'Zqxw';

/** What people write, and what nobody should. */
const printable: readonly (readonly [what: string, words: string])[] = [
  ['plain', `${marker}`],
  ['accents', `${marker}ë Łukasz Ñandú Őr`],
  ['marks apart', `${marker}e\u0301 o\u0308`],
  ['apostrophes', `O’${marker} D'${marker}`],
  ['commas', `${marker}, Ann; and more`],
  ['quotes', `"${marker}" “x” ""`],
  ['a formula', `=1+1;${marker}`],
  ['a command', `=cmd|' /C calc'!A0 ${marker}`],
  ['an at sign', `@SUM(${marker})`],
  ['minus and plus', `-2+3 ${marker}`],
  ['an apostrophe before a formula', `'=1+1 ${marker}`],
  ['markup', `<b>${marker}</b> {{name}} [x](#y) **z** \\`],
  ['two hundred letters', `${marker}${'a'.repeat(200)}`],
  ['many words', `${marker} ${'word '.repeat(40)}`],
  ['Greek and Cyrillic', `${marker} Ελένη Ольга`],
  ['spaces', `  ${marker}\u00a0 \u2003x `],
  ['two lines', `${marker}\nand more`],
  ['tabs', `${marker}\tx`],
  ['what looks like a path', `../../${marker}.pdf`],
  ['what looks like a number', `1e5${marker}`],
];

/** What cannot be printed, or not at all. */
const unprintable: readonly (readonly [what: string, words: string])[] = [
  ['right to left', `${marker} שרה`],
  ['a letter that no font has', `${marker} \u01c5`],
  ['an emoji', `${marker} 😀`],
  ['a control', `${marker}\u0007`],
  ['an escape', `${marker}\u001b[31m`],
];

interface Person {
  readonly ref: string;
  readonly words: string;
  readonly isWrong: boolean;
}

const persons: fc.Arbitrary<Omit<Person, 'ref'>> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...printable).map(([, words]) => ({ words, isWrong: false })) },
  { weight: 1, arbitrary: fc.constantFrom(...unprintable).map(([, words]) => ({ words, isWrong: true })) },
);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'Windows-1252': (text) =>
    Buffer.from(text.replaceAll('’', '\u0092').replaceAll('“', '\u0093').replaceAll('”', '\u0094'), 'latin1'),
};

const isWindows = (text: string): boolean =>
  [...text].every(
    (sign) => sign < '\u0080' || (sign >= '\u00a0' && sign <= '\u00ff') || '’“”'.includes(sign),
  );

const count = isLong ? 1000 : 60;

const drawn = (encoding: string): readonly Person[] => {
  const people = fc.sample(persons, { numRuns: count, seed: 7 });
  const able = people.filter(({ words }) => encoding !== 'Windows-1252' || isWindows(words));
  // Every seventh person has the ref of the one before.
  return able.map((person, index) => {
    const isTwice = index % 7 === 6;
    return { ...person, ref: `R${isTwice ? index - 1 : index}`, isWrong: person.isWrong || isTwice };
  });
};

/** Rows as a spreadsheet numbers them: behind each fifth person stands an empty one. */
const rowOf = (index: number): number => index + 2 + Math.floor(index / 5);

const tableOf = (people: readonly Person[], lineEnd: string): string => {
  const rows = people.flatMap(({ ref, words }, index) => [
    [ref, words, `${words} x`, index % 2 ? 'fearful' : 'Dismissive form', `left aside ${words}`]
      .map(quoted)
      .join(';'),
    ...(index % 5 === 4 ? [';;;;'] : []),
  ]);
  return ['Ref;First name;Someone;Form;Notes of mine', ...rows].join(lineEnd);
};

let folder: Folder;
afterEach(() => folder.remove());

/** Everything in the folder that a run has written: names and contents, pages taken out of the PDF files. */
const written = (): string =>
  readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/^(clients\.csv)$/.test(entry.name) && !/content|templates/.test(entry.parentPath),
    )
    .map((entry) => {
      const bytes = readFileSync(`${entry.parentPath}/${entry.name}`);
      if (!entry.name.endsWith('.pdf')) return `${entry.name} ${bytes.toString('latin1')}`;
      const told = [...metadataStreams(bytes), infoDictionary(bytes), besideStreams(bytes)].join();
      return `${entry.name} ${told.replace(/\/Alt\s*\((?:\\.|[^()\\])*\)|\/Alt\s*<[^>]*>/g, '')}`;
    })
    .join('\n');

const wide = [...marker].map((letter) => `\0${letter}`).join('');

describe('a hostile roster', () => {
  it.each(
    Object.keys(encodings).flatMap((encoding) =>
      ['\n', '\r\n'].map((lineEnd) => [encoding, lineEnd] as const),
    ),
  )(
    'in %s, lines ending in %j: every row is made or told, and nothing of any is anywhere else',
    async (encoding, lineEnd) => {
      const people = drawn(encoding);
      folder = rosterFolder(encodings[encoding]?.(tableOf(people, lineEnd)) ?? '');
      const told = await runBatch(folder);
      expect(told.code).toBe(1);
      const wrong = people.flatMap(({ isWrong }, index) => (isWrong ? [rowOf(index)] : []));
      const right = people.flatMap(({ isWrong }, index) => (isWrong ? [] : [rowOf(index)]));
      const rowsTold = told.diagnostics
        .filter(({ severity }) => severity === 'error')
        .flatMap(({ message }) => /^rows? ([\d-]+(?:, [\d-]+)*)/.exec(message)?.[1]?.split(', ') ?? [])
        .flatMap((span) => {
          const [from = 0, to = from] = span.split('-').map(Number);
          return Array.from({ length: to - from + 1 }, (_, index) => from + index);
        });
      expect([...new Set(rowsTold)].sort((one, other) => one - other)).toEqual(wrong);
      expect(readdirSync(folder.path)).not.toContain('out');
      const made = await runBatch(folder, { rows: right.join() });
      expect(made.code, made.messages.join('\n')).toBe(0);
      const refs = people.filter(({ isWrong }) => !isWrong).map(({ ref }) => ref);
      expect(
        pdfsIn(folder.at('out'))
          .map((name) => name.replace(/^.*-copy-(.*)\.pdf$/, '$1'))
          .sort(),
      ).toEqual(refs.sort());
      for (const text of [told.said, made.said, written()]) {
        expect(text).not.toContain(marker);
        expect(text).not.toContain(wide);
        expect(text).not.toMatch(/Notes of mine|left aside (?!=)/);
      }
    },
    isLong ? 600_000 : 60_000,
  );
});
