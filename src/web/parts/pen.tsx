import { pen } from '../state/pen.ts';
import { spelling } from '../state/settings.ts';
import { Choice } from './choice.tsx';

interface PenChoice {
  readonly field: string;
  readonly asks: string;
  /** Without a value: as the book has it. */
  readonly options: readonly (readonly [value: string, says: string])[];
}

const choices: readonly PenChoice[] = [
  {
    field: 'hand',
    asks: 'Which hand do you write with?',
    options: [
      ['', 'Right'],
      ['left', 'Left'],
    ],
  },
  {
    field: 'pitch',
    asks: 'Lines to write on',
    options: [
      ['', 'As they are'],
      ['9', 'Wider'],
      ['12', 'Very wide'],
    ],
  },
  {
    field: 'sides',
    asks: 'Printing',
    options: [
      ['', 'On both sides'],
      ['single', 'On one side'],
    ],
  },
  {
    field: 'stock',
    asks: 'Colored paper in the printer?',
    options: [
      ['', 'No'],
      ['cream', 'Cream'],
      ['blue', 'Blue'],
      ['yellow', 'Yellow'],
      ['green', 'Green'],
      ['pink', 'Pink'],
    ],
  },
  {
    field: 'language',
    asks: 'Spelling',
    options: [
      ['', 'As it is'],
      ['en-GB', 'British'],
      ['en-US', 'American'],
    ],
  },
];

/** Paper, pen and hand. */
export const PenChoices = () => (
  <>
    {choices.map(({ field, asks, options }) => (
      <Choice
        key={field}
        legend={asks}
        shape="row"
        value={pen.value[field] ?? (field === 'language' ? spelling.value : undefined) ?? ''}
        options={options.map(([value, says]) => ({ value, says }))}
        onChoose={(value) => {
          pen.value = { ...pen.value, [field]: value };
        }}
      />
    ))}
  </>
);
