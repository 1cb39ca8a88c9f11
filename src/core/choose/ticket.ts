import { check, type Issue } from '../schema/check.ts';

import {
  date,
  type Infer,
  mapOf,
  matching,
  multipleOfFour,
  object,
  oneOf,
  oneOrMore,
  optional,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

/** The job: what is made, for whom, and out of what. As a YAML file or as flags; one declaration serves both. */
export const ticketSchema = object({
  /** The option of each axis; several, and a workbook is made for each. */
  form: optional(oneOrMore(text(), 1)),
  pace: optional(text()),
  context: optional(text()),
  length: optional(text()),
  cover: optional(text()),
  setup: optional(text()),
  /** What is made of the content, by name; otherwise its first book. */
  book: optional(text()),
  /** The reader's own words, by slot. */
  reader: withDefault(mapOf(text()), {}),
  practitioner: optional(text()),
  /** The clinician who has reviewed the content, as printed; without one, it says that none has. */
  reviewer: optional(text()),
  /** Whose help lines are printed, as two letters (ISO 3166-1); without one, those of all countries. */
  country: optional(matching(/^[A-Za-z]{2}$/, 'must be the two letters of a country, for example `GB`')),
  /** `any`: prints help lines however long ago they were checked. */
  helplines: optional(oneOf('checked', 'any')),
  dedication: optional(text()),
  /** First day of trackers and plans. */
  start: optional(date()),
  /** Parts, exercises and pages to make, or to leave out, by id. */
  only: withDefault(oneOrMore(text()), []),
  without: withDefault(oneOrMore(text()), []),
  edition: optional(oneOrMore(text(), 1)),
  /** The paper a bound book is printed on, which makes its spine: `white`, `cream` ...; otherwise the vendor's usual one. */
  paper: optional(text()),
  /** Of a sample: the pages to show, as printed, `1-4` or `20`. */
  pages: optional(oneOrMore(text(), 1)),
  /** Of a booklet: no more pages than this are folded together; 0: all of them. Otherwise as the edition says. */
  signature: optional(multipleOfFour(400)),
  language: optional(oneOf('en-US', 'en-GB')),
  /** Printed and stored as the date of making; otherwise the content's own. */
  date: optional(date()),
  theme: optional(text()),
  /** Millimetres from one writing line to the next. */
  pitch: optional(oneOf('7.1', '8', '9', '12')),
  /** `single`: for printing on one side of the paper, the binding edge on the left of every page. */
  sides: optional(oneOf('mirrored', 'single')),
  /** The hand that writes: `left` puts labels to the right of the room to write, tick or draw. */
  hand: optional(oneOf('right', 'left')),
  /** Colored paper to print on, by its name in the theme: `cream`, `pink` ... */
  stock: optional(text()),
  /** In place of the form’s own color. */
  accent: optional(matching(/^#[0-9a-fA-F]{6}$/, 'must be a color like `#1d5c6b`')),
  content: optional(text()),
  templates: optional(text()),
  fonts: optional(text()),
  /** What stands in the fields of an edition to be filled in: a filled copy, or a file of answers. */
  answers: optional(matching(/\S/, 'must name a file')),
  out: optional(matching(/\S/, 'must name a folder')),
});

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Ticket = Infer<typeof ticketSchema>;

/** Nothing, or a list of nothing: `goal:`, `only: [~]`. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length > 0 && value.every(isEmpty));

/** A line left empty gives nothing. Below `reader` its name stays, as there must be a slot of that name. */
const withoutEmpty = (written: unknown): unknown => {
  if (!isTree(written)) return written;
  const { reader, ...others } = written;
  const given = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, isEmpty(value) ? undefined : value]),
  );
  if (!isTree(reader)) return isEmpty(reader) ? given : { ...given, reader };
  const said = Object.entries(reader).map(([name, value]) => [name, isEmpty(value) ? '' : value]);
  return { ...given, reader: Object.fromEntries(said) };
};

export const readTicket = (written: unknown): { ticket: Ticket } | { issues: readonly Issue[] } => {
  const checked = check(ticketSchema, withoutEmpty(written));
  return checked.ok ? { ticket: checked.value } : { issues: checked.issues };
};
