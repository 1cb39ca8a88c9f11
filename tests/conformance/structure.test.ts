import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Tag } from '../../src/core/model/galley.ts';
import { filesBelow } from '../support/sources.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { everyBook, makeWorkbook, print, type Workbook } from '../support/workbook.ts';

/** Structure elements in the order in which they are read. */
const tagsOf = ({ pages }: Workbook): readonly Tag[] => {
  const tags = new Set<Tag>();
  const add = (tag: Tag): void => {
    if (tags.has(tag)) return;
    if (tag.parent) add(tag.parent);
    tags.add(tag);
  };
  for (const { marks } of pages.pages) for (const { tag } of marks) if (tag) add(tag);
  return [...tags];
};

const columnsOfRows = (tags: readonly Tag[]): readonly (readonly number[])[] =>
  tags
    .filter(({ role }) => role === 'Table')
    .map((table) =>
      tags
        .filter(({ role, parent }) => role === 'TR' && parent === table)
        .map((row) =>
          tags.filter(({ parent }) => parent === row).reduce((sum, { columns = 1 }) => sum + columns, 0),
        ),
    );

const specimens = filesBelow('tests/specimens', '.yaml').map((name) =>
  readFileSync(`tests/specimens/${name}`, 'utf8'),
);

describe('the structure of a book', () => {
  for (const order of everyBook)
    it(`has headings that never skip a level: ${order.form}, ${order.edition}`, () => {
      const levels = tagsOf(makeWorkbook(order)).flatMap(({ role }) =>
        /^H[1-6]$/.test(role) ? [Number(role.slice(1))] : [],
      );
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries())
        expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });

  it('has tables whose rows all have as many cells', () => {
    const books = [...everyBook.map(makeWorkbook), ...specimens.map(makeSpecimen)];
    const tables = books.flatMap((book) => columnsOfRows(tagsOf(book)));
    expect(tables.length).toBeGreaterThan(20);
    for (const rows of tables) expect(new Set(rows).size).toBe(1);
  });

  it('speaks for every drawing', () => {
    const figures = everyBook.flatMap((order) =>
      tagsOf(makeWorkbook(order)).filter(({ role }) => role === 'Figure'),
    );
    expect(figures.length).toBeGreaterThan(20);
    for (const { alt = '' } of figures) expect(alt.trim()).not.toBe('');
  });
});

describe('the file', () => {
  it('says that it is PDF/A-2a and PDF/UA-1', async () => {
    const bytes = Buffer.from(await print(makeWorkbook({ form: 'fearful', edition: 'a4' })));
    const streams = [...bytes.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].map((match) =>
      Buffer.from(match[1] ?? '', 'latin1'),
    );
    const texts = streams.map((stream) => {
      try {
        return inflateSync(stream).toString('utf8');
      } catch {
        return stream.toString('utf8');
      }
    });
    const metadata = texts.find((text) => text.includes('xpacket')) ?? '';
    expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    expect(metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
  });

  it('says of every link and field on which page it lies', async () => {
    const file = Buffer.from(await print(makeWorkbook({ form: 'fearful', edition: 'fillable' }))).toString(
      'latin1',
    );
    const pages = [
      ...file.matchAll(
        /\n(\d+) 0 obj\n(?:(?!endobj)[\s\S])*?\/Type \/Page\n(?:(?!endobj)[\s\S])*?\/Annots \[([^\]]*)\]/g,
      ),
    ];
    const pageOf = new Map(
      pages.flatMap(([, page, annotations = '']) =>
        [...annotations.matchAll(/(\d+) 0 R/g)].map(([, one]) => [one, page] as const),
      ),
    );
    const said = [...file.matchAll(/\/Type\/OBJR\/Obj (\d+) 0 R\/Pg (\d+) 0 R/g)];
    expect(said.length).toBe(pageOf.size);
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter(([, annotation, page]) => pageOf.get(annotation) !== page)).toEqual([]);
  });
});
