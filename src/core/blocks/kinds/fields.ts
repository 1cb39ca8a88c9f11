import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { fieldIds } from '../set/field.ts';
import { labeledLine } from '../set/labeled-line.ts';
import { chunked, equalColumns, row } from '../set/strips.ts';

/** Short lines with labels; what is already known is printed on them. */
export const fields = defineBlock(
  'fields',
  {
    across: ({ columns }) => (columns > 1 ? 'both' : 'text'),
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
