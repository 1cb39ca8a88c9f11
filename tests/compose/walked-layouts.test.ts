import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/core/compose/templates.ts';
import type { Diagnostic } from '../../src/core/index.ts';
import { compiling } from './handlebars-reference.ts';
import { contexts, layouts } from './random-layouts.ts';

const opened = (texts: ReadonlyMap<string, string>, found: Diagnostic[]) => {
  const sources = new Map([...texts].map(([name, text]) => [name, { file: `${name}.hbs`, text }]));
  return { templates: readTemplates(sources, (diagnostic) => found.push(diagnostic)), sources };
};

describe('a walked layout', () => {
  it('gives the markup that Handlebars gives, whatever the layout and the context', () => {
    fc.assert(
      fc.property(layouts, contexts, (texts, context) => {
        const found: Diagnostic[] = [];
        const { templates } = opened(texts, found);
        const markup = templates.render('page', context, (diagnostic) => found.push(diagnostic));
        expect(found).toEqual([]);
        expect(markup).toBe(compiling(texts)('page', context));
      }),
      { numRuns: 500 },
    );
  });

  it('is traced to the very character, or to the mustache that printed it', () => {
    let exact = 0;
    fc.assert(
      fc.property(layouts, contexts, (texts, context) => {
        const { templates, sources } = opened(texts, []);
        const markup = templates.render('page', context, () => undefined) ?? '';
        const placeOf = templates.trace('page', context);
        for (let offset = 0; offset < Math.min(markup.length, 300); offset++) {
          const place = placeOf(offset);
          const source = [...sources.values()].find(({ file }) => file === place?.file);
          const start = place?.start ?? -1;
          const isSame = source?.text[start] === markup[offset];
          if (isSame) exact++;
          expect(
            isSame || source?.text.startsWith('{{', start),
            `${JSON.stringify([...texts])} ${offset}`,
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(exact).toBeGreaterThan(1000);
  });

  it('is traced where white space alone is left of what stands before a partial', () => {
    const { templates } = opened(
      new Map([
        ['page', '\n   {{> part}}'],
        ['part', 'x'],
      ] as const),
      [],
    );
    const placeOf = templates.trace('page', {});
    expect([0, 1].map((offset) => placeOf(offset)?.start)).toEqual([0, 4]);
  });

  it('shows a partial nothing of what stands around the place that uses it', () => {
    const found: Diagnostic[] = [];
    // To enter one's own context changes none, so that this `../` leads out of the partial.
    const page = ['page', '{{#with group}}{{> part}}{{/with}}'] as const;
    const { templates } = opened(new Map([page, ['part', '{{#with this}}{{../num}}{{/with}}']]), found);
    templates.render('page', { num: 1, group: { a: 'A' } }, (diagnostic) => found.push(diagnostic));
    expect(found.map(({ code, place }) => [code, place?.file, place?.start])).toEqual([
      ['compose/unknown-slot', 'part.hbs', 16],
    ]);
  });

  it('tells of a mistake in a partial from where it was included, and where that layout was', () => {
    const found: Diagnostic[] = [];
    const texts = [
      ['page', '<p>\n {{> middle}}</p>'],
      ['middle', 'a {{> part}}'],
      ['part', '{{nothing}}'],
    ] as const;
    const { templates } = opened(new Map(texts), found);
    templates.render('page', {}, (diagnostic) => found.push(diagnostic));
    expect(found.map(({ place }) => place?.file)).toEqual(['part.hbs']);
    const middle = found[0]?.place?.includedAt;
    expect([middle, middle?.includedAt]).toMatchObject([
      { file: 'middle.hbs', start: 2 },
      { file: 'page.hbs', start: 5 },
    ]);
    expect(middle?.includedAt?.includedAt).toBeUndefined();
  });

  it('traces the markup of a partial to where it was included', () => {
    const { templates } = opened(
      new Map([
        ['page', '<p>{{> part}}</p>'],
        ['part', 'x{{y}}'],
      ]),
      [],
    );
    const placeOf = templates.trace('page', { y: 'Y' });
    expect([3, 4].map((offset) => placeOf(offset))).toMatchObject([
      { file: 'part.hbs', start: 0, includedAt: { file: 'page.hbs', start: 3 } },
      { file: 'part.hbs', start: 1, includedAt: { file: 'page.hbs', start: 3 } },
    ]);
    expect(placeOf(0)?.includedAt).toBeUndefined();
  });

  it('brings nothing along that makes code of text, in a browser either', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: ['src/core/compose/templates.ts'],
      bundle: true,
      write: false,
      metafile: true,
      minify: true,
      platform: 'browser',
      format: 'esm',
    });
    const inputs = Object.keys(metafile.inputs).filter((path) => path.includes('handlebars'));
    expect(inputs.some((path) => path.endsWith('compiler/parser.js'))).toBe(true);
    expect(inputs.filter((path) => /javascript-compiler|runtime|environment/.test(path))).toEqual([]);
    expect(outputFiles[0]?.text).not.toMatch(/\bFunction\(|\beval\(/);
    expect(outputFiles[0]?.contents.length).toBeLessThan(70_000);
  });
});
