import { bare } from './bare.ts';
import { nearest } from './nearest.ts';

// Countries by what people call them: the names that Unicode's CLDR has for their two letters, which every host brings along.

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = alphabet.flatMap((one) => alphabet.map((other) => one + other));

/** What CLDR does not call them. */
const others = {
  usa: 'US',
  america: 'US',
  greatbritain: 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  holland: 'NL',
};

interface Names {
  /** As people write them. */
  readonly written: readonly string[];
  readonly codes: ReadonlyMap<string, string>;
}

const allNames = (): Names => {
  const called = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const named = codes.flatMap((code) => {
    // Codes that another has taken the place of bear its name as well.
    const name = new Intl.Locale(`und-${code}`).region === code ? called.of(code) : undefined;
    return name === undefined ? [] : [[name, code] as const];
  });
  return {
    written: named.map(([name]) => name),
    codes: new Map([...named.map(([name, code]) => [bare(name), code] as const), ...Object.entries(others)]),
  };
};

let names: Names | undefined;

/** The two letters of a country that is called by its name; undefined for anything else. */
export const countryCalled = (word: string): string | undefined => {
  names ??= allNames();
  return names.codes.get(bare(word));
};

/** A name as its two letters, and two letters as they are, or those that have taken their place (`UK` is `GB`); undefined for what is neither. */
export const countryLetters = (word: string): string | undefined => {
  const letters = word.trim();
  if (!/^[a-z]{2}$/i.test(letters)) return countryCalled(word);
  const { region } = new Intl.Locale(`und-${letters}`);
  return region === letters.toUpperCase() ? letters : region;
};

/** What to write in place of a word that is no country. */
export const countryMeant = (word: string): string => {
  names ??= allNames();
  const near = nearest(word, names.written);
  return near === undefined
    ? "write the country's name in English, or its two letters, as `IE`"
    : `did you mean \`${near}\`?`;
};
