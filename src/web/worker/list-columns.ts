import type { RosterField } from '../../core/index.ts';

// What most lists of clients have, as people who keep one call it.

/** By what is given; the form has its own name in each title. */
const plain: Readonly<Record<string, string>> = {
  ref: 'File number',
  'reader name': 'First name',
  start: 'Start date',
  appointment: 'Next appointment',
  note: 'A note for the reader',
  country: 'Country',
};

/** What makes no sense of a client, or only to those who publish. */
const hidden: ReadonlySet<string> = new Set([
  ...['isbn', 'signature', 'pages', 'paper', 'theme', 'brand', 'helplines', 'separate', 'answers'],
  ...['practitioner_override', 'reviewer', 'blanks', 'stock', 'sides', 'date', 'add'],
]);

/** What a field is called between page and worker. */
export const idOf = ({ target }: RosterField): string => target.join(' ');

export interface ListField {
  readonly id: string;
  readonly title: string;
  readonly isPlain: boolean;
}

/** All that a column may give, what most lists have first. `used` are shown in any case. */
export const listFields = (
  fields: readonly RosterField[],
  form: string | undefined,
  used: ReadonlySet<string>,
): readonly ListField[] => {
  const all = fields
    .map((field) => ({ field, id: idOf(field) }))
    .filter(({ id }) => used.has(id) || !hidden.has(id))
    .map(({ field, id }) => ({
      id,
      title: plain[id] ?? field.title,
      isPlain: id in plain || id === `choices ${form}`,
    }));
  const order = ['ref', 'reader name', `choices ${form}`, ...Object.keys(plain)];
  const simple = all.filter(({ isPlain }) => isPlain);
  return [
    ...simple.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id)),
    ...all.filter(({ isPlain }) => !isPlain),
  ];
};
