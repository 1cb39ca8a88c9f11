import { type Paper, paper } from '../state/settings.ts';
import { Choice } from './choice.tsx';

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
      if (isPaper(value)) paper.value = value;
    }}
    hint={hint}
  />
);
