import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import {
  anyOf,
  integer,
  listOf,
  mapOf,
  object,
  optional,
  prose,
  withDefault,
} from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { cellField, fieldIds, type Prompt, promptFor } from '../set/field.ts';
import { numberPlate, plateRadius } from '../set/numbered.ts';
import type { Setting } from '../set/setting.ts';
import { withNext } from '../set/strips.ts';
import { cell } from '../set/text.ts';
import { question } from '../set/writing.ts';

const rungHeight = 4;

interface Rung {
  readonly number: number;
  readonly text?: Prose;
  readonly sample?: Prose;
  /** Of an empty rung. */
  readonly prompt?: Prompt | undefined;
}

const setRung = (setting: Setting, { number, text, sample, prompt }: Rung, tag: Tag): Strip => {
  const { theme, measure } = setting;
  const { grid } = theme;
  const { number: indent, gap } = theme.sizes;
  // The rung's number is outside the rails, where the hand does not cover it.
  const isLeft = theme.hand === 'left';
  const [left, right] = isLeft ? [gap, measure - indent] : [indent, measure - gap];
  const start = left + gap * 2;
  const answer = sample ?? text;
  const set = answer
    ? cell(setting, answer, sample ? 'hand' : 'cell', { x: start, measure: right - start - gap, tag })
    : undefined;
  const height = Math.max(rungHeight, (set?.height ?? 0) + 1);
  const foot = height * grid;
  const rail = stroke(theme, 'heavy', 'soft');
  const drop = foot - (theme.styles.number?.lead ?? 2) * grid - theme.rules.heavy;
  const marks: Mark[] = [
    line(left, 0, left, foot, rail),
    line(right, 0, right, foot, rail),
    line(left, foot, right, foot, stroke(theme, 'medium', 'soft')),
    ...moved(
      numberPlate(setting, String(number), tag),
      isLeft ? measure - 2 * plateRadius(setting) : 0,
      drop,
    ),
    ...moved(set?.marks ?? [], 0, foot - (set?.height ?? 0) * grid - theme.rules.heavy),
    ...cellField(setting, prompt, { x: start, y: 0, width: right - start, height: foot }, { parent: tag }),
  ];
  return { height, skip: 0, cost: 120, marks };
};

/** Rungs to write on, the easiest at the foot. */
export const ladder = defineBlock(
  'ladder',
  {
    across: 'text',
    about: 'Rungs to write on, the lowest at the foot.',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      rungs: anyOf('must be a number of rungs or a list of texts', integer(2, 20), listOf(prose(), 2, 20)),
      low: optional(prose()),
      high: optional(prose()),
      sample: withDefault(mapOf(prose()), {}),
    }),
  },
  ({ ask, hint, rungs, low, high, sample }, setting) => {
    const { theme } = setting;
    const tag: Tag = { role: 'P', parent: setting.tag };
    const texts = typeof rungs === 'number' ? Array.from({ length: rungs }, () => undefined) : rungs;
    const prompt = promptFor(setting, 'ladder', ask);
    const set = texts.map((text, index): Rung => {
      const known = sample[String(index + 1)];
      if (!known && !text)
        return { number: index + 1, prompt: prompt?.part(`rung-${index + 1}`, String(index + 1)) };
      return defined({ number: index + 1, text, sample: known });
    });
    const { gap, number } = theme.sizes;
    const start = (theme.hand === 'left' ? gap : number) + gap * 2;
    const end = (text: Prose | undefined): readonly Strip[] => {
      if (!text) return [];
      const label = cell(setting, text, 'hint', { x: start });
      return [{ height: label.height, skip: 1, cost: never, marks: label.marks }];
    };
    const strips = set.reverse().map((rung) => setRung(setting, rung, tag));
    const foot = end(low).map((strip): Strip => ({ ...strip, skip: 0, cost: 0 }));
    const joined = foot.length > 0 ? withNext(strips) : strips;
    return [...question(setting, ask, hint), ...end(high), ...joined, ...foot];
  },
);
