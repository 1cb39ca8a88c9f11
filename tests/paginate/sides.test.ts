import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Galley, Strip, Tag } from '../../src/core/model/galley.ts';
import { line } from '../../src/core/model/shapes.ts';
import { paginate } from '../../src/core/paginate/paginate.ts';
import { editions, forms, makeWorkbook } from '../support/workbook.ts';

const { theme } = makeWorkbook({ form: forms[0], edition: editions[0] }).design;
const single = { ...theme, page: { ...theme.page, sides: 'single' as const } };
const tag: Tag = { role: 'Document' };
const bare = { verso: [], recto: [] };

const strip = (height: number): Strip => ({
  height,
  skip: 0,
  cost: 0,
  marks: [{ ...line(0, 0, 10, 0, { color: theme.colors.ink ?? '', width: 1 }), tag }],
});

const section = (starts: Galley['starts'], heights: readonly number[], index: number): Galley => ({
  id: `section-${index}`,
  last: `section-${index}`,
  starts,
  strips: heights.map((height, at) => ({
    ...strip(height),
    ...(at === 0 ? { anchor: `section-${index}` } : {}),
  })),
  opening: bare,
  running: bare,
  align: 'top',
  isKept: false,
});

const galleys = fc
  .array(
    fc.tuple(
      fc.constantFrom<Galley['starts']>('recto', 'verso', 'any'),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((sections) => sections.map(([starts, heights], index) => section(starts, heights, index)));

const report = (): void => undefined;

describe('sections on the two sides of a leaf', () => {
  it('begin on the side they ask for', () => {
    fc.assert(
      fc.property(galleys, (sections) => {
        const { pages } = paginate({ sections }, theme, report);
        for (const { id, starts } of sections) {
          const first = pages.find(({ section: name }) => name === id);
          if (starts !== 'any') expect(first?.side).toBe(starts);
        }
      }),
    );
  });

  it('have no more than one page without text before any of them', () => {
    fc.assert(
      fc.property(galleys, (sections) => {
        const { pages } = paginate({ sections }, theme, report);
        pages.forEach(({ section: name }, index) => {
          if (name === '') expect(pages[index + 1]?.section).toMatch(/^section-/);
        });
      }),
    );
  });

  it('leave no page empty when a filler is given, and number pages from 1 without a gap', () => {
    const filler = section('any', [4], 99);
    fc.assert(
      fc.property(galleys, (sections) => {
        const { pages } = paginate({ sections, fillers: [filler] }, theme, report);
        expect(pages.every(({ marks }) => marks.length > 0)).toBe(true);
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
      }),
    );
  });

  it('take pages that face each other, where they ask for it, take two, and a filler can stand before them', () => {
    const filler = section('any', [4], 99);
    const wishes = galleys.map((sections) =>
      sections.map((one, index) => (index % 2 === 0 ? { ...one, starts: 'facing' as const } : one)),
    );
    let seen = 0;
    fc.assert(
      fc.property(wishes, (sections) => {
        const { pages } = paginate({ sections, fillers: [filler] }, theme, report);
        for (const { id, starts } of sections) {
          const own = pages.filter(({ section: name }) => name === id);
          if (starts !== 'facing' || own.length !== 2) continue;
          seen += 1;
          expect(own.map(({ side }) => side)).toEqual(['verso', 'recto']);
        }
        const bare = paginate(
          { sections: sections.filter(({ starts }) => starts === 'facing') },
          theme,
          report,
        );
        expect(bare.pages.every(({ section: name }) => name !== '')).toBe(true);
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('follow each other without a gap when only one side is printed', () => {
    fc.assert(
      fc.property(galleys, (sections) => {
        const { pages } = paginate({ sections }, single, report);
        expect(pages.every(({ section: name }) => name !== '')).toBe(true);
      }),
    );
  });

  it('are found where links to them lead', () => {
    fc.assert(
      fc.property(galleys, (sections) => {
        const { pages, anchors } = paginate({ sections }, theme, report);
        for (const { id } of sections)
          expect(anchors.get(id)?.page).toBe(pages.find(({ section: name }) => name === id)?.number);
      }),
    );
  });
});
