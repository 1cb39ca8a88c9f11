import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, makeWorkbooks } from '../../src/core/index.ts';
import { writeFiles } from '../../src/node/write-files.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { tinyPdf } from '../support/tiny-pdf.ts';

const sources = specimenSources('- p: Some words.');

/** What the copy of somebody is called. */
const nameFor = (practitioner: string, dedication: string, ref?: string): string => {
  const found: Diagnostic[] = [];
  const ticket = { choices: { form: 'only-one' }, edition: 'a4', practitioner, dedication };
  const [workbook] = makeWorkbooks(sources, ref === undefined ? ticket : { ...ticket, ref }, {
    report: (one) => found.push(one),
  });
  if (!workbook) throw new Error(found.map(({ message }) => message).join('\n'));
  return workbook.name;
};

/** Words of somebody’s own, none of which a name could hold by chance. */
const words = fc
  .array(fc.constantFrom(...'qxzjQXZJéß'), { minLength: 4, maxLength: 12 })
  .map((letters) => letters.join(''));

describe('the name of a copy', () => {
  it('is the same whoever it is for, but for a mark of the user’s own: it never tells of anybody’s words', () => {
    const usual = nameFor('Qzxj', '');
    fc.assert(
      fc.property(words, words, (practitioner, dedication) => {
        expect(nameFor(practitioner, dedication)).toBe(usual);
        expect(nameFor(practitioner, dedication, 'client-7')).toBe(`${usual}-client-7`);
      }),
      { numRuns: 40 },
    );
  });
});

describe('distinct copies', () => {
  it('in whatever order they are made, and made again, never overwrite one another', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.boolean(), (readers, again) => {
        const folder = mkdtempSync(join(tmpdir(), 'octavo-names-'));
        for (const reader of again ? [...readers, ...readers] : readers) {
          const files = [{ ending: '.pdf', bytes: tinyPdf(reader) }];
          const copy = { name: 'small-copy', isCopy: true, isMarked: false, replace: false, files };
          writeFiles(folder, [copy], () => undefined);
        }
        const held = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
        const made = readers.map((reader) => Buffer.from(tinyPdf(reader)).toString('latin1'));
        expect(new Set(held)).toEqual(new Set(made));
        expect(held).toHaveLength(new Set(made).size);
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 30 },
    );
  });
});
