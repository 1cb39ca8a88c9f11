import type { ComponentChildren } from '../state/view.ts';

export interface CheckOption {
  readonly value: string;
  readonly says: string;
  /** In small, below. */
  readonly about?: string;
}

interface CheckGroupProps {
  readonly legend: string;
  readonly options: readonly CheckOption[];
  readonly checked: readonly string[];
  readonly onCheck: (value: string, isChecked: boolean) => void;
  readonly hint?: ComponentChildren;
}

/** Any of several, side by side: the browser's own boxes, with their keys. */
export const CheckGroup = ({ legend, options, checked, onCheck, hint }: CheckGroupProps) => (
  <fieldset class="choice">
    <legend>{legend}</legend>
    {hint && <p class="hint">{hint}</p>}
    <div class="options boxes">
      {options.map(({ value, says, about }) => (
        <label key={value} class={checked.includes(value) ? 'option boxed chosen' : 'option boxed'}>
          <input
            type="checkbox"
            checked={checked.includes(value)}
            onChange={({ currentTarget }) => onCheck(value, currentTarget.checked)}
          />
          <span>
            <span class="says">{says}</span>
            {about && <span class="about">{about}</span>}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
