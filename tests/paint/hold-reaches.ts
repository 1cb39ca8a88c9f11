import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/core/model/workbook.ts';
import { purePlatform } from '../../src/core/paint/bytes.ts';
import {
  type DocumentSettings,
  openDocument,
  type PdfDocument,
} from '../../src/core/paint/pdfkit-adapter.ts';
import { srgbProfile } from '../../src/core/paint/srgb-profile.ts';
import { textString, verbatim } from '../../src/core/paint/text-string.ts';
import { asLatin, crossReferences, objectsOf } from '../support/pdf-objects.ts';
import { root } from '../support/sources.ts';

const date = new Date('2026-11-22T00:00:00Z');
const info = {
  Title: 'Salt & <Pepper>',
  Author: 'A Design',
  Subject: 'Spice',
  Creator: 'Octavo',
  Producer: 'Octavo',
};
const tagged: DocumentSettings = { date, info, tagged: { language: 'en-US', claims: '<claims/>' } };
const bare: DocumentSettings = { date, info: { Producer: 'Octavo' } };

const rawOptions = (title: string) => ({
  font: null,
  autoFirstPage: false as const,
  bufferPages: true,
  pdfVersion: '1.7',
  tagged: true,
  lang: 'en-US',
  displayTitle: true,
  subset: 'PDF/A-2a',
  info: { ...info, Title: title, CreationDate: date },
});

const raw = (): PDFDocument => new PDFDocument(rawOptions('A title'));

/** What pdfkit writes through its own stream, with its own profile and metadata. */
const writtenByPdfkit = async (title: string): Promise<Uint8Array> => {
  const doc = new PDFDocument(rawOptions(title));
  doc.appendXML('<claims/>');
  doc.ref({ Kind: 'Something' }).end('with a stream');
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve) => {
    Reflect.apply(Reflect.get(doc, 'on'), doc, ['data', (chunk: Uint8Array) => chunks.push(chunk)]);
    Reflect.apply(Reflect.get(doc, 'on'), doc, ['end', resolve]);
    doc.end();
  });
  return Buffer.concat(chunks);
};

/** A file of one document, as its objects and as text. */
const fileOf = async (
  settings: DocumentSettings,
  write: (document: PdfDocument) => void,
  platform = purePlatform,
) => {
  const document = openDocument(settings, platform);
  write(document);
  const { bytes } = await document.end();
  const objects = objectsOf(bytes);
  const find = (pattern: RegExp) => objects.filter(({ dictionary }) => pattern.test(dictionary));
  const named = (name: string) => objects.find(({ number }) => number === Number.parseInt(name, 10));
  return { bytes, objects, find, named, text: asLatin(bytes) };
};

const withPage = (document: PdfDocument) => document.addPage(200, 100);

const versionIn = (file: string, pattern: RegExp): string | undefined =>
  pattern.exec(readFileSync(join(root, file), 'utf8'))?.[1];

const holdMembers = (): void => {
  it('is the pinned version that its declarations speak of', () => {
    const installed = versionIn('node_modules/pdfkit/package.json', /"version": "([^"]+)"/);
    expect(versionIn('package.json', /"pdfkit": "([^"]+)"/)).toBe(installed);
    expect(versionIn('src/core/paint/pdfkit.d.ts', /pdfkit (\d+\.\d+\.\d+)/)).toBe(installed);
  });

  it('has every member that is declared', () => {
    const declared =
      readFileSync(join(root, 'src/core/paint/pdfkit.d.ts'), 'utf8').split('export default class')[1] ?? '';
    const names = [...declared.matchAll(/^ {4}(?:readonly )?(\w+)[(:]/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(18);
    const doc = raw();
    doc.addPage({ size: [100, 100], margin: 0 });
    expect(names.filter((name) => name !== 'constructor' && !(name in doc))).toEqual([]);
  });

  it('lets a document of ours take all that it writes, header and trailer too (`_write`, `push`, `options`)', async () => {
    const { text } = await fileOf(tagged, (document) => document.object({ Kind: 'Something' }));
    expect(text).toMatch(/^%PDF-1\.7\n%\xff\xff\xff\xff\n/);
    expect(text).toMatch(/startxref\n\d+\n%%EOF\n$/);
    expect(text).toContain('/Kind /Something');
  });

  it('keeps its color profile and metadata where we replace them: nothing else differs from its own file', async () => {
    const zlib: Platform = { ...purePlatform, deflate: deflateSync };
    const settings = { ...tagged, info: { ...info, Title: 'A title' } };
    const write = (document: PdfDocument): void => {
      const packed = deflateSync(Buffer.from('with a stream\n'));
      document.stream({ Kind: 'Something', Length: packed.length }, packed);
    };
    const ours = await fileOf(settings, write, zlib);
    const theirs = objectsOf(await writtenByPdfkit('A title'));
    expect(
      ours.objects.map(({ dictionary, stream }) => [dictionary.replace(/\/Length \d+/, ''), stream]),
    ).toEqual(theirs.map(({ dictionary, stream }) => [dictionary.replace(/\/Length \d+/, ''), stream]));
    expect(ours.objects.length).toBeGreaterThan(15);
  });

  it('would break its metadata with an ampersand, which we escape there and nowhere else (`_addInfo`)', async () => {
    const theirs = objectsOf(await writtenByPdfkit(info.Title)).find(({ dictionary }) =>
      dictionary.includes('/Metadata'),
    );
    expect(theirs?.stream).toContain('<rdf:li xml:lang="x-default">Salt & <Pepper></rdf:li>');
    const { find, text } = await fileOf(tagged, () => undefined);
    expect(find(/\/Subtype \/XML/)[0]?.stream).toContain(
      '<rdf:li xml:lang="x-default">Salt &amp; &lt;Pepper&gt;</rdf:li>',
    );
    expect(text).toContain('(Salt & <Pepper>)');
  });

  it('leaves a file of PDF 1.3 without metadata, and we leave it without a date', async () => {
    const { text, find } = await fileOf(bare, withPage);
    expect(text).toMatch(/^%PDF-1\.3\n/);
    expect(find(/Metadata|OutputIntent|CreationDate|StructTreeRoot/)).toEqual([]);
    expect(text).toContain('(Octavo)');
  });
};

const holdObjects = (): void => {
  it('numbers reserved objects among its own, and tells where they lie (`_offsets`, `_offset`)', async () => {
    const { bytes, objects, text } = await fileOf(tagged, (document) => {
      const name = document.reserve();
      document.object({ Before: name });
      document.write(name, '<</Reserved true>>');
      document.object({ After: 1 });
    });
    expect(text).toContain('<</Reserved true>>');
    const told = crossReferences(bytes);
    expect(told).toEqual(
      objects
        .map(({ number, offset }) => ({ number, offset }))
        .sort((one, other) => one.number - other.number),
    );
    expect(told.map(({ number }) => number)).toEqual(told.map((_, index) => index + 1));
  });

  it('writes what the catalog is given (`_root`)', async () => {
    const { find } = await fileOf(tagged, ({ catalog }) =>
      Object.assign(catalog, { PageMode: 'UseOutlines' }),
    );
    expect(find(/\/Type \/Catalog/)[0]?.dictionary).toContain('/PageMode /UseOutlines');
  });

  it('writes preferences of ours, and ends their object', async () => {
    const { find, named } = await fileOf(bare, ({ prefer }) => prefer({ Duplex: 'DuplexFlipShortEdge' }));
    const name =
      /\/ViewerPreferences (\d+ 0 R)/.exec(find(/\/Type \/Catalog/)[0]?.dictionary ?? '')?.[1] ?? '';
    expect(named(name)?.dictionary).toBe('<<\n/Duplex /DuplexFlipShortEdge\n>>');
  });

  it('names the profile of ours, which is its own to the byte (`_addColorOutputIntent`)', async () => {
    const file = readFileSync(join(root, 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc'));
    expect(Buffer.from(srgbProfile()).equals(file)).toBe(true);
    const { find, named, text } = await fileOf(tagged, withPage);
    const name =
      /\/DestOutputProfile (\d+ 0 R)/.exec(find(/\/OutputIntent$/m)[0]?.dictionary ?? '')?.[1] ?? '';
    expect(named(name)?.stream).toBe(asLatin(file));
    expect(text.match(/\/DestOutputProfile/g)).toHaveLength(1);
    // Packed by the platform: so it was written by us, and pdfkit looked for no file.
    const packed: number[] = [];
    const deflate = (bytes: Uint8Array): Uint8Array => {
      packed.push(bytes.length);
      return deflateSync(bytes);
    };
    await fileOf(tagged, withPage, { ...purePlatform, deflate });
    expect(packed).toEqual([file.length]);
  });

  it('writes a stream as it is packed, deflated or by another filter', async () => {
    const { find } = await fileOf(tagged, (document) => {
      document.stream({ Kind: 'Deflated' }, deflateSync(Buffer.from('content')));
      document.stream({ Kind: 'Other', Filter: 'DCTDecode' }, Buffer.from('as it is'));
    });
    expect(find(/\/Kind \/Deflated/)[0]?.stream).toBe('content');
    expect(find(/\/Kind \/Other\n\/Filter \/DCTDecode\n\/Length 8\n>>/)[0]?.stream).toBe('as it is');
  });

  it('writes the interactive form with its fields, and ends those that hold others (`_acroform`)', async () => {
    const { find } = await fileOf(tagged, (document) => {
      const fields = [document.open({ T: new String('group'), Kids: [] })];
      Object.assign(document.form(fields).data, { DR: { Font: {} } });
    });
    expect(find(/\/AcroForm \d+ 0 R/)).toHaveLength(1);
    expect(find(/\/T \(group\)\n\/Kids \[\]/)).toHaveLength(1);
    expect(find(/\/Fields \[\d+ 0 R\]/)).toHaveLength(1);
  });

  it('writes text strings as we do', () => {
    const writtenOf = (value: object): string => {
      const doc = raw();
      let said = '';
      doc._write = (data) => {
        said += String(data);
      };
      doc.ref({ Text: value }).end();
      return said;
    };
    const odd = fc.string({
      unit: fc.constantFrom('a', '(', ')', '\\', '\n', '\r', '\t', '\b', '\f', 'é', '’', '𝄞', 'ě'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), odd), (text) => {
        expect(writtenOf(verbatim(textString(text)))).toBe(writtenOf(new String(text)));
      }),
    );
  });
};

const holdPages = (): void => {
  it('writes the content of a page as we give it, with none of its own (`addContent`, `content.buffer`)', async () => {
    const { find, named } = await fileOf(tagged, (document) => {
      document.setContent(withPage(document), deflateSync(Buffer.from('0 0 m')));
    });
    const name = /\/Contents (\d+ 0 R)/.exec(find(/\/Type \/Page\n/)[0]?.dictionary ?? '')?.[1] ?? '';
    expect(named(name)?.stream).toBe('0 0 m');
    expect(named(name)?.dictionary).toContain('/Filter /FlateDecode');
    const empty = await fileOf(tagged, withPage);
    expect(empty.named(name)?.stream).toBeUndefined();
  });

  it('keeps the dictionaries of a page where we fill them (`fonts`, `xobjects`, `annotations`)', async () => {
    const { find } = await fileOf(tagged, (document) => {
      const page = withPage(document);
      const thing = document.object({ Kind: 'Thing' });
      page.fonts.Face = thing;
      page.xobjects.Picture = thing;
      page.annotations.push(thing);
      expect(page.height).toBe(100);
    });
    expect(find(/\/Font <<\n\/Face (\d+) 0 R\n>>\n\/XObject <<\n\/Picture \1 0 R/)).toHaveLength(1);
    expect(find(/\/Type \/Page\n[\s\S]*\/Annots \[\d+ 0 R\]/)).toHaveLength(1);
  });

  it('names a place on any page, not on the last alone (`page`)', async () => {
    const { find, text } = await fileOf(tagged, (document) => {
      const first = withPage(document);
      withPage(document);
      document.destination('d000001', first, 30);
    });
    const [page] = find(/\/Type \/Page\n/);
    expect(text).toContain(`(d000001) [${page?.number} 0 R /XYZ 0 70 null]`);
  });

  it('hangs entries of the outline by their levels, and leads them where we say (`outlineData`)', async () => {
    const { find } = await fileOf(tagged, (document) => {
      const first = withPage(document);
      withPage(document);
      document.outline({ title: 'Part', level: 0, y: 10 }, first);
      document.outline({ title: 'Chapter', level: 1, y: 20 }, first);
      document.outline({ title: 'Next', level: 0, y: 30 }, first);
    });
    const [page] = find(/\/Type \/Page\n/);
    const [part, chapter, next] = ['Part', 'Chapter', 'Next'].map(
      (title) => find(new RegExp(`/Title \\(${title}\\)`))[0],
    );
    expect(chapter?.dictionary).toContain(`/Parent ${part?.number} 0 R`);
    expect(part?.dictionary).toContain(`/Next ${next?.number} 0 R`);
    expect(chapter?.dictionary).toContain(`/Dest [${page?.number} 0 R /XYZ 0 80 null]`);
  });

  it('enters into the parent tree what we give, under numbers of its own', async () => {
    const { find } = await fileOf(tagged, (document) => {
      expect([document.parentKey(verbatim('[1 0 R]')), document.parentKey(verbatim('[2 0 R]'))]).toEqual([
        0, 1,
      ]);
      document.structureRoot().data.K = verbatim('[9 0 R]');
    });
    const [tree] = find(/\/Type \/StructTreeRoot/);
    expect(tree?.dictionary).toMatch(/\/Nums \[\s*0 \[1 0 R\]\s*1 \[2 0 R\]\s*\]/);
    expect(tree?.dictionary).toContain('/K [9 0 R]');
  });
};

/** One test for each reach into pdfkit, so that an update of it fails here and nowhere else. */
export const holdReaches = (build: 'Node' | 'browsers'): void => {
  describe(`pdfkit, its build for ${build}`, () => {
    it('is the one that is meant: only that for Node can be read as a stream', () => {
      expect('read' in raw()).toBe(build === 'Node');
    });
    holdMembers();
    holdObjects();
    holdPages();
  });
};
