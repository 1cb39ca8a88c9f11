import type { Words } from '../author/side-files.ts';

/** The words that go with a product, out of the words of its content and layouts. */
export interface Phrases {
  /** One of them, its `{gaps}` filled. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string;
  /** All whose key is this with a number behind it, in their order: `print-1`, `print-2`. */
  readonly all: (key: string, values?: Readonly<Record<string, string>>) => readonly string[];
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z]+)\}/g, (gap, name: string) => values[name] ?? gap);

export const phrasesOf = ({ shop = {} }: Words): Phrases => ({
  say: (key, values = {}) => filled(shop[key] ?? '', values),
  all: (key, values = {}) =>
    Object.entries(shop)
      .filter(([name, text]) => new RegExp(`^${key}-\\d+$`).test(name) && text !== '')
      .map(([, text]) => filled(text, values)),
});

/** Words as they stand, where prose is read: no sign in them means anything. */
export const literal = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
