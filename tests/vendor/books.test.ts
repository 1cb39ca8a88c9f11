import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/index.ts';
import { parseLength } from '../../src/core/model/units.ts';
import { gutterFor } from '../../src/core/publish/vendor.ts';
import { boxOf } from '../support/measure-marks.ts';
import { asLatin, objectsOf } from '../support/pdf-objects.ts';
import { openPdf } from '../support/read-pdf.ts';
import { ownSources } from '../support/sources.ts';
import { makeBound, printBound, printCover, vendorEditions } from './make-bound.ts';

const tolerance = 0.01;

const sizes = { 'kdp-8.5x11': [612, 792], 'kdp-6x9': [432, 648], 'lulu-coil': [612, 792] } as const;

/** What print plants refuse, as names that would stand in the file. */
const refused =
  /\/(Annots|Outlines|StructTreeRoot|Metadata|MarkInfo|AcroForm|Encrypt|Title|Author|Subject|Creator|CreationDate|SMask|ca|CA)\b/;

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

const withRules =
  (rules: Partial<NonNullable<Edition['vendor']>>) =>
  (edition: Edition): Edition => {
    if (!edition.vendor) throw new Error('the edition has no vendor');
    return { ...edition, vendor: { ...edition.vendor, ...rules } };
  };

describe.each(vendorEditions)('a book for %s', (name) => {
  const book = makeBound({ edition: name });
  const { pages } = book.bound.pages;
  const { theme } = book.bound.design;

  it('is made without a mistake', () => {
    expect(book.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has pages of the trimmed size, an even number of them, as many as can be bound', () => {
    for (const { width, height } of pages)
      expect([width, height]).toEqual(sizes[name].map((size) => expect.closeTo(size, 6)));
    expect(pages.length % 2).toBe(0);
    expect(pages.length).toBeGreaterThanOrEqual(book.edition.output?.least ?? Number.NaN);
    const { most = {} } = book.edition.vendor ?? {};
    expect(pages.length).toBeLessThanOrEqual(Object.values(most)[0] ?? pages.length);
  });

  it('keeps the fold free as its page count asks, and a workbook asks', () => {
    const { inner } = theme.page.margin;
    expect(book.bound.inner).toBe(inner);
    expect(inner).toBeGreaterThanOrEqual(54 - tolerance);
    expect(inner).toBeGreaterThanOrEqual(
      book.edition.vendor ? gutterFor(book.edition.vendor, pages.length) - tolerance : 0,
    );
    const inFold = pages.flatMap((page) =>
      page.marks
        .map(boxOf)
        .filter(({ left, right }) =>
          page.side === 'recto' ? left < inner - tolerance : right > page.width - inner + tolerance,
        )
        .map((box) => ({ page: page.number, ...box })),
    );
    expect(inFold).toEqual([]);
  });

  it('keeps everything a quarter of an inch from the trimmed edges', () => {
    const astray = pages.flatMap((page) =>
      page.marks
        .map(boxOf)
        .filter(
          ({ left, top, right, bottom }) =>
            Math.min(left, top, page.width - right, page.height - bottom) < 18 - tolerance,
        )
        .map((box) => ({ page: page.number, ...box })),
    );
    expect(astray).toEqual([]);
  });

  it('sets no rule that the plant could not print', () => {
    const thin = pages.flatMap(({ marks }) =>
      marks.filter((mark) => mark.kind === 'path' && mark.stroke && mark.stroke.width < 0.75),
    );
    expect(thin).toEqual([]);
  });

  it('holds pages and nothing else, and says nothing of itself', async () => {
    for (const bytes of [await printBound(book), await printCover(book)]) {
      const dictionaries = objectsOf(bytes).map(({ dictionary }) => dictionary);
      expect(dictionaries.length).toBeGreaterThan(5);
      expect(dictionaries.filter((dictionary) => refused.test(dictionary))).toEqual([]);
      expect(asLatin(bytes)).not.toMatch(/<x:xmpmeta|\/Encrypt/);
      expect(dictionaries.some((dictionary) => dictionary.includes('/Producer'))).toBe(true);
    }
    expect((await openPdf(await printBound(book))).numPages).toBe(pages.length);
  });

  it('is the same, byte by byte, when it is made again', async () => {
    const again = makeBound({ edition: name });
    expect(Buffer.compare(await printBound(book), await printBound(again))).toBe(0);
    expect(Buffer.compare(await printCover(book), await printCover(again))).toBe(0);
  });

  it.runIf(hasQpdf)('is sound to qpdf', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-vendor-'));
    try {
      for (const bytes of [await printBound(book), await printCover(book)]) {
        const file = join(folder, 'book.pdf');
        writeFileSync(file, bytes);
        expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
          'No syntax or stream encoding errors',
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('fonts', () => {
  const namesIn = (bytes: Uint8Array): readonly string[] =>
    objectsOf(bytes).flatMap(
      ({ dictionary }) => /\/Type \/Font\n[\s\S]*\/BaseFont \/(\S+)/.exec(dictionary)?.[1] ?? [],
    );

  it('are embedded whole when the edition asks for it', async () => {
    const bytes = await printBound(makeBound({ edition: 'kdp-6x9', ticket: { only: ['brake-plan'] } }));
    const names = namesIn(bytes);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => name.includes('+'))).toEqual([]);
    const files = objectsOf(bytes).flatMap(({ dictionary, stream }) =>
      dictionary.includes('/Length1') ? [stream ?? ''] : [],
    );
    const own = new Set([...ownSources.fonts.values()].map(asLatin));
    expect(files.length).toBe(names.length / 2);
    expect(files.every((file) => own.has(file))).toBe(true);
  });

  it('are cut down to what is used otherwise', async () => {
    const names = namesIn(
      await printBound(makeBound({ edition: 'lulu-coil', ticket: { only: ['brake-plan'] } })),
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !/^[A-Z]{6}\+/.test(name))).toEqual([]);
  });

  it('say the same whole as cut down', async () => {
    const textOf = async (edition: Edition['output'] | undefined): Promise<string> => {
      const change = (one: Edition): Edition => (edition ? { ...one, output: edition } : one);
      const pdf = await openPdf(
        await printBound(makeBound({ edition: 'kdp-6x9', ticket: { only: ['brake-plan'] }, change })),
      );
      const page = await (await pdf.getPage(1)).getTextContent();
      return page.items.map((item) => ('str' in item ? item.str : '')).join('');
    };
    const { output } = makeBound({ edition: 'kdp-6x9', ticket: { only: ['brake-plan'] } }).edition;
    expect(await textOf(undefined)).toContain('One Beat');
    expect(await textOf(output ? { ...output, whole: false } : undefined)).toBe(await textOf(undefined));
  });
});

describe('a book to be bound', () => {
  it('is filled up to the least that can be bound', () => {
    const { bound } = makeBound({ edition: 'kdp-6x9', ticket: { only: ['brake-plan'], without: [] } });
    expect(bound.pages.pages.length).toBeGreaterThanOrEqual(24);
    expect(bound.pages.pages.length % 2).toBe(0);
  });

  it('gets the gutter that fits the pages which that gutter makes', () => {
    const rule = (to: number, inner: string) => ({ to, inner: parseLength(inner) ?? Number.NaN });
    for (const gutters of [
      [rule(60, '0.375in'), rule(5000, '1.5in')],
      [rule(24, '0.5in'), rule(100, '0.9in'), rule(118, '1in'), rule(122, '1.3in'), rule(5000, '1.6in')],
    ]) {
      const { bound, edition } = makeBound({ edition: 'kdp-6x9', change: withRules({ gutters }) });
      const { inner } = bound.design.theme.page.margin;
      const asked = gutterFor({ gutters }, bound.pages.pages.length);
      expect(inner).toBeGreaterThanOrEqual(asked - tolerance);
      expect(gutters.some((one) => Math.abs(one.inner - inner) < tolerance)).toBe(true);
      expect(edition.vendor?.gutters).toBe(gutters);
    }
  });

  it('keeps a larger margin than the vendor asks for', () => {
    const gutters = [{ to: 5000, inner: 18 }];
    expect(makeBound({ edition: 'kdp-6x9', change: withRules({ gutters }) }).bound.inner).toBeCloseTo(54, 6);
  });

  it('says once what is wrong with pages that were set more than once', () => {
    const change = withRules({
      gutters: [
        { to: 2, inner: 60 },
        { to: 5000, inner: 70 },
      ],
    });
    const { diagnostics } = makeBound({ edition: 'kdp-6x9', change });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is refused when it has more pages than can be bound', () => {
    const { diagnostics } = makeBound({ edition: 'kdp-6x9', change: withRules({ most: { white: 40 } }) });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'vendor/too-many-pages' }),
    );
  });

  it('may be refused on one paper and bound on another', () => {
    const change = withRules({ most: { white: 40, cream: 5000 } });
    const { diagnostics } = makeBound({ edition: 'kdp-6x9', change, ticket: { paper: 'cream' } });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is refused on a paper that the vendor does not have', () => {
    const { diagnostics } = makeBound({ edition: 'kdp-6x9', ticket: { paper: 'creem' } });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'vendor/unknown-paper',
        hints: ['did you mean `cream`?'],
      }),
    );
  });
});
