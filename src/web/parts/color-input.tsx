import { type ComponentChildren, useId } from '../state/view.ts';
import { Below, heardOf } from './field.tsx';

interface ColorProps {
  readonly label: string;
  /** With six digits, as themes write it; empty where none is chosen. */
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint: string;
  readonly flaw?: string | undefined;
  /** What is to be told of the color. */
  readonly children?: ComponentChildren;
}

const isColor = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

/** A color as it is written, and a well to choose it from. */
export const ColorInput = ({ label, value, onInput, hint, flaw, children }: ColorProps) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="color">
        <input
          type="color"
          aria-label={`${label}: choose from all`}
          value={isColor(value) ? value : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <input
          type="text"
          {...heardOf(id, { hint, flaw })}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
      {children}
      <Below id={id} hint={hint} flaw={flaw} />
    </div>
  );
};
