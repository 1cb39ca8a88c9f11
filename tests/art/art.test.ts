import { describe, expect, it } from 'vitest';
import { drawArt } from '../../src/core/art/draw.ts';
import { iconMarks } from '../../src/core/art/icon.ts';
import { noise } from '../../src/core/art/noise.ts';
import { at, runAt } from '../../src/core/art/run.ts';
import type { View } from '../../src/core/art/view.ts';
import { contrast } from '../../src/core/model/contrast.ts';
import { readTheme } from '../../src/core/theme/theme.ts';
import { boxOf } from '../support/measure-marks.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { forms, makeWorkbook } from '../support/workbook.ts';

const themeIn = (form: string) =>
  makeWorkbook({ form, edition: 'a4', ticket: { only: ['brake-plan'] } }).design.theme;
const theme = themeIn('dismissive');

const viewOf = (name: string, more: Partial<View> = {}): View => {
  const drawing = theme.art[name];
  if (!drawing) throw new Error(`no drawing ${name}`);
  const { width, height } = drawing;
  return {
    theme,
    drawing,
    left: 0,
    right: width,
    top: 0,
    bottom: height,
    stage: 0,
    across: 2,
    down: 2,
    ...more,
  };
};

describe('noise', () => {
  it('is the same for the same seed, another for another, and smooth', () => {
    expect(noise(0.3, 7)).not.toBe(noise(0.3, 8));
    for (let x = 0; x < 40; x += 0.25) {
      expect(Math.abs(noise(x, 3))).toBeLessThanOrEqual(1);
      expect(Math.abs(noise(x + 0.001, 3) - noise(x, 3))).toBeLessThan(0.02);
    }
    // Whoever changes the hash changes every drawing there is.
    expect([noise(2.5, 11), noise(-3.25, 4)].map((one) => one.toFixed(6))).toEqual(['0.012421', '0.487816']);
  });
});

describe('a value by stage', () => {
  it('goes from the first to the last, and hurries at first when it bends', () => {
    const ramp = { first: 30, last: 4, bend: 1 };
    expect([at(ramp, 0), at(ramp, 0.5), at(ramp, 1), at(9, 0.3)]).toEqual([30, 17, 4, 9]);
    expect(at({ ...ramp, bend: 2 }, 0.5)).toBe(10.5);
  });

  it('brings the two lines of the usual opener nearer with every part', () => {
    const { self, other } = theme.art.opener?.lines ?? {};
    if (!self || !other) throw new Error('no lines');
    const gaps = [0, 1, 2, 3, 4, 5, 6].map((part) => runAt(self, 40, part / 6) - runAt(other, 40, part / 6));
    expect(gaps).toEqual(gaps.toSorted((one, next) => next - one));
    expect(gaps.at(-1)).toBeGreaterThan(4);
  });
});

describe('a drawing', () => {
  it.each(Object.keys(theme.art))('%s is the same each time, and stays within its view', (name) => {
    const view = viewOf(name, { left: 20, right: 150 });
    expect(drawArt(view)).toEqual(drawArt(view));
    expect(drawArt(view).length).toBeGreaterThan(0);
    const boxes = drawArt(view).map(boxOf);
    expect(Math.min(...boxes.map(({ left }) => left))).toBeGreaterThanOrEqual(40 - 0.01);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(300 + 0.01);
  });

  it('is another in each form, by data alone', () => {
    const [one, other] = forms.map((form) => themeIn(form));
    expect(one?.art.cover?.layers).toEqual(other?.art.cover?.layers);
    expect(one?.art.cover?.lines).not.toEqual(other?.art.cover?.lines);
  });

  it('that is not there is told, with one that is like it', () => {
    expect(() => makeSpecimen('- art: openers')).toThrow();
  });

  it('may name only colors, lines and icons that there are', () => {
    const raw = JSON.parse(JSON.stringify({ art: { sea: { width: 9, height: 9, layers: [] } } }));
    raw.art.sea.layers = [
      { hill: { line: 'crest', color: 'accent 20 sand' } },
      { symbol: { icon: 'boat', x: 0, y: 0, size: 5, color: 'ink' } },
    ];
    const read = readTheme({ ...themeAsWritten(), ...raw });
    const messages = 'issues' in read ? read.issues.map(({ message }) => message) : [];
    expect(messages).toEqual([
      'there is no line `crest`',
      'there is no color `sand`',
      'there is no icon `boat`',
    ]);
  });
});

/** The theme as its file has it: lengths in points. */
const themeAsWritten = () => {
  const inPoints = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number' && !unitless.includes(key)) return `${value}pt`;
    if (Array.isArray(value)) return value.map((one) => inPoints(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inPoints(inner, name)]));
  };
  const { art: _art, icons: _icons, ...rest } = theme;
  return Object(inPoints(rest));
};
const unitless = ['band', 'spill', 'lead', 'before', 'tracking', 'pitch', 'expansion'];

describe('an icon', () => {
  it('is one of more than 24, each with two units clear and of one stroke', () => {
    const names = Object.keys(theme.icons);
    expect(names.length).toBeGreaterThanOrEqual(24);
    for (const name of names) {
      const [mark, ...more] = iconMarks(theme, name, { x: 0, y: 0, size: 24, color: '#000000' });
      if (!mark) throw new Error(name);
      expect(more).toEqual([]);
      const { left, top, right, bottom } = boxOf(mark);
      expect(Math.min(left, top, 24 - right, 24 - bottom), name).toBeGreaterThanOrEqual(1.4);
    }
  });
});

describe('the words on a cover', () => {
  it.each(forms)('stand out from the sky and from the hills at the foot: %s', (form) => {
    const { colors } = themeIn(form);
    expect(contrast(colors.title ?? '', colors.sky ?? '')).toBeGreaterThan(7);
    expect(contrast(colors.cream ?? '', colors['hill-3'] ?? '')).toBeGreaterThan(7);
  });
});
