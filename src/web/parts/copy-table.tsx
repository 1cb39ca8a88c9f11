import {
  type AnswerGroup,
  copies,
  saveTable,
  showCopy,
  shownAnswers,
  shownAt,
  shownCopy,
} from '../state/copies.ts';
import { printWritten } from '../state/files.ts';
import { Select } from './field.tsx';

/** Where the answers stand, to be printed as they are. */
const answersId = 'written';

const Answers = ({ title, answers }: AnswerGroup) => (
  <>
    <h3>{title}</h3>
    <dl class="answers">
      {answers.map(({ id, asks, says }) => (
        <div key={id}>
          <dt>{asks}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  </>
);

const WhichCopy = () =>
  copies.value.length > 1 ? (
    <Select
      label="Copy"
      value={String(shownAt.value)}
      options={copies.value.map(({ file }, index) => [String(index), file] as const)}
      onChoose={(value) => showCopy(Number(value))}
    />
  ) : (
    <p class="hint">{shownCopy.value?.file}</p>
  );

/** The answers of one copy, to read; of all of them, to save. */
export const CopyTable = () => (
  <section class="group" aria-labelledby="answers-heading">
    <h2 id="answers-heading">
      {copies.value.length === 1 ? 'What was written' : `${copies.value.length} copies`}
    </h2>
    <WhichCopy />
    <div class="buttons">
      {shownAnswers.value.length > 0 && (
        <button type="button" class="button" onClick={() => printWritten(answersId)}>
          Print what was written
        </button>
      )}
      <button type="button" class="button" onClick={saveTable}>
        {copies.value.length === 1 ? 'Save as a table (CSV)' : 'Save all of them as one table (CSV)'}
      </button>
    </div>
    {shownAnswers.value.length === 0 && <p class="hint">Nothing has been written in it yet.</p>}
    <div id={answersId}>
      <p class="print-only">{shownCopy.value?.file}</p>
      {shownAnswers.value.map((group) => (
        <Answers key={group.title} {...group} />
      ))}
    </div>
  </section>
);
