import { defined } from '../../model/defined.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import { styleOf } from '../../theme/theme.ts';
import { type Prompt, partFor, promptFor, textField } from './field.ts';
import type { Column } from './grid.ts';
import { labelLines } from './numbered.ts';
import type { Setting } from './setting.ts';
import { type Cell, setLines } from './text.ts';
import { writingLine } from './writing.ts';

/** A label takes no more of its column than this: some room to write is left. */
const mostOfLabel = 0.7;

export interface LabeledValue {
  readonly label: Prose;
  readonly value?: Prose | undefined;
  /** Those of its own field, in place of the block's. */
  readonly id?: string | undefined;
  readonly was?: readonly string[] | undefined;
}

/** What a line asks for: by an id of its own, or among what its block asks for. */
const promptOfLine = (setting: Setting, { label, id, was }: LabeledValue): Prompt | undefined =>
  id === undefined && was === undefined
    ? partFor(setting, 'fields', label)
    : promptFor({ ...setting, asked: defined({ id, was }) }, 'fields', label);

/** A label, and beside it what is known, each line of it on a writing line; at least one to write on. `units`: from one line to the next. */
export const labeledLine = (
  setting: Setting,
  item: LabeledValue,
  { x, width }: Column,
  units: Units = setting.theme.pitch,
): Cell => {
  const { theme } = setting;
  const { label, value = [] } = item;
  const [pitch, lead] = [units * theme.grid, styleOf(theme, 'label').lead * theme.grid];
  const drop = Math.min(theme.grid, pitch - lead);
  const isLeft = theme.hand === 'left';
  const isFirst = x === 0 && !isLeft;
  const names = labelLines(isFirst ? setting : { ...setting, hang: 0 }, label, width * mostOfLabel);
  const named = Math.max(0, ...names.map((line) => line.width));
  const beside = named + theme.sizes.gap;
  const start = x + (isLeft ? 0 : beside);
  const initial = plain(value).trim();
  const prompt = promptOfLine(setting, item);
  const known =
    initial !== '' && !prompt ? setLines(setting, value, 'hand', { measure: width - beside }) : [];
  const lines = Math.max(1, known.length, names.length);
  const area = {
    x: start,
    y: theme.grid / 2,
    width: width - beside,
    height: pitch - theme.grid / 2 + theme.rules.medium,
  };
  const line = writingLine(setting, start, width - beside, units);
  return {
    height: lines * units,
    marks: [
      ...names.flatMap(({ marks }, index) =>
        moved(marks, isLeft ? x + width - named : x, drop + index * lead),
      ),
      ...known.flatMap(({ marks }, index) => moved(marks, start, drop + index * pitch)),
      ...Array.from({ length: lines }, (_, index) => moved([line], 0, index * pitch)).flat(),
      ...textField(setting, prompt, area, { initial }),
    ],
  };
};
