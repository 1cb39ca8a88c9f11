import { describe, expect, it } from 'vitest';
import { fillSlots } from '../../src/core/model/slots.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { makeSpecimen } from '../support/specimen-book.ts';

const printedBy = (blocks: string): string =>
  makeSpecimen(blocks)
    .pages.pages.flatMap(({ marks }) => marks.filter(isGlyphs))
    .map(textOf)
    .join(' | ');

describe('numbers', () => {
  it('are printed as they are written where text is asked for', () => {
    const said = printedBy(
      '- p: 0303\n- p: +4915112\n- p: 1.10\n- heading: 0612345678\n- fields: [{ label: 000, value: 007 }]\n',
    );
    for (const number of ['0303', '+4915112', '1.10', '0612345678', '000', '007'])
      expect(said.split(' | ')).toContain(number);
  });

  it('are amounts where amounts are asked for, in quotes or not', () => {
    expect(printedBy("- scale: { ask: Now?, from: '1', to: 3.0 }")).toBe(
      printedBy('- scale: { ask: Now?, from: 1, to: 3 }'),
    );
  });
});

describe('a short labelled line', () => {
  it('prints every word of what is known, and goes on with as many lines as that takes', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
    const said = printedBy(`- fields: [{ label: Name, value: ${words.join(' ')} }]`);
    for (const word of words) expect(said).toContain(word);
  });
});

describe('a gap', () => {
  const filled = (value: string) => ({
    values: new Map([['who', value]]),
    otherwise: new Map([['who', 'someone']]),
  });
  const none = { values: new Map(), otherwise: new Map([['who', 'someone']]) };
  const plain = (text: string): string => text.replaceAll('\u2060', '').replaceAll('\\', '');

  it('filled with words has no space before the stop that follows, left empty it keeps its blank', () => {
    expect(plain(fillSlots('with {{who|____}} , or not .', filled('Sam')))).toBe('with Sam, or not .');
    expect(plain(fillSlots('with {{who|____}} .', none))).toBe('with ____ .');
    expect(plain(fillSlots('with {{who}} .', none))).toBe('with someone.');
  });

  it('filled with words that end in a stop has no second one', () => {
    expect(plain(fillSlots('by {{who}}.', filled('Jo Doe, Ph.D.')))).toBe('by Jo Doe, Ph.D.');
    expect(plain(fillSlots('by {{who}}, once', filled('Sam Jr.')))).toBe('by Sam Jr., once');
  });
});
