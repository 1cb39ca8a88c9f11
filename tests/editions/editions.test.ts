import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import type { Mark } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import { mm } from '../../src/core/model/units.ts';
import { colorOf } from '../../src/core/theme/theme.ts';
import { isLong } from '../support/long.ts';
import { type Box, isGlyphs, textOf } from '../support/measure-marks.ts';
import { isOnTab } from '../support/on-tab.ts';
import { objectsOf } from '../support/pdf-objects.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeWorkbook, print, type Workbook } from '../support/workbook.ts';
import { contrast, sightsOf } from './contrast.ts';
import { inkBoxOf } from './ink-box.ts';

// What holds in every edition there is, whoever adds one: in one form of the book after the other, and in each at full length.

/** No printer feeds so well that a hundredth of a point matters. */
const tolerance = 0.01;

const editions = [...ownSources.editions.keys()].map((name, index) => {
  const edition = readEdition(ownSources, name, ({ message }) => {
    throw new Error(`${name}: ${message}`);
  });
  if (!edition) throw new Error(`${name}: no edition`);
  return { name, edition, tried: isLong ? forms : forms.slice(index % 2, (index % 2) + 1) };
});

/** The same mistake on many pages is told a few times only. */
const told = (book: Workbook, breaks: (page: Page) => readonly string[]): readonly string[] =>
  book.pages.pages
    .flatMap((page) => breaks(page).map((what) => `page ${page.number} (${page.section}): ${what}`))
    .slice(0, 20);

const described = (mark: Mark): string => {
  const box = inkBoxOf(mark);
  const place = box
    ? [box.left, box.top, box.right, box.bottom].map((at) => at.toFixed(1)).join(' ')
    : 'nowhere';
  return isGlyphs(mark) ? `“${textOf(mark)}” ${place}` : `${mark.kind} ${place}`;
};

const isOutside = ({ left, top, right, bottom }: Box, { width, height }: Page, clear: number): boolean =>
  Math.min(left, top, width - right, height - bottom) < clear - tolerance;

const marksOutside = ({ marks, ...page }: Page, clear: number): readonly string[] =>
  marks.flatMap((mark) => {
    const box = inkBoxOf(mark);
    return box && isOutside(box, { ...page, marks }, clear) ? [described(mark)] : [];
  });

const sizesBelow = ({ marks }: Page, smallest: number): readonly string[] =>
  marks.flatMap((mark) => {
    if (isGlyphs(mark) && mark.size < smallest - tolerance) return [`${mark.size} pt: ${described(mark)}`];
    if (mark.kind === 'field' && mark.field.appearance.size < smallest - tolerance)
      return [`${mark.field.appearance.size} pt: field ${mark.field.name}`];
    return [];
  });

/** Where punches bite: millimetres from the binding edge and from the middle of the page, both to the middle of a hole. */
const punches = [
  { name: 'ISO 838', from: 12, holes: [-40, 40], wide: 6 },
  { name: 'US, three holes', from: 12.7, holes: [-108, 0, 108], wide: 7.2 },
];

const holesIn = ({ height, width, side }: Page, mirrored: boolean): readonly Box[] =>
  punches.flatMap(({ from, holes, wide }) =>
    holes.map((hole) => {
      const x = mirrored && side === 'verso' ? width - mm(from) : mm(from);
      const [y, half] = [height / 2 + mm(hole), mm(wide / 2)];
      return { left: x - half, top: y - half, right: x + half, bottom: y + half };
    }),
  );

const punched = (page: Page, mirrored: boolean): readonly string[] => {
  const holes = holesIn(page, mirrored);
  return page.marks.flatMap((mark) => {
    // What nobody needs to see may be punched through.
    const box = mark.kind === 'path' && mark.decor ? undefined : inkBoxOf(mark);
    const isHit = (hole: Box): boolean =>
      box !== undefined &&
      box.left < hole.right &&
      box.right > hole.left &&
      box.top < hole.bottom &&
      box.bottom > hole.top;
    return holes.some(isHit) ? [described(mark)] : [];
  });
};

/** WCAG 2.2, 1.4.6 (enhanced) for text of any size, and 1.4.11 for lines and controls. */
const least = { text: 7, line: 3 };

const faint = (page: Page, { design: { theme, output } }: Workbook): readonly string[] => {
  const [paper, ...grounds] = ['paper', 'tint', 'wash'].map((name) => colorOf(theme, name));
  return sightsOf(page, paper ?? '', [paper ?? '', ...grounds])
    .map((sight) => ({ ...sight, ratio: contrast(sight.color, sight.ground, output.colors === 'grey') }))
    .filter(({ what, ratio }) => ratio < least[what])
    .map(
      ({ what, color, ground, says, ratio }) => `${what} ${color} on ${ground}, ${ratio.toFixed(2)}: ${says}`,
    );
};

describe.each(editions)('the edition $name', ({ name, edition, tried }) => {
  describe.each(tried)('in the %s form', (form) => {
    let made: Workbook | undefined;
    const book = (): Workbook => (made ??= makeWorkbook({ form, edition: name }));
    /** The page without what a sample writes across it, which is meant to lie under all, and faint. */
    const unmarked = (page: Page): Page => {
      const mark = edition.output?.sample?.mark;
      return { ...page, marks: page.marks.filter((one) => !isGlyphs(one) || textOf(one) !== mark) };
    };

    it('sets nothing smaller than it promises, or than 9.5 points', () => {
      const smallest = edition.smallest ?? 9.5;
      expect(told(book(), (page) => sizesBelow(page, smallest))).toEqual([]);
    });

    it('prints nothing nearer to the edge than printers reach', () => {
      const { clear } = book().design.theme.page;
      if (!edition.vendor) expect(clear).toBeGreaterThanOrEqual(mm(7) - tolerance);
      expect(told(book(), (page) => marksOutside(page, clear))).toEqual([]);
    });

    it.skipIf(edition.vendor)('keeps all text 12 mm from the edge', () => {
      const isText = (mark: Mark, page: Page): boolean =>
        isGlyphs(mark) && !isOnTab(mark, page, book().design.theme.page);
      const texts = (page: Page): Page => ({
        ...page,
        marks: page.marks.filter((mark) => isText(mark, page)),
      });
      expect(told(book(), (page) => marksOutside(texts(page), mm(12)))).toEqual([]);
    });

    it.skipIf(edition.vendor || edition.output?.impose)(
      'leaves room for the holes of ISO 838 and of a US punch',
      () => {
        const mirrored = book().design.theme.page.sides === 'mirrored';
        expect(told(book(), (page) => punched(unmarked(page), mirrored))).toEqual([]);
      },
    );

    it('prints text at 7 : 1 or more on what lies under it, lines and controls at 3 : 1', () => {
      const all = told(book(), (page) => faint(unmarked(page), book()));
      expect(all).toEqual([]);
    });

    it.runIf(edition.output?.colors === 'grey')(
      'holds no color: neither its pages nor what they draw',
      async () => {
        const streams = objectsOf(await print(book()))
          .filter(
            ({ dictionary }) =>
              !/\/(Length1|Type \/(Metadata|XRef)|Subtype \/(Image|XML))|\/N \d/.test(dictionary),
          )
          .map(({ stream = '' }) => stream);
        expect(streams.filter((stream) => / [gG]\s/.test(stream)).length).toBeGreaterThanOrEqual(
          book().pages.pages.length / 2,
        );
        expect(streams.filter((stream) => /(?<=\d )(rg|RG|k|K|sc|SC|scn|SCN)\b/.test(stream))).toEqual([]);
      },
    );
  });
});

describe('the measures themselves', () => {
  it('are those of WCAG: black on white is 21, and a known pair what it is known for', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4, 2);
    expect(contrast('#24505c', '#24505c')).toBe(1);
  });

  it('see what stands in a hole, near the edge, too small or too faint', () => {
    const book = makeWorkbook({ form: forms[0], edition: 'a4', ticket: { only: ['brake-plan'] } });
    const page = book.pages.pages.find(({ section }) => section === 'brake-plan');
    if (!page) throw new Error('the book lacks what was asked for');
    const moved = { ...page, marks: page.marks.map((mark) => ({ ...mark, x: mark.x - page.width / 4 })) };
    const turned = { ...page, side: page.side === 'recto' ? 'verso' : 'recto' } as const;
    expect(punched(moved, false)).not.toEqual([]);
    expect(marksOutside(moved, mm(7))).not.toEqual([]);
    expect(holesIn(turned, true)).not.toEqual(holesIn(page, true));
    expect(sizesBelow(page, 30)).not.toEqual([]);
    const faded = page.marks.map((mark) => (isGlyphs(mark) ? { ...mark, color: '#8c8c8c' } : mark));
    expect(faint({ ...page, marks: faded }, book)).not.toEqual([]);
  });

  it('know the panel under a text', () => {
    const square = (from: number, to: number, fill: string): Mark => ({
      ...{ kind: 'path', x: 0, y: 0, fill },
      segments: [
        { op: 'move', x: from, y: from },
        { op: 'line', x: to, y: from },
        { op: 'line', x: to, y: to },
        { op: 'line', x: from, y: to },
        { op: 'close' },
      ],
    });
    const face = 'SourceSans3-Regular';
    const word = makeWorkbook({ form: forms[0], edition: 'a4', ticket: { only: ['brake-plan'] } })
      .design.faces.get(face)
      ?.shape('a');
    const text = (at: number): Mark => ({
      ...{ kind: 'glyphs', x: at, y: at, face, size: 10, color: '#000000', stretch: 1 },
      run: word ? [word] : [],
    });
    const marks = [square(0, 100, '#111111'), square(50, 100, '#222222'), text(25), text(75), text(150)];
    const page: Page = { number: 1, side: 'recto', width: 200, height: 200, section: '', marks };
    const grounds = sightsOf(page, '#ffffff', []).filter(({ what }) => what === 'text');
    expect(grounds.map(({ ground }) => ground)).toEqual(['#111111', '#222222', '#ffffff']);
  });
});
