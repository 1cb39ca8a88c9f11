import type { Use } from '../state/settings.ts';
import type { Signal } from '../state/view.ts';
import { Choice } from './choice.tsx';

interface UseProps {
  readonly legend: string;
  readonly uses: readonly Use[];
  /** The one that is chosen, by its id. */
  readonly use: Signal<string>;
}

/** How what is made will be used, in plain words: no name of an edition. */
export const UseChoice = ({ legend, uses, use }: UseProps) => (
  <Choice
    legend={legend}
    value={use.value}
    options={uses.map(({ id, says, about }) => ({ value: id, says, about }))}
    onChoose={(value) => {
      use.value = value;
    }}
  />
);
