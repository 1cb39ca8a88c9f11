import { bare, withoutBrackets } from '../model/bare.ts';
import { error, type Report, warning } from '../model/diagnostic.ts';
import { nearest } from '../model/nearest.ts';
import type { RosterField } from './names.ts';
import { columnLetter, isBlank, type RosterTable } from './table.ts';

/** A column that is understood. */
export interface RosterColumn {
  /** From 0. */
  readonly index: number;
  /** As its head is written. It says one of our names, and so nothing of a person. */
  readonly head: string;
  readonly field: RosterField;
}

/** What people call a column that is for nobody but themselves. */
const isPrivate = (head: string): boolean =>
  /\b(?:notes?|comments?|remarks?|observations?|private|internal|confidential)\b/i.test(head);

/** Whether a head says a name and nothing beside it, in brackets neither. */
const sameName = (name: string, head: string): boolean =>
  bare(name) === bare(head.replaceAll(/[()[\]]/g, ' '));

/** Fields that print what a cell says, by a whole name of theirs: `A note for the reader`, never `Notes` or `Name (private)`. */
const plainlyCalled = (head: string, fields: readonly RosterField[]): readonly RosterField[] =>
  fields.filter(
    ({ isPrinted, names }) => !isPrinted || names.some((name) => / /.test(name) && sameName(name, head)),
  );

/** The fields that may be called so: by their own names before what else people call them. */
export const fieldsCalled = (head: string, all: readonly RosterField[]): readonly RosterField[] => {
  const fields = isPrivate(head) ? plainlyCalled(head, all) : all;
  const key = bare(head);
  const keys = [key, key.replace(/s$/, ''), `${key}s`];
  for (const one of key === '' ? [] : keys)
    for (const known of [({ names }: RosterField) => names.slice(0, 1), ({ names }: RosterField) => names]) {
      const found = fields.filter((field) => known(field).some((name) => bare(name) === one));
      if (found.length > 0) return found;
    }
  return [];
};

/** How a column without a name of ours is called: what its head says may be a person's. */
const knownHint = '`octavo batch --blank-roster FILE.xlsx` writes a table with the names that are known';

const lettered = (index: number): string => `column ${columnLetter(index)}`;

/** Tells of columns that are left aside: each that is nearly known, the others at once. */
const tellUnknown = (
  unknown: readonly { readonly index: number; readonly head: string }[],
  fields: readonly RosterField[],
  report: Report,
): void => {
  const known = fields.flatMap(({ names }) => names);
  const near = unknown.map(({ index, head }) => ({ index, name: nearest(head, known) }));
  const tell = (which: string, verb: string, hint?: string): void =>
    report(
      warning(
        'roster/unknown-column',
        `${which} not known to Octavo, and ${verb} left aside`,
        undefined,
        hint,
      ),
    );
  for (const { index, name } of near)
    if (name !== undefined) tell(`${lettered(index)} is`, 'is', `did you mean \`${name}\`?`);
  const others = near.filter(({ name }) => name === undefined).map(({ index }) => columnLetter(index));
  if (others.length === 1) tell(`column ${others[0]} is`, 'is', knownHint);
  else if (others.length > 1) tell(`columns ${others.join(', ')} are`, 'are', knownHint);
};

/** Tells of a column that may be for nobody but who keeps the list: nothing in it is printed by itself. */
const tellPrivate = (index: number, report: Report): void =>
  report(
    warning(
      'roster/private-column',
      `${lettered(index)} looks like notes of your own, and is left aside`,
      undefined,
      'to have it printed, call it by what it then is, such as `A note for the reader`',
    ),
  );

/** Reports two columns that give one thing. */
const tellTwice = (columns: readonly RosterColumn[], report: Report): void => {
  for (const { field, head, index } of columns) {
    const first = columns.find((column) => column.field.target.join() === field.target.join());
    if (first && first.index < index)
      report(
        error(
          'roster/same-column',
          `the columns \`${first.head}\` (${columnLetter(first.index)}) and \`${head}\` (${columnLetter(index)}) give the same thing, ${field.title}`,
          undefined,
          'give one of them a name of your own; it is then left aside',
        ),
      );
  }
};

const hintOfNames =
  'its first row names the columns, as `Ref`, `First name`, `Start date`; `octavo batch --blank-roster FILE.xlsx` writes an empty one';

/** What the columns of a table are. What is not understood is told; undefined when there is nothing to go on with. */
export const readColumns = (
  { header }: Pick<RosterTable, 'header'>,
  fields: readonly RosterField[],
  report: Report,
): readonly RosterColumn[] | undefined => {
  if (header.every(isBlank)) {
    report(error('roster/empty', 'the roster is empty', undefined, hintOfNames));
    return undefined;
  }
  const found = header.map((head, index) => ({
    // What stands in brackets is no part of a name, and may be anything.
    head: withoutBrackets(head).trim(),
    index,
    called: fieldsCalled(head, fields),
  }));
  if (found.every(({ called }) => called.length === 0)) {
    const said = 'the first row of the roster names no column that Octavo knows';
    report(error('roster/no-header', said, undefined, hintOfNames));
    return undefined;
  }
  const columns = found.flatMap(({ head, index, called }): readonly RosterColumn[] => {
    const [field, other] = called;
    if (other)
      report(
        error(
          'roster/unclear-column',
          `${lettered(index)} may be ${called.map(({ target }) => `\`${target.at(-1)}\``).join(' or ')}`,
          undefined,
          'call it by one of these names',
        ),
      );
    return field && !other ? [{ head, index, field }] : [];
  });
  const unknown = found.filter(({ head, called }) => called.length === 0 && head !== '');
  const written = (index: number): string => header[index] ?? '';
  const own = unknown.filter(({ index }) => isPrivate(written(index)));
  for (const { index } of own) tellPrivate(index, report);
  tellUnknown(
    unknown.filter((column) => !own.includes(column)),
    fields,
    report,
  );
  tellTwice(columns, report);
  return columns;
};
