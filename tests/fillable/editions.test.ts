import { describe, expect, it } from 'vitest';
import { type Answers, type Diagnostic, makeWorkbooks, type Sources } from '../../src/core/index.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { specimenSources } from '../support/specimen-book.ts';

const usual = specimenSources(`- lines: { ask: What came next?, min: 16, most: 16, id: next }
- checklist: { ask: Which?, items: [one, another], id: which }
- lines: { ask: And then?, min: 3, id: then }`);

/** The same, with a second edition to be filled in, on a page so small that a question goes on overleaf. */
const sources: Sources = {
  ...usual,
  editions: new Map([
    ...usual.editions,
    [
      'small',
      {
        file: 'small.yaml',
        text: `${usual.editions.get('fillable')?.text ?? ''}`.replace(
          'page: { ',
          'page: { width: 160mm, height: 130mm, ',
        ),
      },
    ],
  ]),
};

const make = async (edition: string, answers: Answers) => {
  const found: Diagnostic[] = [];
  const ticket = { choices: { form: 'only-one' }, edition };
  const [workbook] = makeWorkbooks(sources, ticket, { report: (one) => found.push(one), answers });
  if (!workbook) throw new Error(found.map(({ message }) => message).join('\n'));
  const fields = await readPdfFields(await workbook.bytes());
  const filled = new Map(
    fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])),
  );
  return { names: workbook.fields, filled, codes: found.map(({ code }) => code) };
};

describe('answers of one edition', () => {
  const given = new Map<string, string | boolean>([
    ['specimen.next', 'the tide'],
    ['specimen.which.another', true],
    ['specimen.then', 'the ebb'],
  ]);

  it('are found by the fields of another', async () => {
    const small = await make('small', given);
    expect(small.names).toContain('specimen.next-more');
    expect([...(await make('fillable', small.filled)).filled]).toEqual([...given]);
  });

  it('are one answer where their field goes on overleaf in one edition and not in the other', async () => {
    const divided = new Map([...given, ['specimen.next-more', 'and the ebb']]);
    const { filled, codes } = await make('fillable', divided);
    expect(filled.get('specimen.next')).toBe('the tide\nand the ebb');
    expect(codes).toEqual([]);
  });

  it('have no field where nothing like it is there, and this is told', async () => {
    const { codes } = await make('fillable', new Map([...given, ['specimen.other-more', 'x']]));
    expect(codes).toEqual(['answers/unused']);
  });
});
