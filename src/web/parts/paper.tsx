import { type Paper, paper, paperAsked } from '../state/settings.ts';
import { Choice } from './choice.tsx';

/** Of a use that there is no Letter edition for. */
export const onlyA4 = 'This one comes on A4. On Letter paper, choose “fit to page” when you print.';

const isPaper = (value: string): value is Paper => value === 'a4' || value === 'letter';

export const PaperChoice = ({ hint }: { readonly hint?: string }) => (
  <Choice
    legend="Paper"
    shape="row"
    value={paper.value}
    options={[
      { value: 'a4', says: 'A4' },
      { value: 'letter', says: 'US Letter' },
    ]}
    onChoose={(value) => {
      if (isPaper(value)) paperAsked.value = value;
    }}
    hint={hint}
  />
);
