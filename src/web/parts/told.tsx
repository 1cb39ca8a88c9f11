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

const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Names as people quote them. */
export const quoted = (text: string): string => text.replaceAll(/`([^`]*)`/g, '“$1”');

export const inWords = ({ code, says, hint }: Told): string => {
  if (code !== 'wish/no-place')
    return quoted(hint ? `${capitalized(says)}: ${hint}.` : `${capitalized(says)}.`);
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

/** Told beside the fields of the practice. */
const isOfBrand = (code: string): boolean => code.startsWith('brand/');

/** What is to be said of the book that is shown. */
export const Notes = () => (
  <div class="notes" role="status">
    {broke.value !== undefined && (
      <p class="wrong">Something in this page broke. Please reload it; nothing you typed was kept.</p>
    )}
    <Remarks told={remarks.value.filter(({ code }) => !isOfBrand(code))} />
    {remarks.value.some(({ code, severity }) => severity === 'error' && isOfBrand(code)) && (
      <p class="wrong">Something about your practice is not right yet: see beside its field.</p>
    )}
  </div>
);
