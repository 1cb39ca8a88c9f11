import { answerTable, copies, saveTable, shownAt } from '../state/copies.ts';
import { Select } from './field.tsx';

/** Two rows of heads: what is asked, and the names of the fields, which nobody needs to see. */
const headRows = 2;

const Answers = ({ row, asked }: { readonly row: readonly string[]; readonly asked: readonly string[] }) => (
  <dl class="answers">
    {row.slice(1).flatMap((answer, index) =>
      answer === ''
        ? []
        : [
            <div key={`${index} ${asked[index + 1]}`}>
              <dt>{asked[index + 1]}</dt>
              <dd>{answer}</dd>
            </div>,
          ],
    )}
  </dl>
);

/** The answers of one copy, to read; of all of them, to save. */
export const CopyTable = () => {
  const [asked = [], ...others] = answerTable.value?.cells ?? [];
  const rows = others.slice(headRows - 1);
  const row = rows[shownAt.value] ?? [];
  return (
    <section class="group" aria-labelledby="answers-heading">
      <h2 id="answers-heading">
        {copies.value.length === 1 ? 'What was written' : `${copies.value.length} copies`}
      </h2>
      {rows.length > 1 && (
        <Select
          label="Copy"
          value={String(shownAt.value)}
          options={rows.map(([ref = ''], index) => [String(index), ref] as const)}
          onChoose={(value) => {
            shownAt.value = Number(value);
          }}
        />
      )}
      {row.slice(1).some((answer) => answer !== '') ? (
        <Answers row={row} asked={asked} />
      ) : (
        <p class="hint">Nothing has been written in it yet.</p>
      )}
      <button type="button" class="button" onClick={saveTable}>
        Save as a table (CSV)
      </button>
    </section>
  );
};
