import {
  date,
  fields,
  flag,
  id,
  listOf,
  mapOf,
  name,
  oneOf,
  oneOrMore,
  optional,
  otherwise,
  prose,
  raw,
  readBefore,
  text,
  whole,
} from '../schema/vocabulary.ts';

// What each file of content declares. Blocks are read apart, by the rooms that know them.

const blocks = () => readBefore<unknown>('must be a list of blocks');

export const exerciseSchema = fields({
  id: id(),
  title: prose(),
  module: id(),
  forms: optional(oneOrMore(name())),
  minutes: whole(1, 240),
  dose: whole(1, 5),
  purpose: prose(),
  when: prose(),
  skip: prose(),
  gate: otherwise(flag(), false),
  layout: otherwise(name(), 'exercise'),
  /** The side of the leaf on which it begins, so that what is to be compared stands on facing pages. */
  starts: otherwise(oneOf('recto', 'verso', 'any'), 'any'),
  blocks: blocks(),
  closing: prose(),
  summary: prose(),
  clinician: prose(),
  evidence: listOf(name(), 1),
  provenance: prose(),
});

export const pageSchema = fields({
  id: id(),
  title: prose(),
  layout: otherwise(name(), 'page'),
  forms: optional(oneOrMore(name())),
  contents: otherwise(flag(), true),
  blocks: otherwise(blocks(), []),
});

/** What the file of an exercise or of a page declares. */
export const schemaOf = (what: 'exercise' | 'page') => (what === 'exercise' ? exerciseSchema : pageSchema);

/** Layouts that step in for others. */
const layouts = () => otherwise(mapOf(name()), {});

/** In place of a list of sections: every exercise there is. */
export const everyExercise = 'all';

const part = fields({ id: id(), opening: optional(id()), sections: oneOrMore(id()) });

export const bookSchema = fields({
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
  required: otherwise(listOf(id()), []),
  /** The axis along which layouts see an exercise in every option at once, as a guide for practitioners does. */
  across: optional(name()),
  layouts: layouts(),
});

const option = fields({ title: text(), theme: otherwise(mapOf(raw()), {}), layouts: layouts() });
export const choicesSchema = mapOf(mapOf(option));

export const wordsSchema = mapOf(mapOf(text()));

export const slotsSchema = mapOf(fields({ label: text(), otherwise: text() }));

export const referencesSchema = mapOf(fields({ text: prose(), note: prose() }));

export const helplinesSchema = listOf(
  fields({
    country: text(),
    name: prose(),
    emergency: optional(text()),
    note: optional(prose()),
    lines: otherwise(
      listOf(
        fields({
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
