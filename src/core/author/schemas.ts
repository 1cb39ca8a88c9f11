import {
  anything,
  boolean,
  date,
  id,
  integer,
  listOf,
  mapOf,
  name,
  object,
  oneOf,
  oneOrMore,
  optional,
  parsedList,
  prose,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

// What each file of content declares. Blocks are read apart, by the rooms that know them.

const blocks = () => parsedList<unknown>('must be a list of blocks');

export const exerciseSchema = object({
  id: id(),
  title: prose(),
  module: id(),
  forms: optional(oneOrMore(name())),
  minutes: integer(1, 240),
  dose: integer(1, 5),
  purpose: prose(),
  when: prose(),
  skip: prose(),
  gate: withDefault(boolean(), false),
  layout: withDefault(name(), 'exercise'),
  /** The side of the leaf on which it begins, so that what is to be compared stands on facing pages. */
  starts: withDefault(oneOf('recto', 'verso', 'any'), 'any'),
  blocks: blocks(),
  closing: prose(),
  summary: prose(),
  clinician: prose(),
  evidence: listOf(name(), 1),
  provenance: prose(),
});

export const pageSchema = object({
  id: id(),
  title: prose(),
  layout: withDefault(name(), 'page'),
  forms: optional(oneOrMore(name())),
  contents: withDefault(boolean(), true),
  blocks: withDefault(blocks(), []),
});

/** What the file of an exercise or of a page declares. */
export const schemaOf = (what: 'exercise' | 'page') => (what === 'exercise' ? exerciseSchema : pageSchema);

/** Layouts that step in for others. */
const layouts = () => withDefault(mapOf(name()), {});

/** In place of a list of sections: every exercise there is. */
export const everyExercise = 'all';

const part = object({ id: id(), opening: optional(id()), sections: oneOrMore(id()) });

export const bookSchema = object({
  title: prose(),
  subtitle: prose(),
  author: name(),
  language: oneOf('en-US', 'en-GB'),
  /** Dates the edition; the date printed and stored when the ticket gives none. */
  date: date(),
  edition: text(),
  front: listOf(id()),
  parts: listOf(part, 1),
  back: listOf(id()),
  /** At the foot of every page, in one line. */
  footer: optional(text()),
  /** Fills a page that would be left empty before a recto. */
  filler: optional(id()),
  /** How to fold a booklet: printed on a sheet of its own, behind an edition that is imposed. */
  folding: optional(id()),
  /** What no copy may be without: safety, above all. */
  required: withDefault(listOf(id()), []),
  /** The axis along which layouts see an exercise in every option at once, as a guide for practitioners does. */
  across: optional(name()),
  layouts: layouts(),
});

const option = object({ title: text(), theme: withDefault(mapOf(anything()), {}), layouts: layouts() });
export const choicesSchema = mapOf(mapOf(option));

export const wordsSchema = mapOf(mapOf(text()));

export const slotsSchema = mapOf(object({ label: text(), otherwise: text() }));

export const referencesSchema = mapOf(object({ text: prose(), note: prose() }));

export const helplinesSchema = listOf(
  object({
    country: text(),
    name: prose(),
    emergency: optional(text()),
    note: optional(prose()),
    lines: withDefault(
      listOf(
        object({
          name: prose(),
          contact: prose(),
          for: optional(prose()),
          hours: optional(prose()),
          cost: optional(prose()),
          source_url: optional(text()),
          /** The date that the source bears. */
          source_dated: optional(date()),
          /** The day on which somebody read the source; until the line itself is checked, its age counts from here. */
          read_on: optional(date()),
          /** The day on which somebody checked the line. */
          verified_on: optional(date()),
          confidence: optional(text()),
        }),
      ),
      [],
    ),
  }),
);
