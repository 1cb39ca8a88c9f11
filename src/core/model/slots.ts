import { escapeMarkdown } from './prose.ts';

/** A gap in a text for the reader's own words: `{{name}}`, or `{{name|what is printed when there are none}}`. */
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

/** The words of the reader (or their practitioner) for each slot, and what is printed where there are none. */
export interface SlotValues {
  readonly values: ReadonlyMap<string, string>;
  readonly otherwise: ReadonlyMap<string, string>;
}

/** A slot, the space before a stop that is only right after a blank, and the stop. */
const withStop = new RegExp(`${pattern.source}( (?=[.,;:?!]))?(\\.)?`, 'g');

/**
 * The text with every slot filled. A reader's words stay as they are: no markup is read in them. A stop that follows is set close to
 * them. After words that end with one it is left out.
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
