import type { SheetHead } from '../state/handout.ts';
import type { ComponentChildren, Signal } from '../state/view.ts';
import { LineInput, TextArea } from './field.tsx';
import { doubtOf, flawOf } from './told.tsx';

const lines = [
  ['name', 'For whom', 'Initials are enough. Never in the name of the file.'],
  ['date', 'Date'],
  ['appointment', 'Next appointment'],
] as const;

const noteHint =
  'Printed at the top of the first sheet. A long one pushes text to another page: see the preview.';

const placeOf = (field: string): string => (field === 'name' ? 'reader.name' : field);

/** What stands at the head of a sheet: for whom it is, on what day, when again, and a word for them. */
export const ForWhom = ({
  said,
  children,
}: {
  readonly said: Signal<SheetHead>;
  readonly children?: ComponentChildren;
}) => (
  <section class="group" aria-labelledby="whom-heading">
    <h2 id="whom-heading">At the top of the sheet</h2>
    {lines.map(([field, label, hint]) => (
      <LineInput
        key={field}
        label={label}
        type={field === 'date' ? 'date' : 'text'}
        hint={doubtOf(placeOf(field)) ?? hint}
        flaw={flawOf(placeOf(field))}
        value={said.value[field]}
        onInput={(value) => {
          said.value = { ...said.value, [field]: value };
        }}
      />
    ))}
    <TextArea
      label="A word for them"
      rows={3}
      hint={doubtOf('note') ?? noteHint}
      flaw={flawOf('note')}
      value={said.value.note}
      onInput={(note) => {
        said.value = { ...said.value, note };
      }}
    />
    {children}
  </section>
);
