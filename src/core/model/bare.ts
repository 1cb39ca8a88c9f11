// Names as people write them, held against those that there are.

export const withoutBrackets = (name: string): string => name.replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ');

/** A name in the letters that tell it from others: no capitals, accents, spaces, signs, and nothing in brackets. */
export const bare = (name: string): string =>
  withoutBrackets(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]*(?:(?:an?|the|your|their|my|client['’]?s|reader['’]?s)\s+)+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
