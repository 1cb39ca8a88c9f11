import { literal } from './prose.ts';

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
    ? [...text.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', at: match.index, length: match[0].length }))
    : [];

/** What the reader (or their practitioner) has given for each slot, and what stands there when nothing is. */
export interface SlotValues {
  readonly given: ReadonlyMap<string, string>;
  readonly otherwise: ReadonlyMap<string, string>;
}

/** The text with every slot filled. A reader's words stay as they are: no markup is read in them. */
export const fillSlots = (text: string, { given, otherwise }: SlotValues): string =>
  text.includes('{{')
    ? text.replace(pattern, (_, name: string, fallback: string | undefined) => {
        const value = given.get(name);
        return value === undefined ? (fallback ?? otherwise.get(name) ?? '') : literal(value);
      })
    : text;
