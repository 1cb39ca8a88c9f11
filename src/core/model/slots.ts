import { escapeMarkdown } from './prose.ts';

/** A gap in a text for the reader's own words: `{{name}}`, or `{{name|what stands there when none is given}}`. */
const pattern = /\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g;

export interface SlotUse {
  readonly name: string;
  /** Offset into the text. */
  readonly at: number;
  readonly length: number;
}

export const slotsIn = (text: string): readonly SlotUse[] =>
  text.includes('{{')
    ? [...text.matchAll(pattern)].map((match) => ({
        name: match[1] ?? '',
        at: match.index,
        length: match[0].length,
      }))
    : [];

/** What the reader (or their practitioner) has given for each slot, and what stands there when nothing is. */
export interface SlotValues {
  readonly values: ReadonlyMap<string, string>;
  readonly otherwise: ReadonlyMap<string, string>;
}

/** A slot, the space before a stop that is only right after a blank, and the stop. */
const withStop = new RegExp(`${pattern.source}( (?=[.,;:?!]))?(\\.)?`, 'g');

/**
 * The text with every slot filled. A reader's words stay as they are: no markup is read in them. A stop that follows stands close to
 * them, and words that end with one are not given a second.
 */
export const fillSlots = (text: string, { values, otherwise }: SlotValues): string =>
  text.includes('{{')
    ? text.replace(withStop, (...match: readonly string[]) => {
        const [, name = '', fallback, space = '', stop = ''] = match;
        const value = values.get(name);
        const words = fallback ?? otherwise.get(name) ?? '';
        if (value === undefined) return `${words}${words.endsWith('_') ? space : ''}${stop}`;
        return `${escapeMarkdown(value)}${value.endsWith('.') ? '' : stop}`;
      })
    : text;
