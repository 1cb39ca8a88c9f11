import type { FieldMark } from '../model/page.ts';
import { faceNamed } from '../type/atoms.ts';
import { type Appearances, appearanceKey, writeAppearance } from './appearance.ts';
import { type TextField, textContent } from './field-text.ts';
import { fontName, type WrittenField } from './forms.ts';
import type { PaintInput } from './input.ts';
import { numberOf, type Rewriter } from './pdfkit-adapter.ts';
import { isSimple, simpleCodes } from './simple-font.ts';

// A field for words that holds other words in another reader's copy: its appearance and the field itself are written anew.

/** A field of a copy, and the same field as written on a plate. */
export interface Refill {
  readonly mark: FieldMark;
  readonly field: TextField;
  readonly written: WrittenField;
}

const wordsIn = ({ initial = '' }: TextField): string => initial;

/** Whether it holds the same words. */
export const holdsTheSame = ({ field, written }: Omit<Refill, 'mark'>): boolean =>
  written.isAnswered || written.value === wordsIn(field);

/** The data of a field, its value in place of another; what it holds at first is what a reader has not answered yet. */
const withValue = (data: WrittenField['data'], value: string): WrittenField['data'] =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, one]): readonly (readonly [string, unknown])[] => {
      if (key === 'DV') return [];
      if (key !== 'V') return [[key, one]];
      const words = new String(value);
      return value === ''
        ? [['V', words]]
        : [
            ['V', words],
            ['DV', words],
          ];
    }),
  );

/** What fields show, of a plate and of a copy that is made of it. */
export interface Shown {
  readonly before: Appearances;
  readonly now: Set<string>;
}

/**
 * Writes a field anew. False where more than the field would be another: where it shares its appearance with others, then or now, or
 * words ask for letters that the simple font lacks.
 */
export const refill = (
  { mark, field, written }: Refill,
  { before, now }: Shown,
  { faces, platform, description }: PaintInput,
  rewriter: Rewriter,
): boolean => {
  const value = wordsIn(field);
  const shown = before.get(written.shows);
  if (shown?.uses !== 1 || !isSimple(value) || !isSimple(written.value)) return false;
  const face = faceNamed(faces, field.appearance.face);
  const font = { name: fontName, codesOf: (text: string) => simpleCodes(face, text) };
  const gray = description.output.colors === 'grey';
  const content = textContent(mark, field, value, { gray, face, font });
  const key = appearanceKey(mark, content);
  if (before.has(key) || now.has(key)) return false;
  now.add(key);
  rewriter.turnTo(numberOf(shown.reference));
  writeAppearance({ stream: rewriter.stream, platform }, mark, content, shown.fonts);
  rewriter.turnTo(written.number);
  rewriter.object(withValue(written.data, value));
  return true;
};
