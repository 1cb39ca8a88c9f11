import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import { sizesOf } from '../support/measure-pages.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeWorkbook, type Workbook } from '../support/workbook.ts';

// A page speaks in few voices: what differs in size differs in meaning.

/** Editions with sizes of their own. */
const editions = [...ownSources.editions.keys()].filter((name) => {
  const edition = readEdition(ownSources, name, () => undefined);
  return name === 'a4' || (edition?.overlay?.page !== undefined && !edition.output?.sample);
});

/** Sizes of the inside. Covers are lettered as pictures are, and so is a part's numeral. */
const inside = ({ pages, document, design }: Workbook): ReadonlyMap<number, string> => {
  const outside = [document.outside?.front?.id, document.outside?.back?.id];
  const sizes = new Map(sizesOf(pages.pages.filter(({ section }) => !outside.includes(section))));
  sizes.delete(design.theme.styles.numeral?.size ?? 0);
  return sizes;
};

describe.each(forms)('the inside of the %s form', (form) => {
  it.each(editions)('is set in seven sizes at most, none below 9 points: %s', (edition) => {
    const sizes = inside(makeWorkbook({ form, edition }));
    expect(Math.min(...sizes.keys())).toBeGreaterThanOrEqual(9);
    expect(
      [...sizes].map(([size, where]) => `${size}: ${where}`),
      `${sizes.size} sizes`,
    ).toHaveLength(Math.min(7, sizes.size));
    console.log(`${edition}, ${form}: ${[...sizes.keys()].join(' ')}`);
  });
});
