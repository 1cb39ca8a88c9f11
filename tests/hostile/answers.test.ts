import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ReadAnswers, readAnswers } from '../../src/cli/answers-file.ts';
import { startRun } from '../../src/cli/run.ts';
import { type Answers, type Diagnostic, makeWorkbooks } from '../../src/core/index.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { type Chance, damagedText, fuzz, holdDiagnostics, hostileText, inputs } from './fuzz.ts';
import { damaged } from './mutate.ts';
import { seeds } from './seeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'octavo-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sources = specimenSources(
  `- lines: { ask: What happened?, min: 2, most: 2, id: happened }
- checklist: [One, Two]
- fields: [{ label: Name }, { label: Place }]
- gate: { title: Before, questions: [Are you well?, Is it late?], yes: Stop., no: Go on. }`,
);

/** A word that no message may hold. */
const secret = 'Quetzalcoatl';

const hold = (found: readonly Diagnostic[]): void => {
  holdDiagnostics(found, () => false);
  for (const { message, hints } of found) expect([message, ...hints].join(' ')).not.toContain(secret);
};

/** Makes the fillable book with answers, as a file. */
const fill = async (read: Partial<ReadAnswers>): Promise<Uint8Array> => {
  const found: Diagnostic[] = [];
  const [workbook] = makeWorkbooks(
    sources,
    { choices: { form: 'only-one' }, edition: 'fillable' },
    { report: (one) => found.push(one), ...read },
  );
  if (!workbook) throw new Error(found.map(({ message }) => message).join('\n'));
  const bytes = await workbook.bytes();
  hold(found);
  return bytes;
};

const answersIn = async (bytes: Uint8Array): Promise<Answers> =>
  new Map(
    (await readPdfFields(bytes)).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );

const empty = await fill({});
const fields = await readPdfFields(empty);
const names = fields.map(({ name }) => name);

/** A file of answers as the command writes them. */
const written = `specimen:\n${names
  .map((name) => `  ${name.slice(name.indexOf('.') + 1)}: ${secret} wrote this`)
  .join('\n')}\n  old-one: |\n    ${secret} and\n    more\n  ticked: true\n`;

/** Reads a damaged file of answers, as the command does. */
const fromFile = async (chance: Chance): Promise<boolean> => {
  const path = join(folder, 'answers.yaml');
  writeFileSync(path, damagedText(written, chance));
  const run = startRun({ quiet: true, json: false });
  const read = await readAnswers(path, run);
  hold(run.diagnostics());
  for (const { severity, place, message } of run.diagnostics())
    if (severity === 'error') expect(place, message).toBeDefined();
  if (read) await fill(read);
  else expect(run.failed()).toBe(true);
  return read !== undefined;
};

/** Fills a copy with odd words and reads them back whole. */
const throughCopy = async (chance: Chance): Promise<boolean> => {
  const answers: Answers = new Map(names.map((name) => [name, `${secret} ${hostileText(chance)}`]));
  const copy = await fill({ answers });
  const back = await answersIn(copy);
  for (const { name, value } of await readPdfFields(copy))
    if (typeof value === 'string' && fields.find((one) => one.name === name)?.value === undefined)
      expect(back.get(name)).toBe(value);
  const again = await fill({ answers: back });
  expect([...(await answersIn(again))]).toEqual([...back]);
  return true;
};

/** Reads a damaged filled copy, and fills the book with what it holds. */
const fromDamagedCopy = async (chance: Chance): Promise<boolean> => {
  const copy = await fill({
    answers: new Map(names.map((name) => [name, `${secret} ${hostileText(chance)}`])),
  });
  const text = Buffer.from(copy).toString('latin1');
  const values = [...text.matchAll(/\/(?:V|T|TU|FT|Ff|Kids|Parent|Opt|AS) ?/g)].map(({ index }) => index);
  let mutant = copy;
  for (let left = 1 + chance(3); left > 0; left--)
    mutant = damaged(mutant, (values[chance(values.length)] ?? 0) + chance(16), chance);
  let answers: Answers;
  try {
    answers = await answersIn(mutant);
  } catch {
    return false;
  }
  await fill({ answers });
  return true;
};

describe('answers, whatever they say and however they are damaged', () => {
  it('fill the book or are refused in words, and no message repeats them', async () => {
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', () => undefined);
    try {
      await fuzz('answers', { seeds: seeds.answers ?? [], count: inputs(60) }, (chance) => {
        const way = chance(4);
        if (way < 2) return fromFile(chance);
        return way === 2 ? throughCopy(chance) : fromDamagedCopy(chance);
      });
    } finally {
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.removeAllListeners('unhandledRejection');
      for (const one of others) process.on('unhandledRejection', one);
    }
  }, 36_000_000);
});
