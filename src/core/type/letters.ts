// Which letters we can set. A face gives one glyph after the other, from left to right: so a script is set right whose letters stand
// in a row, each in one form of its own. Letters that join, change places, stand above one another or run to the left would come out
// wrong, and words set wrong are worse than none.

/** Scripts of that kind, by their names in Unicode (The Unicode Standard, chapters 7, 8, 18 to 20; UAX #24, Scripts.txt). */
const settable = (
  'Latin Greek Cyrillic Armenian Georgian Coptic Glagolitic Gothic Ogham Runic Cherokee Deseret Shavian Osage ' +
  'Canadian_Aboriginal Ethiopic Lisu Vai Yi Han Bopomofo Hiragana Katakana Hangul Braille Common Inherited'
).split(' ');

/** A letter of any other script; what several scripts share belongs to each of them. And parts of Hangul that make no whole syllable. */
const otherScript = new RegExp(
  `[^${settable.map((name) => `\\p{scx=${name}}`).join('')}\\p{Cn}\\p{Co}\\p{Cs}]|[\\u1100-\\u11ff\\ua960-\\ua97c\\ud7b0-\\ud7fb]`,
  'u',
);

/** A mark above or below a letter. Those that choose between two looks of a sign are none. */
const mark = /(?![\ufe00-\ufe0f])[\p{Mn}\p{Mc}]/u;

/** Most text holds nothing that must be looked at twice. */
const unusual = /[\u0300-\u1fff]|[\u2c00-\uffff]/;

/** The same text, letters and marks that Unicode has as one joined to one (UAX #15, NFC). */
export const composed = (text: string): string => (unusual.test(text) ? text.normalize('NFC') : text);

/** Why letters cannot be set, and what to do. */
export interface Unsettable {
  readonly told: string;
  readonly hint: string;
}

const ofOtherScript: Unsettable = {
  told: 'these words are in a script that cannot be set: it runs to the left, or its letters change with their neighbors',
  hint: 'write them in Latin, Greek or Cyrillic letters',
};

const withMark: Unsettable = {
  told: 'a letter here bears a mark that it has no single character with in Unicode: it cannot be set',
  hint: 'write the letter without that mark, or one near it that has its own character, such as `ọ` or `ẽ`; where that changes the word, leave room to write it by hand',
};

/** Characters of one text: a page has some three thousand. Time to set it grows a little faster than its length. */
const mostCharacters = 10_000;

const tooLong: Unsettable = {
  told: `one text has more than ${mostCharacters} characters`,
  hint: 'divide it: a paragraph each',
};

/** The same of a text that is set as one: it has its bounds, too. */
export const unsettableText = (text: string): Unsettable | undefined =>
  text.length > mostCharacters ? tooLong : unsettable(text);

/** What of a composed text cannot be set; undefined when all of it can. Whether a face has the letters is another question. */
export const unsettable = (text: string): Unsettable | undefined => {
  if (!unusual.test(text)) return undefined;
  if (otherScript.test(text)) return ofOtherScript;
  return mark.test(text) ? withMark : undefined;
};
