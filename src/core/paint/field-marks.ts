import type { Glyph, Mark } from '../model/galley.ts';
import type { FieldMark } from '../model/page.ts';
import type { Face } from '../type/face.ts';
import { choiceMark } from './choice-mark.ts';
import { glyphsOf, type TextField, typedLines } from './field-text.ts';

// What fields show, as marks of their page: for those who draw pages by themselves. Paint writes the same into the file (`forms.ts`).

const textMarks = (mark: FieldMark, field: TextField, value: string, face: Face): readonly Mark[] => {
  const { size, ink } = field.appearance;
  return typedLines(mark, field, value, face).map(({ text, x, y }) => {
    const glyphs: readonly Glyph[] = glyphsOf(face, text);
    const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
    const run = [{ text, glyphs, width }];
    return {
      kind: 'glyphs',
      x: mark.x + x,
      y: mark.y + y,
      face: face.name,
      size,
      color: ink,
      run,
      stretch: 1,
    };
  });
};

/** What a field shows of an answer. */
export const filledMarks = (
  mark: FieldMark,
  answer: string | boolean | undefined,
  face: Face,
): readonly Mark[] => {
  const { field } = mark;
  if (field.kind === 'text') {
    const value = typeof answer === 'string' ? answer : (field.initial ?? '');
    return value === '' ? [] : textMarks(mark, field, value, face);
  }
  const isChosen = field.kind === 'radio' ? answer === field.value : answer === true;
  return isChosen ? [choiceMark(mark, field)] : [];
};
