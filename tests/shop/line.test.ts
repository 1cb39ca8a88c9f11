import { beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, makeWorkbooks, type Workbook } from '../../src/core/index.ts';
import type { BuyerLine } from '../../src/core/model/workbook.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';
import { openPdf } from '../support/read-pdf.ts';
import { ownSources } from '../support/sources.ts';

const lineFor = (buyer: string, id: string, on: BuyerLine['on'] = 'every-page'): BuyerLine => ({
  text: `Licensed to ${buyer}, order ${id}`,
  id,
  on,
});

const make = (edition: string, sources = sourcesOf(smallFiles()), book = 'book') => {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): number => diagnostics.push(one);
  const ticket = { choices: { form: ['dismissive'] }, edition, book };
  const [workbook] = makeWorkbooks(sources, ticket, { report, platform: nodePlatform });
  if (!workbook) throw new Error(diagnostics.map(({ message }) => message).join());
  return { workbook, diagnostics };
};

const wordsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const pdf = await openPdf(bytes);
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
    }),
  );
};

const editions = ['a4', 'fillable', 'large-print', 'greyscale', 'booklet', 'kdp-6x9'];

describe('a line for the buyer', () => {
  it.each(editions)('makes the same bytes out of many copies as alone: %s', async (edition) => {
    const shared = sourcesOf(smallFiles());
    const { workbook } = make(edition, shared);
    const buyers = ['Ana', 'Ben O’Neill-Ásgeirsdóttir', 'Čeněk Łuň', 'Ana'];
    for (const [index, buyer] of buyers.entries()) {
      const line = lineFor(buyer, `10${index}`);
      const warm = await workbook.bytes(line);
      const alone = await make(edition, sourcesOf(smallFiles())).workbook.bytes(line);
      expect(Buffer.from(warm).equals(Buffer.from(alone)), `${edition} ${index}`).toBe(true);
    }
    const plain = await workbook.bytes();
    expect(
      Buffer.from(plain).equals(Buffer.from(await make(edition, sourcesOf(smallFiles())).workbook.bytes())),
    ).toBe(true);
  });

  it('stands on every page, and leaves the words of each as they are', async () => {
    const { workbook } = make('a4');
    const [before, after] = [
      await wordsOf(await workbook.bytes()),
      await wordsOf(await workbook.bytes(lineFor('Quirina Ebb', '77'))),
    ];
    expect(after).toHaveLength(before.length);
    after.forEach((words, index) => {
      expect(words).toContain('Licensed to Quirina Ebb, order 77');
      expect(words.replace('Licensed to Quirina Ebb, order 77', '').replace(/\s+/g, ' ').trim()).toBe(
        before[index]?.trim(),
      );
    });
  });

  it('keeps the fields of a form', async () => {
    const { workbook } = make('fillable', ownSources, 'starter');
    const names = async (bytes: Uint8Array): Promise<readonly string[]> =>
      Object.keys((await (await openPdf(bytes)).getFieldObjects()) ?? {}).sort();
    const plain = await names(await workbook.bytes());
    expect(plain.length).toBeGreaterThan(0);
    expect(await names(await workbook.bytes(lineFor('Ana', '1')))).toEqual(plain);
  });

  it('is told to be too long, or without an imprint to stand on, and nothing that was given is quoted', async () => {
    const { workbook, diagnostics } = make('a4');
    await workbook.bytes(lineFor('Quirina '.repeat(40), '1'));
    await workbook.bytes(lineFor('Quirina', '1', 'imprint'));
    expect(diagnostics.map(({ code }) => code)).toEqual(['orders/long-line', 'orders/no-imprint']);
    expect(JSON.stringify(diagnostics)).not.toContain('Quirina');
  });
});

describe('a line for the buyer in One Beat Longer', () => {
  const made: { workbook?: Workbook } = {};
  beforeAll(() => {
    made.workbook = make('a4', ownSources).workbook;
  });

  it('stands on the imprint alone where that is asked for', async () => {
    const pages = await wordsOf(
      (await made.workbook?.bytes(lineFor('Quirina', '9', 'imprint'))) ?? new Uint8Array(),
    );
    expect(pages.filter((words) => words.includes('Licensed to Quirina'))).toHaveLength(1);
    expect(pages.find((words) => words.includes('Licensed to Quirina'))).toContain('About this book');
  });

  it('is on no cover', async () => {
    const pages = await wordsOf((await made.workbook?.bytes(lineFor('Quirina', '9'))) ?? new Uint8Array());
    const bearing = pages.map((words) => words.includes('Licensed to Quirina'));
    expect([bearing.at(0), bearing.at(-1)]).toEqual([false, false]);
    expect(bearing.filter((one) => !one)).toHaveLength(2);
  });
});
