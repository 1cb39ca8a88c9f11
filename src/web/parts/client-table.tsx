import type { ListedColumn, ListedRow } from '../model/messages.ts';
import { plainly } from '../model/plain-words.ts';
import {
  clientList,
  correct,
  corrected,
  isWrong,
  ready,
  sayColumn,
  shownRow,
  sorted,
} from '../state/clients.ts';
import { useEffect } from '../state/view.ts';
import { Select } from './field.tsx';

const mostShown = 60;

/** One line of what a column holds. */
const shortened = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > mostShown ? `${line.slice(0, mostShown)} …` : line;
};

/** What becomes of the words in a column: printed, or not, where what each of them gets has no place for them. */
const fateOf = ({ prints, lonely }: ListedColumn): string | undefined => {
  if (lonely && lonely.rows >= lonely.of) return 'Not printed: the pages have no place for it.';
  if (lonely)
    return `Not printed in ${lonely.rows} of ${lonely.of} copies: their pages have no place for it.`;
  return prints === undefined ? undefined : `Printed in the copies, as here: “${shortened(prints)}”`;
};

/** What each column of the list is: guessed, and to be said otherwise. */
export const ClientColumns = () => {
  const { columns = [], fields = [] } = clientList.value ?? {};
  const optionsOf = (isWanted: (field: { readonly isPlain: boolean }) => boolean) =>
    fields.filter(isWanted).map(({ id, title }) => [id, title] as const);
  const options = [['', 'Leave it aside'] as const, ...optionsOf(({ isPlain }) => isPlain)];
  const more = optionsOf(({ isPlain }) => !isPlain);
  return (
    <section class="group" aria-labelledby="columns-heading">
      <h2 id="columns-heading">Which column is what?</h2>
      <div class="columns">
        {columns.map((column, at) => {
          const hint = fateOf(column);
          return (
            <Select
              key={`${at} ${column.head}`}
              label={column.head.trim() === '' ? `Column ${at + 1}` : `“${column.head}”`}
              value={column.gives}
              options={options}
              more={more}
              onChoose={(field) => sayColumn(at, field)}
              {...(hint === undefined ? {} : { hint })}
            />
          );
        })}
      </div>
    </section>
  );
};

const mistakesOf = ({ told }: ListedRow): ListedRow['told'] =>
  told.filter(({ severity }) => severity === 'error');

const reasonOf = (row: ListedRow): string =>
  mistakesOf(row)
    .map((one) => (one.column === undefined ? plainly(one) : `${one.column}: ${plainly(one)}`))
    .filter((reason, index, all) => all.indexOf(reason) === index)
    .join(' ');

/** A country without help lines of its own, whose reader finds those for everywhere. */
const isWithoutLines = ({ told }: ListedRow): boolean =>
  told.some(({ code }) => code === 'choose/no-helplines');

const ShowRow = ({ row }: { readonly row: ListedRow }) => {
  const { number } = row;
  const isShown = shownRow.value === number;
  const says = isShown ? 'Shown' : 'Ready, show it';
  return (
    <>
      <button
        type="button"
        class="link"
        aria-pressed={isShown}
        aria-label={`${says}: row ${number}`}
        onClick={() => {
          shownRow.value = number;
        }}
      >
        {says}
      </button>
      {isWithoutLines(row) && <span class="about">No help lines of its country are here.</span>}
    </>
  );
};

/** The columns in which something of a row is wrong. */
const wrongColumns = (row: ListedRow): readonly string[] => [
  ...new Set(mistakesOf(row).flatMap(({ column }) => column ?? [])),
];

/** A cell that is wrong, to be put right. */
const Correction = ({ row, column }: { readonly row: ListedRow; readonly column: string }) => {
  const { columns = [], heads = [] } = clientList.value ?? {};
  const at = columns.findIndex(({ head }) => head === column);
  return at < 0 ? null : (
    <label class="correction">
      {column}
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={`${column} of row ${row.number}`}
        value={row.cells[heads.indexOf(column)] ?? ''}
        onChange={({ currentTarget }) => correct(row.number, at, currentTarget.value)}
      />
    </label>
  );
};

const Mistakes = ({ row }: { readonly row: ListedRow }) => (
  <>
    {reasonOf(row)}
    {wrongColumns(row).map((column) => (
      <Correction key={column} row={row} column={column} />
    ))}
  </>
);

const rowId = (number: number): string => `row-${number}`;

/** What has become of the row that was put right. */
const Corrected = () => {
  const row = sorted.value.find(({ number }) => number === corrected.value);
  const isRight = row !== undefined && !isWrong(row);
  useEffect(() => {
    // The field in which it was typed is gone.
    if (isRight) document.getElementById(rowId(row.number))?.querySelector('button')?.focus();
  }, [row?.number, isRight]);
  return (
    <p class="hint" role="status">
      {row &&
        (isRight ? `Row ${row.number} is ready.` : `Row ${row.number} is not right yet. ${reasonOf(row)}`)}
    </p>
  );
};

const Row = ({ row }: { readonly row: ListedRow }) => (
  <tr id={rowId(row.number)} class={isWrong(row) ? 'wrong' : ''}>
    <th scope="row">{row.number}</th>
    <td>{isWrong(row) ? <Mistakes row={row} /> : <ShowRow row={row} />}</td>
    {row.cells.map((cell, index) => (
      <td key={clientList.value?.heads[index] ?? index}>{cell}</td>
    ))}
  </tr>
);

const headOf = (all: number, right: number): string => {
  if (right < all) return `${right} of ${all} rows are ready`;
  return all === 1 ? '1 row is ready' : `${all} rows are ready`;
};

/** The rows of the list; those that are wrong stand first. */
export const ClientTable = () => {
  const rows = sorted.value;
  const wrong = rows.length - ready.value.length;
  return (
    <section class="group" aria-labelledby="rows-heading">
      <h2 id="rows-heading">{headOf(rows.length, ready.value.length)}</h2>
      {wrong > 0 && (
        <p class="hint">
          Rows with a mistake come first. Put them right here, or go on without them. The file of your list
          stays as it is.
        </p>
      )}
      <Corrected />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section class="table" tabIndex={0} aria-label="Rows of the list">
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">State</th>
              {(clientList.value?.heads ?? []).map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {/* A row that was put right is another: Chromium keeps the color of one that moves. */}
            {rows.map((row) => (
              <Row key={`${row.number} ${isWrong(row)}`} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};
