import createHyphenator from 'hyphen';
import british from 'hyphen/patterns/en-gb.js';
import american from 'hyphen/patterns/en-us.js';

const softHyphen = '\u00AD';
/** No fewer letters before a hyphen, and after it. */
const [leastBefore, leastAfter, leastLetters] = [2, 3, 6];
const letters = /^\p{L}+$/u;

interface Variety {
  readonly patterns: typeof british;
  readonly words: Map<string, readonly number[]>;
  divide?: (word: string) => string;
}

const varieties: Readonly<Record<'british' | 'american', Variety>> = {
  british: { patterns: british, words: new Map() },
  american: { patterns: american, words: new Map() },
};

const points = (word: string, variety: Variety): readonly number[] => {
  variety.divide ??= createHyphenator(variety.patterns, {
    hyphenChar: softHyphen,
    minWordLength: leastLetters,
  });
  let at = 0;
  return variety
    .divide(word)
    .split(softHyphen)
    .slice(0, -1)
    .map((part) => (at += part.length))
    .filter((point) => point >= leastBefore && word.length - point >= leastAfter);
};

/** Where a word may be divided: offsets into it. British and American English divide differently; other languages not at all. */
export const hyphenPoints = (word: string, language: string): readonly number[] => {
  if (word.length < leastLetters || !language.startsWith('en') || !letters.test(word)) return [];
  const variety = varieties[language === 'en-GB' ? 'british' : 'american'];
  const cached = variety.words.get(word);
  if (cached) return cached;
  const found = points(word, variety);
  variety.words.set(word, found);
  return found;
};
