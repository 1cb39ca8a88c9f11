import { defined } from '../../model/defined.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { fieldIds, type Prompt, partFor, promptFor, textField } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { chunked, equalColumns, row } from '../set/strips.ts';
import { type Cell, setLines } from '../set/text.ts';
import { writingLine } from '../set/writing.ts';

/** A label takes no more of its column than this: some room to write is left. */
const mostOfLabel = 0.7;

interface LabeledValue {
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

/** A label, and beside it what is known, each line of it on a writing line; at least one to write on. */
const labeledLine = (setting: Setting, item: LabeledValue, { x, width }: Column): Cell => {
  const { theme } = setting;
  const { label, value = [] } = item;
  const [drop, pitch, lead] = [
    theme.grid,
    theme.pitch * theme.grid,
    styleOf(theme, 'label').lead * theme.grid,
  ];
  const names = setLines(setting, label, 'label', { measure: width * mostOfLabel });
  const named = Math.max(0, ...names.map((line) => line.width));
  const isLeft = theme.hand === 'left';
  const beside = named + theme.sizes.gap;
  const start = x + (isLeft ? 0 : beside);
  const initial = plain(value).trim();
  const prompt = promptOfLine(setting, item);
  const known =
    initial !== '' && !prompt ? setLines(setting, value, 'hand', { measure: width - beside }) : [];
  const lines = Math.max(1, known.length, names.length);
  const area = {
    x: start,
    y: drop / 2,
    width: width - beside,
    height: pitch - drop / 2 + theme.rules.medium,
  };
  const line = writingLine(setting, start, width - beside);
  return {
    height: lines * theme.pitch,
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

/** Short lines with labels; what is already known is printed on them. */
export const fields = defineBlock(
  'fields',
  {
    about: 'Labeled lines to write on, with what is known already printed on them.',
    main: 'items',
    after: 2,
    fields: object({
      ...fieldIds(),
      items: listOf(object({ ...fieldIds(), label: prose(), value: optional(prose()) }), 1),
      columns: withDefault(integer(1, 2), 1),
    }),
  },
  ({ items, columns: count }, setting) => {
    const { theme, measure } = setting;
    const columns = equalColumns(count, measure, theme.sizes.gutter);
    const rows = chunked(items, count);
    return rows.map((cells, index) => ({
      ...row(
        cells.map((one, column) => labeledLine(setting, one, columns[column] ?? { x: 0, width: measure })),
        theme.pitch,
        index === 0 ? 1 : 0,
      ),
      cost: index + 1 < rows.length ? 30 : 0,
    }));
  },
);
