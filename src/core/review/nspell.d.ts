// The members of nspell 2.1 that we call.
declare module 'nspell' {
  export interface Checker {
    correct(word: string): boolean;
    suggest(word: string): readonly string[];
  }
  /** A checker from the two files of a Hunspell dictionary: its affixes and its words. */
  export default function nspell(affixes: string, words: string): Checker;
}
