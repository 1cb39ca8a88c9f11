import { fieldsCalled } from './columns.ts';
import type { RosterField } from './names.ts';
import type { Cells } from './table.ts';

// An empty roster for a content: a column for each of its slots and choices, and for what else differs from client to client.

/** What a ticket says that may differ from client to client, in the order of their columns. */
const perClient = ['start', 'appointment', 'note', 'only', 'edition', 'country', 'language', 'answers'];

/** What a column is called: as people call it, where no other column is called so. */
const headOf = (field: RosterField, fields: readonly RosterField[]): string => {
  const [name = '', ...others] = field.names;
  const called = [field.title, ...others, name].find((one) => {
    const [found, other] = fieldsCalled(one, fields);
    return found === field && other === undefined;
  });
  return called ?? name;
};

const mostNamed = 40;

/** What may stand in a cell, in a few words. */
const takesOf = ({ takes, values, target }: RosterField): string => {
  if (target[0] === 'ref')
    return 'a mark of your own: letters, digits, dashes; no name. It stands in the file’s name';
  if (target[0] === 'answers') return 'a filled copy (PDF), by its path from this roster';
  if (takes === 'date') return 'a day, as 29 Nov 2026 or 2026-11-29';
  if (takes === 'yes-no') return 'yes or no';
  const named = values.slice(0, mostNamed).map(({ value, names }) => {
    const title = names.find((one) => one !== value);
    return title === undefined ? value : `${value} (${title})`;
  });
  if (named.length === 0) return takes === 'list' ? 'names, with commas between them' : 'words';
  const more = values.length > mostNamed ? ' ...' : '';
  return `${named.join(', ')}${more}`;
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
