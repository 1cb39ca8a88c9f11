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

/** What every entry declares. */
const entryFields = {
  id: id(),
  /** Its earlier ids: tickets and answers that name it by one find it still. */
  was: withDefault(oneOrMore(id()), []),
  title: prose(),
  /** The icon of the theme that stands beside its title. */
  icon: optional(name()),
  /** An entry is an exercise unless it is a `page`. */
  kind: optional(oneOf('exercise', 'page')),
  /** What it is or holds that somebody may want to leave out: a letter, a body map. Blocks may say it, too. */
  tags: withDefault(oneOrMore(id()), []),
  /** The options that it is for; otherwise all. */
  only: optional(oneOrMore(name())),
};

/** What a title may declare of an exercise beside its blocks. Which of it every exercise must have is set by its `review.yaml`. */
export const exerciseSchema = object({
  ...entryFields,
  module: optional(id()),
  minutes: optional(integer(1, 240)),
  dose: optional(integer(1, 5)),
  purpose: optional(prose()),
  when: optional(prose()),
  skip: optional(prose()),
  gate: withDefault(boolean(), false),
  layout: withDefault(name(), 'exercise'),
  /** The side of the leaf on which it begins, so that what is to be compared is on facing pages. */
  starts: optional(oneOf('recto', 'verso', 'facing', 'any')),
  blocks: blocks(),
  closing: optional(prose()),
  summary: optional(prose()),
  clinician: optional(prose()),
  evidence: optional(listOf(name(), 1)),
  provenance: optional(prose()),
});

export const pageSchema = object({
  ...entryFields,
  layout: withDefault(name(), 'page'),
  contents: withDefault(boolean(), true),
  blocks: withDefault(blocks(), []),
});

/** What the file of an exercise or of a page declares. */
export const schemaOf = (what: 'exercise' | 'page') => (what === 'exercise' ? exerciseSchema : pageSchema);

/** Layouts in place of others. */
const layouts = () => withDefault(mapOf(name()), {});

/** In place of a list of sections: every exercise there is. */
export const everyExercise = 'all';

const part = () => object({ id: id(), opening: optional(id()), sections: oneOrMore(id()) });

export const bookSchema = object({
  title: prose(),
  subtitle: optional(prose()),
  author: name(),
  /** The line below the title on the cover, where the subtitle says more than the outside should; what stands on its back; whom it is for. */
  tagline: optional(prose()),
  blurb: withDefault(listOf(prose()), []),
  audience: optional(prose()),
  /** Who has reviewed the content, as printed, when the ticket names nobody. */
  reviewer: optional(text()),
  /** The entries that are the outside of the book: a print plant prints them on its cover, and they are no pages of the inside. */
  outside: optional(object({ front: id(), back: optional(id()) })),
  language: oneOf('en-US', 'en-GB'),
  /** Dates the edition; the date printed and stored when the ticket gives none. */
  date: date(),
  /** What this edition of the text is called, as printed: `First edition`. */
  edition: optional(text()),
  /** Its sections are sheets on their own, handed out one by one: they bear the head of the house, and margins that are alike. */
  loose: withDefault(boolean(), false),
  /** The theme it is set in when the ticket names none. */
  theme: optional(name()),
  front: withDefault(listOf(id()), []),
  /** Made for packets: the page that opens its first part opens each appointment. */
  appointments: withDefault(boolean(), false),
  /** Without any, all exercises are in one part. */
  parts: withDefault(listOf(part(), 1), [{ id: everyExercise, sections: [everyExercise] }]),
  back: withDefault(listOf(id()), []),
  /** At the foot of every page, in one line; and whose pages do not bear it, as it would send readers away from them. */
  footer: optional(text()),
  without_footer: withDefault(listOf(id()), []),
  /** Fill pages that would be left empty before a recto, each in its turn. */
  filler: withDefault(oneOrMore(id()), []),
  /** How to fold a booklet: printed on a sheet of its own, behind an edition that is imposed. */
  folding: optional(id()),
  /** What no copy may be without: safety, above all. */
  required: withDefault(listOf(id()), []),
  /** The axes along which a workbook is made for each option when none is named; of any other, the first is taken. */
  each: withDefault(oneOrMore(name()), []),
  /** The option it takes along an axis when none is named. */
  choices: withDefault(mapOf(name()), {}),
  /** Entries that stand in options of their own, by id and axis; what a ticket names goes before. */
  apart: withDefault(mapOf(mapOf(name())), {}),
  /** The axis along which layouts see an exercise in every option at once, as a guide for practitioners does. */
  across: optional(name()),
  /** Sentences that a reader would say, each with the exercise it leads to: a book of one sheet for the moment. */
  moments: withDefault(listOf(object({ say: prose(), exercise: id() })), []),
  layouts: layouts(),
});

const option = object({
  title: text(),
  /** Laid over the theme. */
  theme: withDefault(mapOf(anything()), {}),
  layouts: layouts(),
  /** The outside of a book so chosen shows nothing of what is inside. */
  plain: withDefault(boolean(), false),
});

export const choicesSchema = mapOf(mapOf(option));

export const wordsSchema = mapOf(mapOf(text()));

export const slotsSchema = mapOf(
  object({
    label: text(),
    otherwise: text(),
    /** Its earlier names, which tickets may still give it by. */
    was: withDefault(oneOrMore(name()), []),
  }),
);

/** What exercises rest on, by id; one without a text cites nothing. */
export const referencesSchema = mapOf(object({ text: optional(prose()), note: optional(prose()) }));

/** Where a number was read, and when. */
const reading = {
  source_url: optional(text()),
  /** Where it was read, as it is printed; absent: the host of `source_url`, with the year of `source_dated`. */
  source: optional(text()),
  /** The date that the source bears. */
  source_dated: optional(date()),
  /** The day on which somebody read the source; until the line itself is checked, its age counts from here. */
  read_on: optional(date()),
};

export const helplinesSchema = listOf(
  object({
    country: text(),
    name: prose(),
    emergency: optional(text()),
    emergency_read: optional(object(reading)),
    note: optional(prose()),
    /** What is printed in a slot, by its name, for whoever names this country; of several entries the first one's. */
    slots: withDefault(mapOf(text()), {}),
    lines: withDefault(
      listOf(
        object({
          name: prose(),
          contact: prose(),
          for: optional(prose()),
          hours: optional(prose()),
          /** A line that stands above already, for another need: a page with every line leaves it out. */
          again: withDefault(boolean(), false),
          cost: optional(prose()),
          ...reading,
          /** The day on which somebody checked the line. */
          verified_on: optional(date()),
          confidence: optional(text()),
        }),
      ),
      [],
    ),
  }),
);
