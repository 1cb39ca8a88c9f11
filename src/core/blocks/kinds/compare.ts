import { type Prose, told } from '../../model/prose.ts';
import { anyOf, listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { cellField, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import { type Empty, headRow, labelsBesideHand, openTable, textRow, underHead } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { columns } from '../set/strips.ts';
import { question } from '../set/writing.ts';

/** What is written into the empty cells of a row. */
const emptyCells = (
  setting: Setting,
  prompt: Prompt | undefined,
  heads: readonly Prose[],
  { texts, number }: { readonly texts: readonly Prose[]; readonly number: number },
): Empty | undefined =>
  prompt &&
  ((index, column, height, parent) => {
    const head = heads[index] ?? [];
    const beside = told(texts[1 - index] ?? []);
    const part = prompt.part(`row-${number}-${slugOf(head)}`, `${told(head)} (${beside || number})`);
    return cellField(setting, part, { ...column, y: 0, height }, { parent });
  });

/** Two sides of a matter, row by row. An empty text leaves room to write. */
export const compare = defineBlock(
  'compare',
  {
    about: 'Two sides of one thing, row by row; an empty text leaves room to write.',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      left: prose(),
      right: prose(),
      rows: listOf(anyOf('must be a pair of texts', listOf(prose(), 2, 2)), 1),
    }),
  },
  ({ ask, hint, left, right, rows }, setting) => {
    const halves = columns([1, 1], setting.measure, 0);
    const answersRight = rows.some(([label, answer]) => label?.length && !answer?.length);
    const table = openTable(setting, answersRight ? labelsBesideHand(setting, halves) : halves);
    const heads = [left, right];
    const head = headRow(setting, table, heads);
    const prompt = promptFor(setting, 'compare', ask ?? left);
    const body = rows.map((texts, index) => {
      const empty = emptyCells(setting, prompt, heads, { texts, number: index + 1 });
      return textRow(setting, table, texts, { style: 'cell', least: setting.theme.pitch, empty });
    });
    return [...question(setting, ask, hint), ...underHead(head, body)];
  },
);
