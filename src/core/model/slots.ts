import { escapeMarkdown } from './prose.ts';

/** A gap in a text for the reader's own words: `{{name}}`, or `{{name|what stands there when none is given}}`. */
const pattern = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

export interface SlotUse {
  readonly name: string;
  /** Offset into the text. */
  readonly at: number;
  readonly length: number;
}

export const slotsIn = (text: string): readonly SlotUse[] =>
  text.includes('{{')
    ? [...text.matchAll(pattern)].map((match) => ({
        name: match[1]?.trim() ?? '',
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

/** Where a link leads to, with a slot in it. */
const address = /\]\((?:[^(){}]|\{\{[^{}]*\}\})*\)/g;

/** Addresses say what stands there when nothing is given: they are sent to others, and kept in logs. */
const fillAddresses = (text: string, otherwise: SlotValues['otherwise']): string =>
  text.replace(address, (whole) =>
    whole.replace(pattern, (...match: readonly string[]) => {
      const [, name = '', fallback] = match;
      return encodeURIComponent((fallback ?? otherwise.get(name) ?? '').replace(/_{3,}|\p{Cs}/gu, ''));
    }),
  );

/**
 * The text with every slot filled. A reader's words stay as they are: no markup is read in them. A stop that follows is set close to
 * them. After words that end with one it is left out.
 */
export const fillSlots = (text: string, { values, otherwise }: SlotValues): string =>
  text.includes('{{')
    ? fillAddresses(text, otherwise).replace(withStop, (...match: readonly string[]) => {
        const [, name = '', fallback, space = '', stop = ''] = match;
        const slot = name.trim();
        const value = values.get(slot);
        const words = fallback ?? otherwise.get(slot) ?? '';
        if (value === undefined) return `${words}${words.endsWith('_') ? space : ''}${stop}`;
        return `${escapeMarkdown(value)}${value.endsWith('.') ? '' : stop}`;
      })
    : text;
