import {
  check,
  date,
  fields,
  type Misfit,
  mapOf,
  matching,
  type Output,
  oneOf,
  oneOrMore,
  optional,
  otherwise,
  text,
} from './schema.ts';

/** The job: what is made, for whom, and out of what. As a YAML file or as flags; one declaration serves both. */
export const ticketSchema = fields({
  /** The option of each axis; several, and a workbook is made for each. */
  form: optional(oneOrMore(text(), 1)),
  pace: optional(text()),
  context: optional(text()),
  length: optional(text()),
  /** What is made of the content, by name; otherwise its first book. */
  book: optional(text()),
  /** The reader's own words, by slot. */
  reader: otherwise(mapOf(text()), {}),
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
  only: otherwise(oneOrMore(text()), []),
  without: otherwise(oneOrMore(text()), []),
  edition: optional(oneOrMore(text(), 1)),
  language: optional(oneOf('en-US', 'en-GB')),
  /** Printed and stored as the date of making; otherwise the content's own. */
  date: optional(date()),
  theme: optional(text()),
  content: optional(text()),
  templates: optional(text()),
  fonts: optional(text()),
  out: optional(matching(/\S/, 'must name a folder')),
});

export type Ticket = Output<typeof ticketSchema>;

export const readTicket = (written: unknown): { ticket: Ticket } | { misfits: readonly Misfit[] } => {
  const checked = check(ticketSchema, written);
  return checked.ok ? { ticket: checked.value } : { misfits: checked.misfits };
};
