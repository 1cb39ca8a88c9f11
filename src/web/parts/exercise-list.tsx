import type { OfferedExercise } from '../../core/index.ts';
import { found, modules, packet, put, search, searchFor, takeOut } from '../state/packet.ts';
import { LineInput, Select } from './field.tsx';
import { metaOf } from './packet-list.tsx';

const limits = [5, 10, 15, 20, 30];

const SearchFields = () => {
  const { words, module, minutes } = search.value;
  return (
    <>
      <LineInput label="Search" value={words} onInput={searchFor} />
      <div class="pair">
        <Select
          label="Part"
          value={module}
          options={[['', 'All'], ...modules.value.map((one) => [one, one] as const)]}
          onChoose={(value) => {
            search.value = { ...search.value, module: value };
          }}
        />
        <Select
          label="Time"
          value={String(minutes)}
          options={[
            ['0', 'Any'],
            ...limits.map((limit) => [String(limit), `${limit} minutes at most`] as const),
          ]}
          onChoose={(value) => {
            search.value = { ...search.value, minutes: Number(value) };
          }}
        />
      </div>
    </>
  );
};

const ExerciseRow = ({ exercise }: { readonly exercise: OfferedExercise }) => (
  <li>
    <span class="what">
      <strong>{exercise.title}</strong>
      <span class="about">{metaOf(exercise)}</span>
      <span class="about">{exercise.purpose}</span>
    </span>
    {packet.value.includes(exercise.id) ? (
      <button
        type="button"
        class="link"
        aria-label={`Take out ${exercise.title} from the packet`}
        onClick={() => takeOut(exercise)}
      >
        Take out
      </button>
    ) : (
      <button type="button" class="button" aria-label={`Add ${exercise.title}`} onClick={() => put(exercise)}>
        Add
      </button>
    )}
  </li>
);

const countOf = (length: number): string => {
  if (length === 0) return 'Nothing found. Try one word, or another for the same, and any part and time.';
  return length === 1 ? '1 exercise' : `${length} exercises`;
};

/** All exercises that fit a search, each with a button to put it into the packet. */
export const ExerciseList = () => {
  const { length } = found.value;
  return (
    <section class="group" aria-labelledby="exercises-heading">
      <h2 id="exercises-heading">Exercises</h2>
      <SearchFields />
      <p class="hint" role="status">
        {countOf(length)}
      </p>
      <ul class="exercises">
        {found.value.map((exercise) => (
          <ExerciseRow key={exercise.id} exercise={exercise} />
        ))}
      </ul>
    </section>
  );
};
