import { plain } from '../prose.ts';
import { listOf, optional, otherwise, prose, fields as record, whole } from '../schema.ts';
import { moved } from '../shapes.ts';
import { defineBlock } from './block.ts';
import { asked, textField } from './field.ts';
import { columns, row, setLines } from './setting.ts';
import { writingLine } from './writing.ts';

/** Short labelled lines; what is already known is printed on them. */
export const fields = defineBlock(
  'fields',
  {
    main: 'items',
    after: 2,
    fields: record({
      items: listOf(record({ label: prose(), value: optional(prose()) }), 1),
      columns: otherwise(whole(1, 2), 1),
    }),
  },
  ({ items, columns: count }, setting) => {
    const { theme, measure } = setting;
    const places = columns(
      Array.from({ length: count }, () => 1),
      measure,
      theme.sizes.gutter,
    );
    const rows = Array.from({ length: Math.ceil(items.length / count) }, (_, index) =>
      items.slice(index * count, (index + 1) * count),
    );
    return rows.map((cells, index) => ({
      ...row(
        cells.map(({ label, value }, column) => {
          const { x = 0, width = measure } = places[column] ?? {};
          const [name] = setLines(setting, label, 'label', { measure: width });
          const isLeft = theme.hand === 'left';
          const taken = (name?.width ?? 0) + theme.sizes.gap;
          const start = isLeft ? 0 : taken;
          const said = value ? plain(value).trim() : '';
          const entry = asked(setting, 'fields', label);
          const known =
            value && said !== '' && !entry ? setLines(setting, value, 'hand', { measure: width - taken }).slice(0, 1) : [];
          const drop = theme.grid;
          const area = {
            x: x + start,
            y: drop / 2,
            width: width - taken,
            height: theme.pitch * theme.grid - drop / 2 + theme.rules.medium,
          };
          return {
            height: theme.pitch,
            marks: [
              ...moved(name?.marks ?? [], isLeft ? x + width - (name?.width ?? 0) : x, drop),
              ...known.flatMap(({ marks }) => moved(marks, x + start, drop)),
              writingLine(setting, x + start, width - taken),
              ...textField(setting, entry, area, { role: 'P', parent: setting.tag }, { starts: said }),
            ],
          };
        }),
        theme.pitch,
        index === 0 ? 1 : 0,
      ),
      cost: index + 1 < rows.length ? 30 : 0,
    }));
  },
);
