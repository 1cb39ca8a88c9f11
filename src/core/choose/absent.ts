import { isTree } from '../model/mapping.ts';

// What a workbook does not say of the sections that it leaves out.

const isBeside = (value: unknown, present: ReadonlySet<string>): boolean => {
  const [fields] = isTree(value) ? Object.values(value) : [];
  return !isTree(fields) || typeof fields.beside !== 'string' || present.has(fields.beside);
};

/** Words that are nothing but a link to a section. */
const onlyLink = /^\[[^[\]]*\]\(#([a-z0-9-]+)\)$/;

const linkedAlone = (text: unknown): string | undefined =>
  typeof text === 'string' ? onlyLink.exec(text)?.[1] : undefined;

/** Rows or items without those that are about a section which is not there: their first words are nothing but a link to it. */
const withoutRows = (rows: readonly unknown[], present: ReadonlySet<string>): readonly unknown[] => {
  const left = rows.filter((row) => {
    const id = linkedAlone(Array.isArray(row) ? row[0] : row);
    return id === undefined || present.has(id);
  });
  return left.length === 0 ? rows : left;
};

const rowKeys: readonly string[] = ['rows', 'items'];

/** The same without what stands for, or `beside`, a section that this workbook leaves out: rows of a table, items, blocks. */
export const withoutLonely = (value: unknown, present: ReadonlySet<string>): unknown => {
  if (Array.isArray(value))
    return value.filter((one) => isBeside(one, present)).map((one) => withoutLonely(one, present));
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const rows = Array.isArray(one) && rowKeys.includes(key) ? withoutRows(one, present) : one;
      return [key, withoutLonely(rows, present)];
    }),
  );
};

/** The sections of which texts are nothing but a link, and that are not there. */
export const absentIn = (texts: readonly string[], present: ReadonlySet<string>): readonly string[] =>
  texts.flatMap(linkedAlone).flatMap((id) => (id === undefined || present.has(id) ? [] : id));

/** A link to a section, with the colon that leads to it. */
const link = /(: )?\[([^[\]]*)\]\(#([a-z0-9-]+)\)/g;

const withoutReference = (words: string): string => {
  const comma = words.lastIndexOf(',');
  return words.includes('#', comma + 1) ? words.slice(0, Math.max(0, comma)) : words;
};

/** Links to sections that this workbook leaves out: their words stay, the page reference (from the last comma on) goes, and a colon before nothing. */
export const linkedOnly = (text: string, present: ReadonlySet<string>): string =>
  text.replace(link, (whole, colon: string | undefined, words: string, id: string) => {
    if (present.has(id)) return whole;
    const left = withoutReference(words);
    return left === '' ? '' : `${colon ?? ''}${left}`;
  });

/** The sections that links of a text speak of, where they would be missed: one that is set off by a sign goes without a trace. */
export const spokenOfIn = (text: string): readonly string[] =>
  [...text.matchAll(link)].flatMap(([, , words = '', id = '']) => (/^[\s:;,(]/.test(words) ? [] : id));
