import { never, type Strip } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { boolean, listOf, numeric, object, prose, refined, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { headRow, openTable, repeated, rowCost, tableColumns, textRow, underHead } from '../set/grid.ts';
import { costAfter } from '../set/strips.ts';

type Row = readonly Prose[];

/** Rows under a title row of their own. */
interface Group {
  readonly title: Row;
  readonly rows: readonly Row[];
}

/** Rows of a table: a title row first, where they are a group's. */
interface Run {
  readonly rows: readonly Row[];
  readonly isGroup: boolean;
}

const runsOf = (rows: readonly Row[], groups: readonly Group[]): readonly Run[] => [
  ...(rows.length > 0 ? [{ rows, isGroup: false }] : []),
  ...groups.map((group) => ({ rows: [group.title, ...group.rows], isGroup: true })),
];

/** A group is divided only where it would leave much of a page empty, and never after its title. */
const groupCost = (index: number, count: number): number =>
  index === 0 && count > 1 ? never : costAfter(index, count, { edge: 2000, inner: 900 });

/** A row without a word in its first cell continues the row above: it stays with it. */
const costIn = ({ rows, isGroup }: Run, index: number): number => {
  const goesOn = rows[index + 1]?.[0]?.length === 0;
  if (goesOn) return never;
  return isGroup ? groupCost(index, rows.length) : rowCost(index, rows.length);
};

/** What goes on overleaf says below the head to which group it belongs. */
const underTitle = (strips: readonly Strip[], { isGroup }: Run): readonly Strip[] => {
  const again = strips.slice(0, 1).map(repeated);
  return strips.map((strip, index) =>
    isGroup && index > 0 ? { ...strip, head: [...(strip.head ?? []), ...again] } : strip,
  );
};

const groupSchema = object({ title: listOf(prose(), 1), rows: listOf(listOf(prose()), 1) });

const tableSchema = object({
  columns: listOf(object({ head: prose(), width: withDefault(numeric(0.2, 20), 1) }), 1, 7),
  rows: withDefault(listOf(listOf(prose())), []),
  groups: withDefault(listOf(groupSchema), []),
  /** As wide as the page lets it, also where its text has a column beside it. */
  wide: withDefault(boolean(), false),
});

/** A printed table. */
export const table = defineBlock(
  'table',
  {
    across: ({ columns, wide }) => (wide || columns.length > 4 ? 'both' : 'text'),
    about: 'A printed table, its rows in groups if you like.',
    after: 2,
    fields: refined(
      refined(
        tableSchema,
        ({ columns, rows, groups }) =>
          runsOf(rows, groups).every((run) => run.rows.every((row) => row.length <= columns.length)),
        'must have no row with more cells than there are columns',
      ),
      ({ rows, groups }) => rows.length + groups.length > 0,
      'must have rows, or groups of rows',
    ),
  },
  ({ columns: heads, rows, groups }, setting) => {
    const texts = heads.map(({ head }) => head);
    const weights = heads.map(({ width }) => width);
    const runs = runsOf(rows, groups);
    const all = runs.flatMap((run) => run.rows);
    const table = openTable(setting, tableColumns(setting, texts, weights, all));
    const body = all.map((row) => textRow(setting, table, row, { style: 'cell', least: 3 }));
    const costs = runs.flatMap((run) => run.rows.map((_, index) => costIn(run, index)));
    const strips = underHead(headRow(setting, table, texts), body, (index) => costs[index] ?? 0);
    const starts = runs.map((_, at) => runs.slice(0, at).reduce((sum, run) => sum + run.rows.length, 1));
    return [
      ...strips.slice(0, 1),
      ...runs.flatMap((run, at) =>
        underTitle(strips.slice(starts[at] ?? 0, starts[at + 1] ?? strips.length), run),
      ),
    ];
  },
);
