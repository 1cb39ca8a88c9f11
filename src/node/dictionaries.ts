import { existsSync, readFileSync } from 'node:fs';
import { openSpeller, type Speller } from '../core/check/check.ts';

/** Hunspell dictionaries, put beside the bundle by its build. */
const dictionaries: Readonly<Record<string, string>> = {
  'en-US': 'data/dictionary-en',
  'en-GB': 'data/dictionary-en-gb',
};

const opened = new Map<string, Speller>();

/** The words of a language; undefined when there is no dictionary of it. Read when it is first needed: a book is made without. */
export const spellerFor = (language: string): Speller | undefined => {
  const known = opened.get(language);
  const name = dictionaries[language];
  if (known || name === undefined) return known;
  const [affixes, words] = ['aff', 'dic'].map((ending) => new URL(`${name}.${ending}`, import.meta.url));
  if (!affixes || !words || !existsSync(affixes) || !existsSync(words)) return undefined;
  const speller = openSpeller(language, {
    affixes: readFileSync(affixes, 'utf8'),
    words: readFileSync(words, 'utf8'),
  });
  opened.set(language, speller);
  return speller;
};
