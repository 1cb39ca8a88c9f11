import { defined } from '../../model/defined.ts';
import type { Tag } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { anyOf, listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { cellField, promptFor, slugOf } from '../set/field.ts';
import { type Empty, headRow, labelsBesideHand, repeated, rowCost, textRow } from '../set/grid.ts';
import { columns } from '../set/strips.ts';
import { question } from '../set/writing.ts';

/** Two sides of one thing, row by row. An empty text leaves room to write. */
export const compare = defineBlock(
  'compare',
  {
    about: 'Two sides of one thing, row by row; an empty text leaves room to write.',
    after: 2,
    fields: object({
      ask: optional(prose()),
      hint: optional(prose()),
      left: prose(),
      right: prose(),
      rows: listOf(anyOf('must be a pair of texts', listOf(prose(), 2, 2)), 1),
    }),
  },
  ({ ask, hint, left, right, rows }, setting) => {
    const halves = columns([1, 1], setting.measure, 0);
    const answersLeft = rows.some(([given, answer]) => given?.length && !answer?.length);
    const places = answersLeft ? labelsBesideHand(setting, halves) : halves;
    const tag: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(setting, [left, right], places, tag);
    const again = repeated(head);
    const whole = promptFor(setting, 'compare', ask ?? left);
    const empty = (texts: readonly Prose[], index: number): Empty | undefined => {
      if (!whole) return undefined;
      return (column, place, height, cell) => {
        const side = column === 0 ? left : right;
        const beside = plain(texts[1 - column] ?? []);
        const entry = whole.part(
          `row-${index + 1}-${slugOf(side)}`,
          `${plain(side)} (${beside || index + 1})`,
        );
        return cellField(setting, entry, { ...place, y: 0, height }, cell);
      };
    };
    return [
      ...question(setting, ask, hint),
      head,
      ...rows.map((texts, index) => ({
        ...textRow(setting, texts, places, tag, 'cell', setting.theme.pitch, undefined, empty(texts, index)),
        cost: rowCost(index, rows.length),
        ...defined({ head: index > 0 ? [again] : undefined }),
      })),
    ];
  },
);
