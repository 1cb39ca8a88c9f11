import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder, smallFiles, textOf } from '../support/folder.ts';
import { build, bytesOf, type Ended, filesIn, octavo, own } from './octavo.ts';
import { infoDictionary, metadataStreams, readPdf } from './read-pdf.ts';

const name = 'Wilhelmina';
/** It stands wherever content can put it: in titles, running heads, the footer, headings, what is said of a drawing. */
const probe = `id: probe
title: Probe for {{name|the reader}}
blocks:
  - p: Some text for {{name|the reader}}.
  - heading: { text: 'A heading for {{name}}', outline: true }
  - circles: { rings: ['{{name}}', Others], alt: 'Rings around {{name}}.' }
`;
let folder: Folder;
let ended: Ended;

beforeAll(async () => {
  await build();
  const files = {
    'private.yaml': `reader: { name: ${name}, person: Quirinus }\nout: private\n`,
    'content/pages/probe.yaml': probe,
    'content/book.yaml': `${textOf(smallFiles().get('content/book.yaml') ?? '')}footer: 'For {{name}}'\n`,
  };
  folder = makeFolder(smallFiles(files));
  ended = octavo(folder.path, 'make', ...own, '--name', name);
});
afterAll(() => folder.remove());

const books = ['small-book-dismissive-a4-copy.pdf', 'small-book-fearful-a4-copy.pdf'];
/** How a name may be written in a PDF file: as bytes, or in two bytes a letter. */
const spellings = [
  name,
  [...name].map((letter) => `\0${letter}`).join(''),
  Buffer.from(name, 'utf16le').toString('latin1'),
];

describe("the reader's name", () => {
  it.each(books)('is printed on the page in %s', async (file) => {
    const { text } = await readPdf(bytesOf(folder.at('out', file)));
    expect(text).toContain(`Some text for ${name}.`);
  });

  it('gives way to the fallback when none is given', async () => {
    octavo(folder.path, 'make', ...own, '--out', 'nameless');
    const { text } = await readPdf(bytesOf(folder.at('nameless', 'small-book-fearful-a4.pdf')));
    expect(text).toContain('Some text for the reader.');
  });

  it('is not spelled out where no font has its letters', () => {
    const { code, err, out } = octavo(
      folder.path,
      'make',
      ...own,
      '--name',
      '山田',
      '--json',
      '--out',
      'unprintable',
    );
    expect(code).toBe(1);
    expect(out + err).toContain('of what was given for `name`');
    expect((out + err).replace(/\\u/g, 'U+')).not.toMatch(/山|田|5C71|7530/i);
    expect(filesIn(folder.path)).not.toContain('unprintable');
  });

  it('is in no file name and in nothing that is printed to the screen', () => {
    expect(ended.code).toBe(0);
    expect(filesIn(folder.at('out'))).toEqual(books);
    expect(ended.out + ended.err).not.toContain(name);
    const json = octavo(folder.path, 'make', ...own, '--name', name, '--json', '--out', 'json');
    expect(json.out + json.err).not.toContain(name);
  });

  it.each(books)('is not in what %s says of itself: neither information nor XMP', async (file) => {
    const bytes = bytesOf(folder.at('out', file));
    const { info, outline } = await readPdf(bytes);
    expect(info).toContain('Small Book');
    const told = [info, infoDictionary(bytes), ...metadataStreams(bytes)];
    expect(infoDictionary(bytes)).toContain('/Title');
    expect(metadataStreams(bytes)).not.toEqual([]);
    for (const spelling of spellings) expect(told.join('\n')).not.toContain(spelling);
    // The outline says what the headings say, but for the reader's own words.
    expect(outline).toContain('Probe for …');
    expect(outline).not.toContain(name);
  });

  it('stays out of the messages when something else is wrong', () => {
    const { code, out, err } = octavo(folder.path, 'make', ...own, '--name', name, '--edition', 'a5');
    expect(code).toBe(1);
    expect(out + err).not.toContain(name);
  });

  it('from a ticket is treated the same', async () => {
    const { out, err } = octavo(folder.path, 'make', ...own, '--ticket', 'private.yaml');
    expect(filesIn(folder.at('private'))).toEqual(books);
    expect(out + err).not.toMatch(/Wilhelmina|Quirinus/);
    expect((await readPdf(bytesOf(folder.at('private', 'small-book-fearful-a4-copy.pdf')))).text).toContain(
      name,
    );
  });

  it('is printed as it was given: no markup, slot or element is read in it', async () => {
    const odd = '*Ann* <b>&amp; {{person}} `x` [y](#probe)';
    expect(octavo(folder.path, 'make', ...own, '-f', 'fearful', '--name', odd, '--out', 'odd')).toMatchObject(
      {
        code: 0,
        err: '',
      },
    );
    const { text } = await readPdf(bytesOf(folder.at('odd', 'small-book-fearful-a4-copy.pdf')));
    expect(text.replaceAll(' ', '')).toContain(`Sometextfor${odd.replaceAll(' ', '')}.`);
  });
});
