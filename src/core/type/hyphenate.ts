import british from 'hyphen/en-gb';
import american from 'hyphen/en-us';

const softHyphen = '\u00AD';
/** No fewer letters before a hyphen, and after it. */
const [leastBefore, leastAfter, leastLetters] = [2, 3, 6];
const letters = /^\p{L}+$/u;

const known = { british: new Map<string, readonly number[]>(), american: new Map<string, readonly number[]>() };

const points = (word: string, hyphenate: (text: string, options: { minWordLength: number }) => string): readonly number[] => {
  const parts = hyphenate(word, { minWordLength: leastLetters }).split(softHyphen);
  let at = 0;
  return parts
    .slice(0, -1)
    .map((part) => (at += part.length))
    .filter((point) => point >= leastBefore && word.length - point >= leastAfter);
};

/** Where a word may be divided: offsets into it. British and American English divide differently; other languages not at all. */
export const hyphenPoints = (word: string, language: string): readonly number[] => {
  if (word.length < leastLetters || !language.startsWith('en') || !letters.test(word)) return [];
  const variety = language === 'en-GB' ? 'british' : 'american';
  const cached = known[variety].get(word);
  if (cached) return cached;
  const found = points(word, (variety === 'british' ? british : american).hyphenateSync);
  known[variety].set(word, found);
  return found;
};
