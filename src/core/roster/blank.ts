import { fieldsCalled } from './columns.ts';
import type { RosterField } from './names.ts';
import type { Cells } from './table.ts';

// An empty roster for a content: a column for each of its slots and choices, and for what else differs from client to client.

/** What a ticket says that may differ from client to client, in the order of their columns. */
const perClient = [
  'book',
  'start',
  'appointment',
  'note',
  'only',
  'without',
  'max_dose',
  'max_minutes',
  'edition',
  'country',
  'language',
  'local_line',
  'local_number',
  'answers',
  'ticket',
];

/** What a column is called: as people call it, where no other column is called so. */
export const headOf = (field: RosterField, fields: readonly RosterField[]): string => {
  const [name = '', ...others] = field.names;
  const called = [field.title, ...others, name].find((one) => {
    const [found, other] = fieldsCalled(one, fields);
    return found === field && other === undefined;
  });
  return called ?? name;
};

/** More values than these are not named in a cell. */
const mostNamed = 30;

/** What may stand in a cell, in a few words. */
const takesOf = ({ takes, values, target }: RosterField): string => {
  if (target[0] === 'ref')
    return 'a mark of your own: letters, digits, dashes; no name. It stands in the file’s name';
  if (target[0] === 'answers') return 'a filled copy (PDF), by its path from this roster';
  if (target[0] === 'ticket')
    return 'a ticket of its own (YAML), a packet for example, by its path from this roster';
  if (takes === 'date') return 'a day, as 29 Nov 2026 or 2026-11-29';
  if (takes === 'yes-no') return 'yes or no';
  if (values.length > mostNamed)
    return 'names, with commas between them: `octavo list` shows which there are';
  if (values.length === 0) return takes === 'list' ? 'names, with commas between them' : 'words';
  const named = values.map(({ value, names }) => {
    const others = names.filter((one) => one !== value);
    return others.length === 0 ? value : `${value} (${others.join(', ')})`;
  });
  return named.join(', ');
};

export interface BlankRoster {
  /** The head alone. */
  readonly roster: Cells;
  /** What may stand below it: a column each, what it gives, what it takes. */
  readonly help: Cells;
}

/** An empty roster, and a second sheet that says what may stand in it. */
export const blankRoster = (fields: readonly RosterField[]): BlankRoster => {
  const of = (name: string): readonly RosterField[] =>
    fields.filter(({ target }) => target.length === 1 && target[0] === name);
  const slots = fields.filter(({ target }) => target[0] === 'reader');
  const choices = fields.filter(({ target }) => target[0] === 'choices');
  const columns = [...of('ref'), ...slots, ...choices, ...perClient.flatMap(of)].map(
    (field) => [headOf(field, fields), field] as const,
  );
  return {
    roster: [columns.map(([head]) => head)],
    help: [
      ['Column', 'What may stand there'],
      ...columns.map(([head, field]) => [head, takesOf(field)]),
      [
        '',
        'An empty cell leaves a line to write on, or what is usual. Columns that you do not need may go; others are left aside.',
      ],
    ],
  };
};
