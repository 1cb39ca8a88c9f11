import { type AnswerData, answerData, answeredIn, askedBy, type FilledField } from './filled.ts';

/** A filled copy, by its mark. */
export interface FilledCopy {
  readonly ref: string;
  readonly fields: readonly FilledField[];
}

/** A column of the table: a field by its name, which is for life, and what it asks. */
export interface AnswerColumn {
  readonly id: string;
  readonly asks: string;
}

/** The answers of many copies. Its rows stand in the order of the copies, its columns in the order of the book. */
export interface AnswerTable {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly { readonly ref: string; readonly answers: ReadonlyMap<string, string | true> }[];
}

/** The start of an order: no field is called so. */
const start = '';

/** One order of all names: what only some lists hold stands behind what it follows there. */
const joinedOrder = (lists: readonly (readonly string[])[]): readonly string[] => {
  const next = new Map<string, string | undefined>([[start, undefined]]);
  for (const list of lists) {
    let before = start;
    for (const name of list) {
      if (!next.has(name)) {
        next.set(name, next.get(before));
        next.set(before, name);
      }
      before = name;
    }
  }
  const order: string[] = [];
  for (let name = next.get(start); name !== undefined; name = next.get(name)) order.push(name);
  return order;
};

/** Columns of which each asks something else: where two ask the same, each says first in which section it does. */
const toldApart = (columns: readonly AnswerColumn[]): readonly AnswerColumn[] =>
  columns.map(({ id, asks }) => {
    const isAlone = columns.every((other) => other.id === id || other.asks !== asks);
    const [section = ''] = id.split('.');
    return { id, asks: isAlone ? asks : `${section.replaceAll('-', ' ')}: ${asks}` };
  });

/** Joins copies into a table: a row for each, a column for each field that somebody has answered, or, `withEmpty`, for every field. */
export const tableOfAnswers = (
  copies: readonly FilledCopy[],
  { withEmpty = false }: { readonly withEmpty?: boolean } = {},
): AnswerTable => {
  const asked = new Map<string, string>();
  for (const field of copies.flatMap(({ fields }) => fields))
    if (!asked.has(field.name)) asked.set(field.name, askedBy(field));
  const answered = new Set(copies.flatMap(({ fields }) => answeredIn(fields).map(({ name }) => name)));
  const order = joinedOrder(copies.map(({ fields }) => fields.map(({ name }) => name)));
  return {
    columns: toldApart(
      order.filter((id) => withEmpty || answered.has(id)).map((id) => ({ id, asks: asked.get(id) ?? '' })),
    ),
    rows: copies.map(({ ref, fields }) => ({
      ref,
      answers: new Map(answeredIn(fields).map(({ name, value }) => [name, value])),
    })),
  };
};

/** A ticked box, in a cell. */
const ticked = 'x';

/** The table as cells: what is asked, the names of the fields below it, then a row a copy. */
export const cellsOf = ({ columns, rows }: AnswerTable): readonly (readonly string[])[] => [
  ['ref', ...columns.map(({ asks }) => asks)],
  ['ref', ...columns.map(({ id }) => id)],
  ...rows.map(({ ref, answers }) => [
    ref,
    ...columns.map(({ id }) => {
      const answer = answers.get(id);
      return answer === true ? ticked : (answer ?? '');
    }),
  ]),
];

/** So many rows of `cellsOf` are heads. */
export const headRows = 2;

/** The table as data. What stands below a copy's mark is a file of answers. */
export interface AnswerTableData {
  readonly asks: Readonly<Record<string, string>>;
  readonly copies: Readonly<Record<string, AnswerData>>;
}

export const tableData = ({ columns, rows }: AnswerTable): AnswerTableData => ({
  asks: Object.fromEntries(columns.map(({ id, asks }) => [id, asks])),
  copies: Object.fromEntries(
    rows.map(({ ref, answers }) => [ref, answerData([...answers].map(([name, value]) => ({ name, value })))]),
  ),
});
