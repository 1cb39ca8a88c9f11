import { type Axes, axisOf } from '../author/axes.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Passage } from '../reading/passages.ts';
import { sentencesIn, wordsIn } from '../reading/plain-words.ts';
import type { Rules } from '../reading/rules.ts';
import { escaped, placeWithin } from './place-within.ts';

/** Whole words, large or small. */
export const patternOf = (find: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${find.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'iu');

interface Found {
  readonly found: string;
  readonly passage: Passage;
}

/** For each option of the axis what goes beyond `most`; each place once. */
const beyond = (
  found: readonly Found[],
  most: number,
  axes: Axes,
  { axis, require: whole }: Rules,
): readonly Found[] => {
  if (most === 0) return found;
  const holder = whole?.in === undefined ? undefined : axisOf(axes, whole.in);
  const isMeantFor =
    (axis: string | undefined, option: string | undefined) =>
    ({ passage }: Found) =>
      axis === undefined || option === undefined || passage.conditions.get(axis)?.includes(option) === true;
  const inWhole = found.filter(isMeantFor(holder, whole?.in));
  const options = axis === undefined ? [undefined] : (axes.get(axis) ?? []);
  return [...new Set(options.flatMap((option) => inWhole.filter(isMeantFor(axis, option)).slice(most)))];
};

/** Phrases that the content does not want to use, or not so often. */
export const checkPhrases = (
  passages: readonly Passage[],
  { rules, axes }: { readonly rules: Rules; readonly axes: Axes },
  textOf: (place: Place) => string,
  report: Report,
): void => {
  for (const { find, why, instead, most } of rules.phrases) {
    const pattern = patternOf(find);
    const all = passages.flatMap((passage): readonly Found[] => {
      const [found] = pattern.exec(passage.text) ?? [];
      return found === undefined ? [] : [{ found, passage }];
    });
    const often = most === 0 ? '' : `, and stands here more than ${most} times`;
    const hint = instead === undefined ? undefined : `instead: ${instead}`;
    for (const { found, passage } of beyond(all, most, axes, rules)) {
      const place = placeWithin(passage.place, textOf(passage.place), found);
      report(error('review/phrase', `“${found}” ${why}${often}`, place, hint));
    }
  }
};

/** Notes for professionals and alternative texts of drawings may take longer. */
const isForReaders = ({ role }: Passage): boolean => role !== 'note' && role !== 'alternative';

/** Sentences of more words than the limit. */
export const checkLengths = (
  passages: readonly Passage[],
  { reading }: Pick<Rules, 'reading'>,
  textOf: (place: Place) => string,
  report: Report,
): void => {
  for (const { text, place } of passages.filter(isForReaders))
    for (const sentence of sentencesIn(text)) {
      const { length } = wordsIn(sentence);
      if (length <= reading.sentence) continue;
      const start = sentence.split(' ').slice(0, 3).join(' ');
      report(
        error(
          'review/long-sentence',
          `a sentence of ${length} words, more than ${reading.sentence}`,
          placeWithin(place, textOf(place), start),
          `make two of “${start} …”`,
        ),
      );
    }
};
