import type { Told } from '../model/messages.ts';
import { plainly } from '../model/plain-words.ts';
import { broke, remarks } from '../state/making.ts';
import { screen } from '../state/screen.ts';
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

export const inWords = (told: Told): string => {
  const { code, says } = told;
  if (code !== 'wish/no-place') return plainly(told);
  const [, named = ''] = /`([^`]+)`/.exec(says) ?? [];
  const slot = title.value.slots.find(({ name }) => name === named)?.label.toLowerCase();
  const axis = title.value.axes.find(({ id }) => id === named)?.asks;
  return `Nothing in these pages changes with ${wishes[named] ?? (slot && `“${slot}”`) ?? (axis && `“${axis}”`) ?? 'one of your wishes'}.`;
};

/** Mistakes and doubts, but for those that concern nobody here. */
export const Remarks = ({ told }: { readonly told: readonly Told[] }) => (
  <>
    {told
      .filter(({ severity, code }) => severity === 'error' || !forAuthors.test(code))
      .map((one) => (
        <p key={one.code + one.says} class={one.severity === 'error' ? 'wrong' : 'doubt'}>
          {inWords(one)}
        </p>
      ))}
  </>
);

/** Screens whose fields are those of the ticket: what is told of one stands below it. */
const withFields: readonly string[] = ['workbook', 'handout'];
const isTyped = ({ field = '' }: Told): boolean =>
  withFields.includes(screen.value) &&
  /^(?:reader\.|(?:date|appointment|note|dedication|start)$)/.test(field);

/** What is wrong with a field of the ticket, as one sentence. */
export const flawOf = (field: string): string | undefined => {
  const told = remarks.value.find((one) => one.severity === 'error' && one.field === field);
  return told && inWords(told);
};

/** What is doubtful about it. */
export const doubtOf = (field: string): string | undefined => {
  const told = remarks.value.find((one) => one.severity === 'warning' && one.field === field);
  return told?.code === 'wish/no-place'
    ? 'Not printed: these pages have no place for it.'
    : told && inWords(told);
};

/** Told where one chooses what answers go into. */
export const isOfAnswers = ({ code }: Told): boolean => code.startsWith('answers/');

/** Told beside the fields of the practice. */
const isOfBrand = (code: string): boolean => code.startsWith('brand/');

/** What is to be said of the book that is shown. */
export const Notes = () => (
  <div class="notes" role="status">
    {broke.value !== undefined && (
      <p class="wrong">Something in this page broke. Please reload it; nothing you typed was kept.</p>
    )}
    <Remarks
      told={remarks.value.filter((one) => !isOfBrand(one.code) && !isTyped(one) && !isOfAnswers(one))}
    />
    {remarks.value.some(({ code, severity }) => severity === 'error' && isOfBrand(code)) && (
      <p class="wrong">Something about your practice is not right yet: see beside its field.</p>
    )}
  </div>
);
