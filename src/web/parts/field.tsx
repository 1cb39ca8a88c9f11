import { type TargetedInputEvent, useId } from '../state/view.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly flaw?: string | undefined;
}

interface LineProps extends FieldProps {
  readonly type?: 'text' | 'date';
  /** In the hand that writes it into the book. */
  readonly hand?: boolean;
}

interface AreaProps extends FieldProps {
  /** Lines that are seen at once. */
  readonly rows: number;
}

/** Below a field: what is wrong with it, as soon as it is known, and what is to be known of it. */
export const Below = ({ id, hint, flaw }: { readonly id: string } & Pick<FieldProps, 'hint' | 'flaw'>) => (
  <>
    <p class="flaw" id={`${id}-flaw`} role="status">
      {flaw}
    </p>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </>
);

/** What a field is told to those who hear it. Browsers are asked to keep nothing of it. */
export const heardOf = (id: string, { hint, flaw }: Pick<FieldProps, 'hint' | 'flaw'>) => ({
  id,
  autocomplete: 'off',
  spellcheck: false,
  'aria-invalid': flaw ? true : undefined,
  'aria-describedby':
    [...(flaw ? [`${id}-flaw`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ') || undefined,
});

/** One line to type in. */
export const LineInput = ({ label, value, onInput, hint, flaw, type = 'text', hand = false }: LineProps) => {
  const id = useId();
  const typed = {
    ...heardOf(id, { hint, flaw }),
    value,
    onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => onInput(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'date' ? (
        <input type="date" {...typed} />
      ) : (
        <input type="text" class={hand ? 'hand' : ''} {...typed} />
      )}
      <Below id={id} hint={hint} flaw={flaw} />
    </div>
  );
};

/** Several lines to type in. */
export const TextArea = ({ label, value, onInput, hint, flaw, rows }: AreaProps) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        {...heardOf(id, { hint, flaw })}
        rows={rows}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <Below id={id} hint={hint} flaw={flaw} />
    </div>
  );
};

type SelectOption = readonly [value: string, says: string];

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** Seldom wanted: below the others, under a heading of their own. */
  readonly more?: readonly SelectOption[];
  readonly onChoose: (value: string) => void;
  readonly hint?: string;
}

const Options = ({ of }: { readonly of: readonly SelectOption[] }) => (
  <>
    {of.map(([option, says]) => (
      <option key={option} value={option}>
        {says}
      </option>
    ))}
  </>
);

export const Select = ({ label, value, options, more = [], onChoose, hint }: SelectProps) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <Options of={options} />
        {more.length > 0 && (
          <optgroup label="More">
            <Options of={more} />
          </optgroup>
        )}
      </select>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
}

export const Check = ({ label, checked, onChange, hint }: CheckProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>
      {label}
      {hint && <span class="about">{hint}</span>}
    </span>
  </label>
);
