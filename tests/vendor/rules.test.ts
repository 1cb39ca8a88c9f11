import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLength } from '../../src/core/index.ts';
import { gutterFor, planCover, vendorWarnings } from '../../src/core/publish/vendor.ts';
import type { Vendor } from '../../src/core/theme/vendor.ts';
import { editionNamed, vendorEditions } from './make-bound.ts';

const rulesOf = (name: string): Vendor => {
  const { vendor } = editionNamed(name);
  if (!vendor) throw new Error(`${name} has no vendor`);
  return vendor;
};

/** Rules with rising limits and margins, as all vendors have them. */
const rising = fc
  .array(
    fc.record({ step: fc.integer({ min: 1, max: 200 }), more: fc.double({ min: 0, max: 20, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((steps) => {
    let [to, inner] = [0, 10];
    return steps.map(({ step, more }) => ({ to: (to += step), inner: (inner += more) }));
  });

describe('the gutter', () => {
  it('is what the rule says up to its limit, and what the next one says from there', () => {
    fc.assert(
      fc.property(rising, (gutters) => {
        gutters.forEach(({ to, inner }, index) => {
          expect(gutterFor({ gutters }, to)).toBe(inner);
          expect(gutterFor({ gutters }, to + 1)).toBe((gutters[index + 1] ?? gutters.at(-1))?.inner);
        });
      }),
    );
  });

  it('never shrinks as a book grows, in whatever order the rules are written', () => {
    fc.assert(
      fc.property(
        rising,
        fc.integer({ min: 1, max: 1500 }),
        fc.integer({ min: 0, max: 300 }),
        (gutters, pages, more) => {
          const turned = { gutters: [...gutters].reverse() };
          expect(gutterFor(turned, pages + more)).toBeGreaterThanOrEqual(gutterFor({ gutters }, pages));
        },
      ),
    );
  });

  it.each([
    [24, 0.375],
    [150, 0.375],
    [151, 0.5],
    [300, 0.5],
    [301, 0.625],
    [500, 0.625],
    [501, 0.75],
    [700, 0.75],
    [701, 0.875],
    [828, 0.875],
  ])('of a KDP book of %i pages is %f inches', (pages, inches) => {
    for (const name of ['kdp-8.5x11', 'kdp-6x9'])
      expect(gutterFor(rulesOf(name), pages)).toBeCloseTo(inches * 72, 9);
  });
});

const trims = fc.record({
  width: fc.double({ min: 250, max: 620, noNaN: true }),
  height: fc.double({ min: 400, max: 850, noNaN: true }),
});
const counts = fc.integer({ min: 24, max: 828 });

describe('the plan of a cover', () => {
  it('is back, spine and front beside each other, with bleed all round', () => {
    fc.assert(
      fc.property(trims, counts, fc.constantFrom('white', 'cream'), (trim, pages, paper) => {
        const { cover } = rulesOf('kdp-8.5x11');
        const thickness = { white: 0.002252, cream: 0.0025 }[paper] ?? Number.NaN;
        const plan = planCover(cover, trim, pages, cover.paper[paper] ?? Number.NaN);
        expect(plan.spine.width / 72).toBeCloseTo(pages * thickness, 9);
        expect(plan.width / 72).toBeCloseTo((2 * trim.width) / 72 + pages * thickness + 0.25, 9);
        expect(plan.height / 72).toBeCloseTo(trim.height / 72 + 0.25, 9);
        expect(plan.frontX + trim.width + plan.bleed).toBeCloseTo(plan.width, 9);
        expect(plan.spine.x - plan.bleed).toBeCloseTo(trim.width, 9);
      }),
    );
  });

  it('allows words on the spine from 79 pages on, a sixteenth of an inch from its edges', () => {
    const { cover } = rulesOf('kdp-8.5x11');
    fc.assert(
      fc.property(trims, counts, (trim, pages) => {
        const { spine, spineText } = planCover(cover, trim, pages, cover.paper.white ?? 0);
        expect(spineText).toBeCloseTo(pages < 79 ? 0 : Math.max(0, spine.width - 0.125 * 72), 9);
      }),
    );
  });

  it('keeps the barcode at the lower right of the back, a quarter of an inch from its edges', () => {
    const { cover } = rulesOf('kdp-6x9');
    fc.assert(
      fc.property(trims, counts, (trim, pages) => {
        const { barcode, spine, bleed } = planCover(cover, trim, pages, cover.paper.white ?? 0);
        expect([barcode?.width, barcode?.height]).toEqual([2 * 72, expect.closeTo(1.2 * 72, 9)]);
        expect(spine.x - (barcode?.x ?? 0) - 2 * 72).toBeCloseTo(18, 9);
        expect(bleed + trim.height - (barcode?.y ?? 0) - 1.2 * 72).toBeCloseTo(18, 9);
      }),
    );
  });

  it('has no spine when the binding has none', () => {
    const plan = planCover(rulesOf('lulu-coil').cover, { width: 612, height: 792 }, 80, 0);
    expect(plan.width).toBeCloseTo((2 * 8.5 + 0.25) * 72, 9);
    expect(plan.spineText).toBe(0);
  });
});

/** Rules as if all of them had been read at the vendor's, on one day or nobody knows when. */
const dated = (verified_on: string | undefined) => {
  const vendor = rulesOf('kdp-6x9');
  const sources = vendor.sources.map(({ verified_on: _on, ...source }) => ({
    ...source,
    confidence: 'primary' as const,
    ...(verified_on ? { verified_on } : {}),
  }));
  return { vendor: { ...vendor, sources } };
};

describe('what a vendor asks for', () => {
  it.each(vendorEditions)(
    'names for each rule its source, how sure it is, and the day of reading, in %s',
    (name) => {
      const { sources } = rulesOf(name);
      expect(sources.length).toBeGreaterThan(2);
      for (const { source_url, vendor_url, confidence, verified_on } of sources) {
        expect(source_url).toMatch(/^https?:\/\/\S+$/);
        expect(verified_on).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (confidence !== 'primary') expect(vendor_url).toMatch(/^https:\/\/\S+$/);
      }
    },
  );

  it('is doubted, once, when nobody knows when it was read', () => {
    const [doubt, ...more] = vendorWarnings('kdp-6x9', dated(undefined), '2026-11-22');
    expect(more).toEqual([]);
    expect(doubt).toMatchObject({ severity: 'warning', code: 'vendor/undated' });
    expect(doubt?.message).toContain('margins by page count');
    expect(doubt?.hints.join()).toContain('https://kdp.amazon.com/');
  });

  it('is believed for 180 days, and doubted from then on', () => {
    expect(vendorWarnings('kdp-6x9', dated('2026-05-26'), '2026-11-22')).toEqual([]);
    expect(vendorWarnings('kdp-6x9', dated('2026-05-25'), '2026-11-22')).toMatchObject([
      {
        severity: 'warning',
        code: 'vendor/old',
        message: expect.stringContaining('2026-05-25, 181 days ago'),
      },
    ]);
  });

  it('takes the date of the edition for rules without one of their own', () => {
    expect(
      vendorWarnings('kdp-6x9', { ...dated(undefined), verified_on: '2026-11-01' }, '2026-11-22'),
    ).toEqual([]);
  });

  it('is doubted where it was read at second hand, with the vendor’s own pages to compare', () => {
    const [doubt, ...more] = vendorWarnings('kdp-6x9', { vendor: rulesOf('kdp-6x9') }, '2026-11-22');
    expect(more).toEqual([]);
    expect(doubt).toMatchObject({ severity: 'warning', code: 'vendor/secondhand' });
    expect(doubt?.message).toContain('margins by page count (secondary)');
    expect(doubt?.message).not.toContain('what a file may hold');
    expect(doubt?.hints.join()).toMatch(/https:\/\/kdp\.amazon\.com\/\S+ before you order$/);
    expect(vendorWarnings('lulu-coil', { vendor: rulesOf('lulu-coil') }, '2026-11-22')).toEqual([]);
  });

  it('is not asked of editions that no vendor prints', () => {
    expect(vendorWarnings('a4', editionNamed('a4'), '2026-11-22')).toEqual([]);
  });
});

describe('a length', () => {
  it('is told in millimetres and inches', () => {
    expect([54, 72, 13.1].map(formatLength)).toEqual([
      '19.05 mm (0.75 in)',
      '25.4 mm (1 in)',
      '4.62 mm (0.182 in)',
    ]);
  });
});
