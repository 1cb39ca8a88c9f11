import { PDFDocument, PDFHexString, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { flattenForm } from '../../src/core/flatten/flatten.ts';
import { makeWorkbooks } from '../../src/core/index.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { openPdf } from '../support/read-pdf.ts';
import { specimenSources } from '../support/specimen-book.ts';

const sources = specimenSources(`- lines: { ask: What came next?, min: 3, id: next }
- checklist: { ask: Which?, items: [one, another] }
- scale: { ask: How strong?, from: 0, to: 10 }
- fill-in: 'My number now: ___'`);

const answers = new Map<string, string | boolean>([
  ['specimen.next', 'the tide\nthen čekám'],
  ['specimen.which.another', true],
]);

const made = async (edition: string, given: ReadonlyMap<string, string | boolean>): Promise<Uint8Array> => {
  const ticket = { choices: { form: 'only-one' }, edition };
  const [workbook] = makeWorkbooks(sources, ticket, { report: () => undefined, answers: given });
  if (!workbook) throw new Error('no workbook');
  return workbook.bytes();
};

const flat = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const result = await flattenForm(bytes);
  if (!('bytes' in result)) throw new Error('it is not flat');
  return result.bytes;
};

const filled = await made('fillable', answers);
const flattened = await flat(filled);

const textOn = async (bytes: Uint8Array): Promise<string> => {
  const { items } = await (await (await openPdf(bytes)).getPage(1)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
};

/** A file with a text of the same length in place of another, wherever that is. */
const exchanged = (bytes: Uint8Array, before: string, after: string): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(before);
  return Buffer.from(text.replaceAll(before, after), 'latin1');
};

describe('a copy made flat', () => {
  it('has no fields any more, and shows what they held', async () => {
    expect((await readPdfFields(flattened)).length).toBe(0);
    expect((await readPdfFields(filled)).length).toBeGreaterThan(3);
    const text = await textOn(flattened);
    expect(text).toContain('the tide');
    expect(text).toContain('čekám');
    const parts = (await PDFDocument.load(flattened)).context.enumerateIndirectObjects().map(String).join();
    for (const gone of ['/AcroForm', '/Widget', '/OBJR', '/Tx\\b'])
      expect(parts).not.toMatch(new RegExp(gone));
    expect(parts).toContain('/PrintField');
  });

  it('is made of what another program has filled in', async () => {
    const pdf = await openPdf(filled);
    const [one] = (await (await pdf.getPage(1)).getAnnotations()).filter(
      ({ fieldName }) => fieldName === 'specimen.next',
    );
    pdf.annotationStorage.setValue(one.id, { value: 'the ebb' });
    const text = await textOn(await flat(await pdf.saveDocument()));
    expect(text).toContain('the ebb');
    expect(text).not.toContain('the tide');
  });

  it('is tagged as it was: what a field held stands where the field stood', async () => {
    const pdf = await openPdf(flattened);
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    const before = JSON.stringify(await (await (await openPdf(filled)).getPage(1)).getStructTree());
    const roles = (json: string): readonly string[] =>
      [...json.matchAll(/"role":"(\w+)"/g)].map(([, one = '']) => one);
    expect(roles(tree)).toEqual(roles(before));
    expect(tree).toContain('☑ Which? another');
    expect(tree).toContain('☐ Which? one');
    const forms = [...tree.matchAll(/\{"role":"Form"[^[]*"children":\[([^\]]*)\]/g)].map(
      ([, kids = '']) => kids,
    );
    expect(forms.length).toBe(roles(before).filter((role) => role === 'Form').length);
    expect(forms.every((kids) => kids.includes('"type":"content"'))).toBe(true);
  });

  it('is the same each time', async () => {
    expect(Buffer.from(await flat(filled)).equals(Buffer.from(flattened))).toBe(true);
  });

  it('is not made of a form that holds what nothing draws', async () => {
    const bare = exchanged(filled, '/AP <<', '/Xx <<');
    expect(await flattenForm(bare)).toEqual({ undrawn: 2 });
  });

  it('is not made of words of which a letter could not be drawn by the program that filled it in', async () => {
    const filledWith = async (drawn: string, held: string): Promise<Uint8Array> => {
      const document = await PDFDocument.load(await made('fillable', new Map()));
      const field = document.getForm().getTextField('specimen.next');
      field.setText(drawn);
      field.updateAppearances(await document.embedFont(StandardFonts.Helvetica));
      field.acroField.setValue(PDFHexString.fromText(held));
      return document.save({ updateFieldAppearances: false });
    };
    expect(await flattenForm(await filledWith('?ód? ?', 'Łódź ♥'))).toEqual({ undrawn: 1 });
    expect(await textOn(await flat(await filledWith('naïve – “one”', 'naïve – “one”')))).toContain('naïve');
  });

  it('is not made of what is no form, nor of what is no PDF', async () => {
    expect(await flattenForm(await made('a4', new Map()))).toEqual({ fields: 0 });
    await expect(flattenForm(new TextEncoder().encode('no PDF'))).rejects.toThrow();
  });
});
