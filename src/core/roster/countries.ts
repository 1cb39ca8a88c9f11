import { bare } from './names.ts';

// Countries by what people call them: the names that Unicode's CLDR has for their two letters, which every host brings along.

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = alphabet.flatMap((one) => alphabet.map((other) => one + other));

/** What CLDR does not call them. */
const others = { usa: 'US', america: 'US', greatbritain: 'GB', britain: 'GB', holland: 'NL' };

const allNames = (): ReadonlyMap<string, string> => {
  const called = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const named = codes.flatMap((code) => {
    // Codes that another has taken the place of bear its name as well.
    const name = new Intl.Locale(`und-${code}`).region === code ? called.of(code) : undefined;
    return name === undefined ? [] : [[bare(name), code] as const];
  });
  return new Map([...named, ...Object.entries(others)]);
};

let names: ReadonlyMap<string, string> | undefined;

/** The two letters of a country that is called by its name; undefined for anything else. */
export const countryCalled = (word: string): string | undefined => {
  names ??= allNames();
  return names.get(bare(word));
};
