import { isTree } from '../model/mapping.ts';

// What a workbook does not say of the sections that it leaves out.

const isBeside = (value: unknown, present: ReadonlySet<string>): boolean => {
  const [fields] = isTree(value) ? Object.values(value) : [];
  return !isTree(fields) || typeof fields.beside !== 'string' || present.has(fields.beside);
};

/** The same without blocks that stand `beside` a section which this workbook leaves out. */
export const withoutLonely = (value: unknown, present: ReadonlySet<string>): unknown => {
  if (Array.isArray(value))
    return value.filter((one) => isBeside(one, present)).map((one) => withoutLonely(one, present));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutLonely(one, present)]));
};

/** A link to a section. */
const link = /\[([^[\]]*)\]\(#([a-z0-9-]+)\)/g;

const withoutReference = (words: string): string => {
  const comma = words.lastIndexOf(',');
  return words.includes('#', comma + 1) ? words.slice(0, Math.max(0, comma)) : words;
};

/** Links to sections that this workbook leaves out: their words stay, the page reference (from the last comma on) goes. */
export const linkedOnly = (text: string, present: ReadonlySet<string>): string =>
  text.replace(link, (whole, words: string, id: string) =>
    present.has(id) ? whole : withoutReference(words),
  );

/** The sections that links of a text speak of, where they would be missed: one that is set off by a sign goes without a trace. */
export const spokenOfIn = (text: string): readonly string[] =>
  [...text.matchAll(link)].flatMap(([, words = '', id = '']) => (/^[\s:;,(]/.test(words) ? [] : id));
