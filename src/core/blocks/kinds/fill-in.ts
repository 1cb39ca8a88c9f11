import type { Prose } from '../../model/prose.ts';
import { object, optional, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { fieldIds } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { together, withNext } from '../set/strips.ts';
import { paragraph, setLines } from '../set/text.ts';
import { question } from '../set/writing.ts';

/** Shares of their widths to which gaps are cut where that saves a line; below the last there would be no room to write. */
const shares = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

/** What ends a sentence after its gap, and the sentence after it. */
const nextSentence = /^(\s*[.,;:!?”"')]*)\s+(\p{Lu}.*)$/su;

/** Each sentence that follows a gap on a line of its own. */
const parted = (text: Prose): Prose =>
  text.flatMap((inline, index): Prose => {
    const found =
      inline.kind === 'span' && text[index - 1]?.kind === 'blank' && nextSentence.exec(inline.text);
    if (inline.kind !== 'span' || !found) return [inline];
    const [, end = '', next = ''] = found;
    return [{ ...inline, text: end }, { kind: 'break' }, { ...inline, text: next }];
  });

/** A text with its gaps as wide as they can be in the fewest lines. */
const fitted = (setting: Setting, text: Prose): Prose => {
  const { form: _form, ...quiet } = { ...setting, report: () => undefined };
  const linesOf = (prose: Prose): number =>
    setLines(quiet, prose, 'fill-in', { measure: setting.measure }).length;
  const cut = (share: number): Prose =>
    text.map((inline) => (inline.kind === 'blank' ? { ...inline, width: inline.width * share } : inline));
  const usual = linesOf(text);
  if (usual === 1) return text;
  const [least = 1] = shares.slice(-1);
  const fewest = linesOf(cut(least));
  if (fewest < usual) return cut(shares.find((share) => linesOf(cut(share)) === fewest) ?? least);
  const apart = parted(text);
  return linesOf(apart) === usual ? apart : text;
};

/** A text with gaps, its lines as far apart as handwriting needs. */
export const fillIn = defineBlock(
  'fill-in',
  {
    across: 'text',
    about: 'A text with gaps to write in.',
    reading: { role: 'instruction' },
    main: 'text',
    fields: object({ ...fieldIds(), text: prose(), ask: optional(prose()), hint: optional(prose()) }),
  },
  ({ text, ask, hint }, around) => {
    const setting: Setting = { ...around, asked: { ...around.asked, isWhole: true } };
    const lines = together(
      paragraph(setting, fitted(setting, text), 'fill-in', { measure: setting.measure }),
    );
    return [
      ...question(setting, ask),
      ...(hint ? [...withNext(lines), ...paragraph(setting, hint, 'hint')] : lines),
    ];
  },
);
