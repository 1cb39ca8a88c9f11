import { ticketFieldOf, words } from '../state/own-words.ts';
import { title } from '../state/title.ts';
import { LineInput } from './field.tsx';
import { doubtOf, flawOf } from './told.tsx';

/** Asked for elsewhere, or by others than the reader. */
const elsewhere: readonly string[] = ['name', 'practitioner', 'reviewer', 'appointment', 'note'];

export const OwnWords = () => (
  <details>
    <summary>Words of your own</summary>
    <p class="hint">
      They are printed where the book would leave a blank. Leave out what you would rather write by hand.
    </p>
    {title.value.slots
      .filter(({ name }) => !elsewhere.includes(name))
      .map(({ name, label }) => (
        <LineInput
          key={name}
          label={label}
          type={name === 'start' ? 'date' : 'text'}
          value={words.value[name] ?? ''}
          hint={doubtOf(ticketFieldOf(name))}
          flaw={flawOf(ticketFieldOf(name))}
          onInput={(value) => {
            words.value = { ...words.value, [name]: value };
          }}
        />
      ))}
  </details>
);
