import type { Library } from '../author/library.ts';
import { shorthands } from '../choose/shorthands.ts';
import { describeTicket, freeWords } from '../choose/ticket.ts';
import { plain } from '../model/prose.ts';
import type { DescribedField } from '../schema/describe.ts';

// What a column of a roster may be called, and what it then gives. All comes of the declaration of tickets and of the content.

/** Where on a ticket a cell goes. */
export type Target = readonly [field: string] | readonly [map: 'reader' | 'choices', key: string];

/** A value that a cell may name in words of its own: an option by its title, a country by its name. */
export interface NamedValue {
  readonly value: string;
  readonly names: readonly string[];
}

export interface RosterField {
  readonly target: Target;
  /** As people call it. */
  readonly title: string;
  /** What its column may be called. */
  readonly names: readonly string[];
  readonly takes: 'text' | 'date' | 'list' | 'yes-no';
  /** A copy bears the cell's own words. */
  readonly isPrinted: boolean;
  readonly values: readonly NamedValue[];
}

/** What people call the fields of a ticket. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  ref: ['reference', 'mark', 'code', 'id', 'client id', 'file number', 'case number', 'number'],
  start: [
    'start date',
    'starts',
    'starting',
    'starts on',
    'begins on',
    'first day',
    'begin',
    'begins',
    'from',
  ],
  practitioner: ['therapist', 'clinician', 'counselor', 'counsellor', 'coach', 'psychologist', 'practice'],
  reviewer: ['reviewed by'],
  edition: ['paper size', 'page size', 'size', 'format', 'print size', 'type size', 'print'],
  book: ['workbook'],
  only: ['exercise', 'exercises', 'handout', 'handouts', 'part', 'sections'],
  without: ['leave out', 'left out', 'omit', 'skip', 'except'],
  answers: ['answers file', 'filled copy', 'earlier copy', 'file of answers'],
  country: ['nation', 'country code', 'which country', 'country of residence', 'lives in'],
  dedication: ['dedicated to'],
  accent: ['color', 'colour', 'accent color', 'accent colour'],
  pitch: ['line height', 'line pitch'],
  note: ['message', 'a word for the reader'],
  appointment: ['next session', 'next time', 'next visit', 'next meeting', 'next appt', 'appt'],
  max_dose: ['maximum dose', 'most dose', 'dose'],
  max_minutes: ['maximum minutes', 'most minutes', 'minutes'],
  local_line: ['local help line', 'help line', 'helpline'],
  local_number: ['local help line number', 'help line number', 'helpline number'],
  local_hours: ['local help line hours', 'help line hours', 'helpline hours'],
};

/** Fields whose own names say little at the head of a column. */
const titles: Readonly<Record<string, string>> = {
  only: 'Exercises',
  without: 'Leave out',
  edition: 'Paper size',
  max_dose: 'Maximum dose',
  max_minutes: 'Maximum minutes',
};

/** What people call the slot in which most content has the reader's name. */
const nameSlot = {
  slot: 'name',
  names: [
    'first name',
    'given name',
    'preferred name',
    'initials',
    'client',
    'client name',
    'client first name',
    'client initials',
    'reader',
    'patient',
    'participant',
    'for',
  ],
};

/** Fields that are the same for a whole roster, or are said below by their keys. */
const notPerRow = new Set([
  'content',
  'templates',
  'fonts',
  'out',
  'replace',
  'choices',
  'reader',
  'appointments',
]);

const takesOf = ({ takes, each }: DescribedField): RosterField['takes'] => {
  if (each) return 'list';
  if (takes.startsWith('date ')) return 'date';
  return takes.startsWith('`true` or') ? 'yes-no' : 'text';
};

const titled = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]/g, ' ');

const byItself = (names: Iterable<string>): readonly NamedValue[] =>
  [...names].map((value) => ({ value, names: [value] }));

/** The values of fields that name something of the content. */
const valuesOf = (
  { name, options = [] }: DescribedField,
  { books, catalog, helplines }: Library,
  editions: readonly NamedValue[],
): readonly NamedValue[] => {
  switch (name) {
    case 'book':
      return byItself(books.keys());
    case 'edition':
      return editions;
    case 'only':
    case 'without':
      return byItself(catalog.keys());
    case 'country':
      return [...new Set(helplines.map(({ country }) => country))].map((value) => ({
        value,
        names: [
          value,
          ...helplines.filter(({ country }) => country === value).map(({ name }) => plain(name)),
        ],
      }));
    default:
      return byItself(options);
  }
};

const ticketFields = (library: Library, editions: readonly NamedValue[]): readonly RosterField[] =>
  describeTicket()
    .filter(({ name }) => !notPerRow.has(name) && !library.axes.has(name) && !shorthands.includes(name))
    .map((field) => ({
      target: [field.name],
      title: library.slots[field.name]?.label ?? titles[field.name] ?? titled(field.name),
      names: [
        field.name,
        ...[library.slots[field.name]?.label ?? []].flat(),
        ...(synonyms[field.name] ?? []),
      ],
      takes: takesOf(field),
      isPrinted: freeWords.some((free) => free === field.name),
      values: valuesOf(field, library, editions),
    }));

/** What people call an axis, an option or a slot, as the content knows it: `roster: { place: Home; Where from }` in its words. */
const calledBy = ({ words }: Library, id: string): readonly string[] => {
  const names = words.roster?.[id]?.split(';') ?? [];
  return names.map((name) => name.trim());
};

const axisFields = (library: Library): readonly RosterField[] =>
  Object.entries(library.choices).map(([axis, options]) => ({
    target: ['choices', axis],
    title: titled(axis),
    names: [axis, ...calledBy(library, axis)],
    takes: 'list',
    isPrinted: false,
    values: Object.entries(options).map(([value, { title }]) => ({
      value,
      names: [value, title, ...calledBy(library, value)],
    })),
  }));

const slotFields = (library: Library, others: readonly RosterField[]): readonly RosterField[] =>
  Object.entries(library.slots)
    // What a ticket has a field for stands there.
    .filter(([slot]) => !others.some(({ target: [field] }) => field === slot))
    .map(([slot, { label, was }]) => ({
      target: ['reader', slot],
      title: label,
      names: [
        slot,
        label,
        ...was,
        ...calledBy(library, slot),
        ...(slot === nameSlot.slot ? nameSlot.names : []),
      ],
      takes: 'text',
      isPrinted: true,
      values: [],
    }));

/** All that the columns of a roster for this content may be: slots, choices, and what a ticket says. */
export const rosterFields = (library: Library, editions: readonly NamedValue[]): readonly RosterField[] => {
  const fields = ticketFields(library, editions);
  return [...slotFields(library, fields), ...axisFields(library), ...fields];
};

/** A column of files beside the roster. */
const fileColumn = (field: string, title: string, names: readonly string[]): RosterField => ({
  target: [field],
  title,
  names,
  takes: 'text',
  isPrinted: false,
  values: [],
});

/** Columns that name a ticket or a packet of a row's own, where whoever calls core reads such files: a packet is laid over a ticket, and what cells say over both. */
export const fileColumns: readonly RosterField[] = [
  fileColumn('ticket', 'a ticket of its own', ['ticket', 'job ticket', 'job']),
  fileColumn('packet', 'a packet of its own', ['packet', 'packet file', 'appointments']),
];
