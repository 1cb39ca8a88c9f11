import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { printPages } from '../../src/core/index.ts';
import { asLatin, crossReferences, objectsOf, type PdfObject } from '../support/pdf-objects.ts';
import { openPdf } from '../support/read-pdf.ts';
import { forms, makeWorkbook, print } from '../support/workbook.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

const judgedByQpdf = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-'));
  try {
    writeFileSync(join(folder, 'book.pdf'), bytes);
    const { stdout, stderr } = spawnSync('qpdf', ['--check', 'book.pdf'], { cwd: folder, encoding: 'utf8' });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const references = ({ dictionary }: PdfObject, key: string): readonly number[] =>
  [...dictionary.matchAll(new RegExp(`/${key} \\[?(\\d+) 0 R`, 'g'))].map((match) => Number(match[1]));

describe.each(forms)('the file of the %s book', (form) => {
  const book = makeWorkbook({ form, edition: 'a4' });
  let bytes: Uint8Array;
  let objects: readonly PdfObject[];
  beforeAll(async () => {
    bytes = await print(book);
    objects = objectsOf(bytes);
  });

  it(hasQpdf ? 'is found sound by qpdf' : 'is sound, as far as its trailer tells (qpdf is not on this machine)', () => {
    if (hasQpdf) expect(judgedByQpdf(bytes)).toMatch(/No syntax or stream encoding errors found/);
    else expect(asLatin(bytes)).toMatch(/trailer\n<<.*\/Root \d+ 0 R.*>>\nstartxref\n\d+\n%%EOF\s*$/s);
  });

  it('has a cross-reference table in which every offset leads to its object', () => {
    const text = asLatin(bytes);
    const entries = crossReferences(bytes);
    expect(entries.length).toBeGreaterThan(100);
    expect(entries).toHaveLength(objects.length);
    const astray = entries.filter(({ number, offset }) => !text.startsWith(`${number} 0 obj`, offset));
    expect(astray).toEqual([]);
  });

  it('embeds every font, and says what text its glyphs stand for', () => {
    const byNumber = new Map(objects.map((one) => [one.number, one]));
    const fonts = objects.filter(({ dictionary }) => /\/Type \/Font\b(?!Descriptor)/.test(dictionary));
    const composite = fonts.filter(({ dictionary }) => dictionary.includes('/Subtype /Type0'));
    expect(composite.length).toBeGreaterThan(5);
    expect(fonts.filter(({ dictionary }) => /\/Subtype \/(Type1|TrueType|Type3)\b/.test(dictionary))).toEqual([]);
    for (const font of composite) {
      const [unicode] = references(font, 'ToUnicode').map((number) => byNumber.get(number));
      expect(unicode?.stream).toMatch(/beginbf(char|range)/);
      const [descendant] = references(font, 'DescendantFonts').map((number) => byNumber.get(number));
      const [descriptor] = (descendant ? references(descendant, 'FontDescriptor') : []).map((number) => byNumber.get(number));
      expect(descriptor?.dictionary).toMatch(/\/FontFile[23] \d+ 0 R/);
      expect(descriptor?.dictionary).toMatch(/\/FontName \/[A-Z]{6}\+/);
    }
  });

  it('is tagged: all that is painted belongs to the structure or is marked as an artifact', async () => {
    const [catalog] = objects.filter(({ dictionary }) => dictionary.includes('/Type /Catalog'));
    const [marked] = catalog ? references(catalog, 'MarkInfo') : [];
    expect(objects.find(({ number }) => number === marked)?.dictionary).toContain('/Marked true');
    const pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      let depth = 0;
      for (const item of items) {
        if ('str' in item) expect(item.str.trim() === '' || depth > 0, `page ${number}: “${item.str}”`).toBe(true);
        else depth += item.type === 'endMarkedContent' ? -1 : 1;
      }
      expect(depth).toBe(0);
    }
  });

  it('is the same, byte for byte, when the same pages are printed again', async () => {
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await print(book)))).toBe(0);
    const again = await print(makeWorkbook({ form, edition: 'a4' }));
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
  });

  it('carries the date it is given, not that of the day on which it was made', async () => {
    const { document, pages, press, sources } = book;
    const old = await printPages({ ...document, date: '2001-02-03' }, pages, press, sources);
    const { info } = await (await openPdf(old)).getMetadata();
    expect(info).toMatchObject({ CreationDate: 'D:20010203000000Z' });
    expect(asLatin(old)).not.toContain('/ModDate');
    expect(asLatin(old)).not.toContain(`D:${new Date().getFullYear()}`);
  });
});

describe('a title with signs that XML reads as markup', () => {
  const title = 'Cats & <dogs> "and" others';

  it('leaves the metadata well formed, and is read back as it was', async () => {
    const { document, pages, press, sources } = makeWorkbook({ form: forms[0], edition: 'a4', ticket: { only: ['two-forms'] } });
    const bytes = await printPages({ ...document, title, subtitle: 'A < B & C' }, pages, press, sources);
    const packets = objectsOf(bytes).filter(({ dictionary }) => dictionary.includes('/Type /Metadata'));
    expect(packets).toHaveLength(1);
    const said: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (problem) => {
      throw problem;
    });
    parser.on('text', (text) => said.push(text));
    parser.write(packets[0]?.stream ?? '').close();
    expect(said).toContain(title);
    const { info } = await (await openPdf(bytes)).getMetadata();
    expect(info).toMatchObject({ Title: title, Subject: 'A < B & C' });
  });
});
