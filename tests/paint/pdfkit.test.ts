import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { textString, verbatim } from '../../src/core/paint/text-string.ts';
import { root } from '../support/sources.ts';

const open = (): PDFDocument =>
  new PDFDocument({
    font: null,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: {},
  });

const opened = (): PDFDocument => {
  const doc = open();
  doc.addPage({ size: [100, 100], margin: 0 });
  return doc;
};

const versionIn = (file: string, pattern: RegExp): string | undefined =>
  pattern.exec(readFileSync(join(root, file), 'utf8'))?.[1];

describe('the pdfkit we rely on', () => {
  it('is the pinned version that its declarations speak of', () => {
    const installed = versionIn('node_modules/pdfkit/package.json', /"version": "([^"]+)"/);
    expect(versionIn('package.json', /"pdfkit": "([^"]+)"/)).toBe(installed);
    expect(versionIn('src/core/paint/pdfkit.d.ts', /pdfkit (\d+\.\d+\.\d+)/)).toBe(installed);
  });

  it('has the members of a document that paint calls', () => {
    const doc = open();
    const methods = [
      '_addInfo',
      'push',
      'read',
      'addPage',
      'addContent',
      'openImage',
      'ref',
      'getStructTreeRoot',
      'getStructParentTree',
      'createStructParentTreeNextKey',
      'addNamedDestination',
      'end',
    ] as const;
    expect(methods.filter((name) => typeof doc[name] !== 'function')).toEqual([]);
    expect(doc._root.data).toBeTypeOf('object');
    expect(doc.info).toBeTypeOf('object');
  });

  it('declares no member that it does not have', () => {
    const declared =
      readFileSync(join(root, 'src/core/paint/pdfkit.d.ts'), 'utf8').split('export default class')[1] ?? '';
    const names = [...declared.matchAll(/^ {4}(?:readonly )?(\w+)[(:]/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(12);
    const doc = opened();
    expect(names.filter((name) => name !== 'constructor' && !(name in doc))).toEqual([]);
  });

  it('keeps the dictionaries of a page where paint looks for them', () => {
    const { page } = opened();
    expect(page.height).toBe(100);
    expect(page.fonts).toBeTypeOf('object');
    expect(page.xobjects).toBeTypeOf('object');
    expect(page.dictionary.id).toBeGreaterThan(0);
  });

  it('lets the destination of an outline entry be replaced', () => {
    const item = opened().outline.addItem('A title');
    expect(item.outlineData).toHaveProperty('Dest');
    expect(item.children).toEqual([]);
  });

  it('knows the size of an image before it is embedded', () => {
    const image = opened().openImage(new Uint8Array(readFileSync(join(root, 'tests/specimens/square.png'))));
    expect(image).toMatchObject({ width: 4, height: 4 });
    expect(image.label).toBeTypeOf('string');
    expect(image.embed).toBeTypeOf('function');
    expect(image.obj ?? undefined).toBeUndefined();
  });

  it('writes text strings of ours as it writes its own', () => {
    const writtenOf = (value: object): string => {
      const doc = open();
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
});
