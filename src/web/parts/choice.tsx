import { type ComponentChildren, useId } from '../state/view.ts';

export interface Option {
  readonly value: string;
  readonly says: string;
  /** In small, below. */
  readonly about?: string;
}

interface ChoiceProps {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly hint?: ComponentChildren;
  /** `row`: short words, side by side. */
  readonly shape?: 'cards' | 'row' | 'list';
}

/** One of several, as cards: the browser's own radio buttons lie under them, with their keys. */
export const Choice = ({ legend, options, value, onChoose, hint, shape = 'cards' }: ChoiceProps) => {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class={`options ${shape}`}>
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'option chosen' : 'option'}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span class="says">{option.says}</span>
            {option.about && <span class="about">{option.about}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
