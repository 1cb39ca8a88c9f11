import { type Mark, never, type Strip, type Tag } from '../galley.ts';
import { plain } from '../prose.ts';
import { fields, listOf, oneOf, optional, otherwise, prose } from '../schema.ts';
import { emptyCell, moved } from '../shapes.ts';
import { defineBlock } from './block.ts';
import { tickBox, tickField } from './checklist.ts';
import { asked, cellField, slugOf } from './field.ts';
import { headRow, present, repeated, rowCost, tableColumns, underline, uprights } from './grid.ts';
import { cell, said } from './setting.ts';
import { question } from './writing.ts';

/** Grid units a cell to write in has beyond one line. */
const writingRoom = 2;

/** A grid of no more rows stays on one page. */
const keptWhole = 6;

/** The first column takes this share of the others' width. */
const labelShare = 2.2;

/** A grid of rows against columns, to tick or to write in; an empty row label is a line to name the row. */
export const matrix = defineBlock(
  'matrix',
  {
    after: 2,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      corner: optional(prose()),
      columns: listOf(prose(), 1, 8),
      rows: listOf(prose(), 1, 40),
      cell: otherwise(oneOf('tick', 'write'), 'tick'),
    }),
  },
  ({ ask, hint, corner, columns: heads, rows, cell: kind }, setting) => {
    const { theme, measure } = setting;
    const inset = theme.sizes.gap * 0.75;
    const share = kind === 'write' ? 1.2 : Math.min(labelShare, heads.length * 0.8 + 0.6);
    const labels = [corner ?? said(''), ...heads];
    const places = tableColumns(setting, labels, [share, ...heads.map(() => 1)]);
    const table: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(setting, labels, places, table);
    const again = repeated(head);
    const whole = asked(setting, 'matrix', ask);
    const body = rows.map((label, index): Strip => {
      const tableRow: Tag = { role: 'TR', parent: table };
      const [first, ...rest] = places;
      const named: Tag = { role: 'TH', parent: tableRow, scope: 'Row' };
      const name = present(
        cell(setting, label, 'cell', { x: inset, measure: (first?.width ?? 0) - inset * 2, tag: named }),
        inset,
        named,
      );
      const height = Math.max(kind === 'write' ? theme.pitch + writingRoom : theme.pitch, name.height + 1);
      const answers = rest.flatMap(({ x, width }, column): readonly Mark[] => {
        const across = heads[column] ?? [];
        const entry = whole?.part(
          `${slugOf(label) || `row-${index + 1}`}-${slugOf(across) || column + 1}`,
          `${plain(label)}: ${plain(across)}`,
        );
        const answer: Tag = { role: 'TD', parent: tableRow };
        if (kind === 'write')
          return [emptyCell(x, answer), ...cellField(setting, entry, { x, y: 0, width, height: height * theme.grid }, answer)];
        const at = x + (width - theme.sizes.box) / 2;
        return [tickBox(setting, at, height, answer), ...tickField(setting, entry, at, height, answer)];
      });
      return {
        height,
        skip: 0,
        cost: rows.length <= keptWhole && index + 1 < rows.length ? never : rowCost(index, rows.length),
        marks: [
          ...moved(name.marks, 0, ((height - name.height) * theme.grid) / 2),
          ...answers,
          ...uprights(setting, places, height),
          underline(setting, measure, height),
        ],
        ...(index > 0 ? { head: [again] } : {}),
      };
    });
    return [...question(setting, ask, hint), head, ...body];
  },
);
