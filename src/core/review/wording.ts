import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Passage } from '../reading/passages.ts';
import { sentencesIn, wordsIn } from '../reading/plain-words.ts';
import type { Rules } from '../reading/rules.ts';
import { escaped, placeWithin } from './place-within.ts';

/** Whole words, large or small. */
const patternOf = (find: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${find.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'iu');

/** Phrases that the content does not want to use. */
export const checkPhrases = (
  passages: readonly Passage[],
  { phrases }: Pick<Rules, 'phrases'>,
  textOf: (place: Place) => string,
  report: Report,
): void => {
  const patterns = phrases.map((phrase) => ({ ...phrase, pattern: patternOf(phrase.find) }));
  for (const { text, place } of passages)
    for (const { pattern, why, instead } of patterns) {
      const [found] = pattern.exec(text) ?? [];
      if (found === undefined) continue;
      const hint = instead === undefined ? undefined : `instead: ${instead}`;
      report(error('review/phrase', `“${found}” ${why}`, placeWithin(place, textOf(place), found), hint));
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
