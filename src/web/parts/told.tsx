import type { Told } from '../model/messages.ts';
import { broke, remarks } from '../state/making.ts';
import { title } from '../state/title.ts';

/** What nothing in a book depends on, in the words of the page. */
const wishes: Readonly<Record<string, string>> = {
  country: 'the country',
  start: 'the first day',
  dedication: 'the dedication',
  practitioner: 'the practice',
  hand: 'the writing hand',
  pitch: 'the distance of the lines',
  sides: 'printing on one side',
  language: 'the spelling',
  accent: 'the color',
};

/** Told to those who wrote a content, and no concern of those who print it. */
const forAuthors = /^(choose\/(helpline-unchecked|no-helplines)|author\/|check\/|compose\/)/;

const inWords = ({ code, says, hint }: Told): string => {
  if (code !== 'wish/no-place') return hint ? `${says}. ${hint}` : says;
  const [, named = ''] = /`([^`]+)`/.exec(says) ?? [];
  const slot = title.value.slots.find(({ name }) => name === named)?.label.toLowerCase();
  const axis = title.value.axes.find(({ id }) => id === named)?.asks;
  return `This one has no place for ${wishes[named] ?? (slot && `“${slot}”`) ?? (axis && `“${axis}”`) ?? 'one of your wishes'}.`;
};

/** Mistakes and doubts about what was asked for. */
export const Notes = () => {
  const shown = remarks.value.filter(({ severity, code }) => severity === 'error' || !forAuthors.test(code));
  return (
    <div class="notes" role="status">
      {broke.value !== undefined && (
        <p class="wrong">Something in this page broke. Please reload it; nothing you typed was kept.</p>
      )}
      {shown.map((one) => (
        <p key={one.code + one.says} class={one.severity === 'error' ? 'wrong' : 'doubt'}>
          {inWords(one)}
        </p>
      ))}
    </div>
  );
};
