import type { TicketFields } from '../../core/index.ts';
import { title } from '../state/title.ts';
import { computed, signal } from '../state/view.ts';
import { LineInput } from './field.tsx';

/** Words of the reader's own, by the gap that they fill. They are in memory alone, for as long as the page is open. */
export const words = signal<Readonly<Record<string, string>>>({});

/** Fields of a ticket that are no gaps, though layouts print them. */
const beside = ['dedication', 'start', 'practitioner', 'reviewer'] as const;
/** Asked for elsewhere, or by others than the reader. */
const elsewhere: readonly string[] = ['name', 'practitioner', 'reviewer'];

const isBeside = (name: string): boolean => beside.some((one) => one === name);

/** As a ticket holds them; what is empty is left out. */
export const readerFields = computed((): TicketFields => {
  const known = new Set(title.value.slots.map(({ name }) => name));
  const said = Object.entries(words.value).filter(([name, value]) => known.has(name) && value.trim() !== '');
  const reader = Object.fromEntries(said.filter(([name]) => !isBeside(name)));
  const others = Object.fromEntries(said.filter(([name]) => isBeside(name)));
  return { ...(Object.keys(reader).length > 0 ? { reader } : {}), ...others };
});

export const OwnWords = () => (
  <details>
    <summary>Words of your own</summary>
    <p class="hint">
      They stand where the book would leave a gap. Leave out what you would rather write by hand.
    </p>
    {title.value.slots
      .filter(({ name }) => !elsewhere.includes(name))
      .map(({ name, label }) => (
        <LineInput
          key={name}
          label={label}
          type={name === 'start' ? 'date' : 'text'}
          value={words.value[name] ?? ''}
          onInput={(value) => {
            words.value = { ...words.value, [name]: value };
          }}
        />
      ))}
  </details>
);
