import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, distinct, makeWorkbooks } from '../../src/core/index.ts';
import { composed, unsettable } from '../../src/core/type/letters.ts';
import { ownSources, written } from '../support/sources.ts';
import { specimenSources } from '../support/specimen-book.ts';

/** Words of scripts that join, stack, reorder or run to the left, each in its own letters. */
const refused = {
  Arabic: 'سلام',
  'Arabic signs': '؟',
  Hebrew: 'שלום',
  Syriac: 'ܫܠܡܐ',
  Thaana: 'ދިވެހި',
  NKo: 'ߒߞߏ',
  Adlam: '𞤀𞤣𞤤𞤢𞤥',
  Devanagari: 'नमस्ते',
  Bengali: 'বাংলা',
  Gurmukhi: 'ਪੰਜਾਬੀ',
  Gujarati: 'ગુજરાતી',
  Oriya: 'ଓଡ଼ିଆ',
  Tamil: 'தமிழ்',
  Telugu: 'తెలుగు',
  Kannada: 'ಕನ್ನಡ',
  Malayalam: 'മലയാളം',
  Sinhala: 'සිංහල',
  Thai: 'ภาษาไทย',
  Lao: 'ລາວ',
  Tibetan: 'བོད་སྐད',
  Myanmar: 'မြန်မာ',
  Khmer: 'ភាសាខ្មែរ',
  Mongolian: 'ᠮᠣᠩᠭᠣᠯ',
  Javanese: 'ꦗꦮ',
  Balinese: 'ᬩᬮᬶ',
  'old Hangul': 'ᄒᆞᆫ',
  'a bare mark': 'q\u0308',
  Yoruba: 'ẹ\u0301',
};

const taken = [
  'Zoë',
  'Ωραία',
  'Жизнь',
  'Հայ',
  '東京',
  'カタカナ',
  '한국',
  '½ → ☐ €',
  '“quoted” – …',
  '☀\ufe0f',
];

const make = (sources: Parameters<typeof makeWorkbooks>[0], ticket: object = {}) => {
  const found: Diagnostic[] = [];
  const workbooks = makeWorkbooks(
    sources,
    { choices: { form: 'only-one' }, edition: 'a4', ...ticket },
    {
      report: (one) => found.push(one),
      placeOf: () => ({ file: 'ticket.yaml', start: 0, end: 1 }),
    },
  );
  return { made: [...workbooks].length, found: distinct(found) };
};

describe('words in a script that cannot be set', () => {
  it.each(Object.entries(refused))('are refused, such as those in %s', (_, word) => {
    expect(unsettable(composed(word))?.told).toMatch(/cannot be set/);
  });

  it('are refused wherever they are given, with a place and a hint, and never quoted when they are somebody’s own', () => {
    const text = refused.Hebrew;
    const layout = new Map([['specimen', written('specimen.hbs', `<section><p>${text}</p></section>`)]]);
    const slots = written('slots.yaml', 'start: { label: The day, otherwise: "" }\nname: { label: Name }');
    const sources = specimenSources('- p: hi');
    const withName = { ...sources, content: new Map([...sources.content, ['slots', slots]]) };
    const runs = [
      make(specimenSources(`- p: ${text}`)),
      make({ ...sources, templates: layout }),
      make(withName, { reader: { name: text } }),
      make(sources, { dedication: `to ${text}` }),
      make(sources, { practitioner: text }),
    ];
    for (const { made, found } of runs) {
      expect(made).toBe(0);
      const told = found.filter(({ code }) => code.endsWith('/letters'));
      expect(told).toHaveLength(1);
      expect(told[0]?.place).toBeDefined();
      expect(told[0]?.hints).not.toEqual([]);
      expect(JSON.stringify(found)).not.toContain(text);
    }
  });

  it('are not those whose letters stand in a row', () => {
    for (const word of taken) expect(unsettable(composed(word)), word).toBeUndefined();
  });

  it('are not in what comes with Octavo', () => {
    for (const { text } of [...ownSources.content.values(), ...ownSources.templates.values()])
      expect(unsettable(composed(text))).toBeUndefined();
  });
});

describe('a letter and its mark written apart', () => {
  const accented = fc.constantFrom(...'áéíóúàèöüñçšžőűệǎ');

  it('are the letter that they are together: the same pages come of both', () => {
    const page = (form: 'NFC' | 'NFD') =>
      [
        ...makeWorkbooks(
          specimenSources(`- p: Zoë ${'áéíőűñç'}\n- heading: Naïveté`.normalize(form)),
          { choices: { form: 'only-one' }, edition: 'a4', dedication: 'für Zoë'.normalize(form) },
          { report: () => undefined },
        ),
      ].map(({ pages }) => JSON.stringify(pages));
    expect(page('NFD')).toEqual(page('NFC'));
    expect(page('NFC')).toHaveLength(1);
  });

  it('are joined in any text, and nothing else is changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(accented, fc.string({ unit: 'grapheme' })) }), (text) => {
        expect(composed(text.normalize('NFD'))).toBe(text.normalize('NFC'));
        expect(composed(composed(text))).toBe(composed(text));
      }),
    );
  });
});
