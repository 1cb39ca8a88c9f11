import { nearest } from '../model/nearest.ts';

/** What to do, by the sentence that refuses a value; the first that fits. */
const remedies: readonly (readonly [sentence: RegExp, remedy: string])[] = [
  [/control characters/, 'take it out: it often comes with what is pasted'],
  [/hold no slot/, 'write it out: no slot is filled in here'],
  [/be text$/, 'write words, with quotes round them where they hold a comma, a colon or a bracket'],
  [/be a list of blocks/, 'write each block on a line of its own, for example `- p: Some text.`'],
  [/be a list$/, 'write each entry on a line of its own, after a dash'],
  [/be a map( of fields)?$/, 'write each field on a line of its own, as `name: value`'],
  [/be a date/, 'write year, month and day with dashes between them, of a day that there is'],
  [/be a length/, 'write a number and a unit, without a space between them'],
  [/be longer than 0/, 'give it a length, or leave it out'],
  [/be an ISBN/, 'copy it from whoever gave it to you, for example `978-0-306-40615-7`'],
  [/be an id/, 'for example `a-first-day`'],
  [/have from \d+ to \d+ entries/, 'add entries, or take some away'],
  [/have (exactly|only|no|a )/, 'look at an example: `octavo blocks KIND` shows one'],
  [/be `true` or `false`/, 'write one of the two, without quotes'],
  [/must be less than/, 'exchange the two'],
  [/be a mark of/, 'for example `client-7`'],
  [/name a (file|folder)/, 'write its path'],
  [/say in words what/, 'it is read out in place of the picture, as in `alt: Two birds above a wave`'],
  [/be an address/, 'write the address and nothing else'],
  [/be a color/, 'write `#` and six digits or letters from `a` to `f`'],
  [/wider and higher than its margins/, 'make the page larger, or the margins smaller'],
];

/** The names that a sentence says there are, where it lists some. */
const namesIn = (sentence: string): readonly string[] =>
  sentence.includes('must be one of') ? [...sentence.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one) : [];

/** What to do about a value that is refused by a sentence: every mistake says so. */
export const remedyFor = (sentence: string, value: unknown): string => {
  const [, least] = /number from (\S+) to/.exec(sentence) ?? [];
  if (least !== undefined) return `write a number and nothing else, for example \`${least}\``;
  if (sentence.includes('multiple of 4')) return 'for example `16`';
  const names = namesIn(sentence);
  const near = typeof value === 'string' ? nearest(value, names) : undefined;
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (names[0] !== undefined) return `for example \`${names[0]}\``;
  const [, remedy] = remedies.find(([one]) => one.test(sentence)) ?? [];
  return remedy ?? 'write what is asked for, or leave it out';
};
