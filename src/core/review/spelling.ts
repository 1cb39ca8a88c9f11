import nspell from 'nspell';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Passage } from '../reading/passages.ts';
import { sentencesIn } from '../reading/plain-words.ts';
import type { Rules } from '../reading/rules.ts';
import { placeWithin } from './place-within.ts';

/** The two files of a Hunspell dictionary. */
export interface SpellingDictionary {
  readonly affixes: string;
  readonly words: string;
}

/** What knows the words of a language. */
export interface Speller {
  readonly language: string;
  readonly knows: (word: string) => boolean;
  readonly suggest: (word: string) => readonly string[];
}

/** Opens a dictionary: a fifth of a second for English. */
export const openSpeller = (language: string, { affixes, words }: SpellingDictionary): Speller => {
  const checker = nspell(affixes, words);
  return { language, knows: (word) => checker.correct(word), suggest: (word) => checker.suggest(word) };
};

const address = /\S+@\S+|\w+:\/\/\S+|[\w-]+(?:\.[\w-]+)*\.\p{Ll}{2,}(?:\/\S*)?/gu;
const spelled = /(?<![\p{L}\p{N}])\p{L}+(?:'\p{L}+)*(?![\p{L}\p{N}])/gu;

/** The words of a text that a dictionary should know: no numbers, addresses or single letters. */
export const spelledWords = (text: string): readonly string[] =>
  (text.replace(address, ' ').match(spelled) ?? []).filter((word) => word.length > 1);

const owner = /'s$/;

/** A word, or the word whose owner's form it is. */
const isRight = (word: string, allowed: ReadonlySet<string>, speller: Speller): boolean =>
  [word, word.replace(owner, '')].some(
    (one) => allowed.has(one) || allowed.has(one.toLowerCase()) || speller.knows(one),
  );

/** Invented people: in an example, a capital inside a sentence begins a name, and so does an owner's. The same word elsewhere is that name. */
const namesIn = (passages: readonly Passage[]): readonly string[] =>
  passages
    .filter(({ role }) => role === 'example')
    .flatMap(({ text }) => sentencesIn(text).map(spelledWords))
    .flatMap((words) =>
      words.filter((word, index) => /^\p{Lu}\p{Ll}/u.test(word) && (index > 0 || owner.test(word))),
    )
    .map((word) => word.replace(owner, ''));

/** Looking for words like a mistaken one takes up to a tenth of a second: beyond so many, only the words are named. */
const mostSuggestions = 10;

/** What spelling is held against. */
interface Spelling {
  readonly speller: Speller;
  readonly rules: Pick<Rules, 'spelling'>;
  /** What the content cites: names of authors are no mistakes. */
  readonly cited: readonly string[];
}

/** Words that the dictionary lacks and the content has not allowed, nor cites; each once a file. */
export const checkSpelling = (
  passages: readonly Passage[],
  { speller, rules: { spelling }, cited }: Spelling,
  textOf: (place: Place) => string,
  report: Report,
): void => {
  const allowed = new Set([...spelling.words, ...cited.flatMap(spelledWords), ...namesIn(passages)]);
  const known = new Map<string, boolean>();
  const reported = new Set<string>();
  let suggestions = 0;
  for (const { text, place } of passages)
    for (const word of spelledWords(text)) {
      const isKnown = known.get(word) ?? isRight(word, allowed, speller);
      known.set(word, isKnown);
      if (isKnown || reported.has(`${place.file} ${word}`)) continue;
      reported.add(`${place.file} ${word}`);
      const like = suggestions++ < mostSuggestions ? speller.suggest(word)[0] : undefined;
      report(
        error(
          'review/spelling',
          `the ${speller.language} dictionary has no \`${word}\``,
          placeWithin(place, textOf(place), word),
          like === undefined ? undefined : `did you mean \`${like}\`?`,
          'if it is right, add it to `spelling: { words: … }` in review.yaml',
        ),
      );
    }
};
