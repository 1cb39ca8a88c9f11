import { describe, expect, it } from 'vitest';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { makeWorkbook } from '../support/workbook.ts';
import { fuzz, inputs } from './fuzz.ts';
import { damaged } from './mutate.ts';
import { seeds } from './seeds.ts';

const sources = specimenSources('- lines: { ask: What happened?, min: 2, most: 2 }\n- checklist: [One, Two]');
const copy = makeWorkbook({ form: 'only-one', edition: 'fillable', sources }).bytes();

/** Where numbers and names of the file's own structure stand: its fields, in the sense of the format. */
const fieldsOf = (bytes: Uint8Array): readonly number[] =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/[A-Z]\w*|\b\d+ \d+ R|xref|trailer|obj|stream|\b\d{10}\b/g),
  ].map(({ index }) => index);

/** What fails later than it was asked is the thread's own that reads (`pdf-apart.ts`): here it is let pass. */
const alone = async (run: () => Promise<unknown>): Promise<void> => {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => undefined);
  try {
    await run();
  } finally {
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.removeAllListeners('unhandledRejection');
    for (const one of others) process.on('unhandledRejection', one);
  }
};

describe('a damaged filled copy', () => {
  it('is read or refused, in little time and memory', async () => {
    const bytes = await copy;
    const fields = fieldsOf(bytes);
    expect((await readPdfFields(bytes)).length).toBeGreaterThan(1);
    await alone(() =>
      fuzz('pdfs', { seeds: seeds.pdfs ?? [], count: inputs(40) }, async (chance) => {
        let mutant = bytes;
        for (let left = 1 + chance(3); left > 0; left--) {
          const at =
            chance(4) === 0 ? chance(mutant.length) : (fields[chance(fields.length)] ?? 0) + chance(12);
          mutant = damaged(mutant, at, chance);
        }
        try {
          const read = await readPdfFields(mutant);
          for (const { name, says } of read) expect(`${name}${says}`).toBeTypeOf('string');
          return true;
        } catch {
          return false;
        }
      }),
    );
  }, 36_000_000);
});
