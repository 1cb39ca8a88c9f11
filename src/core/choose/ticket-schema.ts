import { countryLetters } from '../model/countries.ts';
import { dayNamed } from '../model/read-date.ts';
import {
  anyOf,
  boolean,
  formed,
  integer,
  isbn,
  listOf,
  mapOf,
  matching,
  meaning,
  multipleOfFour,
  object,
  oneOf,
  oneOrMore,
  optional,
  refined,
  text,
  withDefault,
} from '../schema/vocabulary.ts';
import { eachShorthand } from './shorthands.ts';

// What a ticket may say.

/** The options of one axis: a workbook is made for each. */
const options = () => oneOrMore(text(), 1);

/** One schema for all: each takes the options of its axis. */
export const shorthandFields = eachShorthand(optional(options()));

/** Where whoever calls core reads and writes: core itself touches no file. */
const fileFields = {
  content: optional(text()),
  templates: optional(text()),
  fonts: optional(text()),
  /** The practice or author whose book it is: a file of its own. */
  brand: optional(matching(/\S/, 'must name a file')),
  /** What stands in the fields of an edition to be filled in: a filled copy, or a file of answers. */
  answers: optional(matching(/\S/, 'must name a file')),
  out: optional(matching(/^(?!-$).*\S/s, 'must name a folder: `./-` is one called `-`')),
  /** Stands in the file's name, and tells copies apart. */
  ref: optional(
    formed(
      /^(?!.{41})[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
      'must be a mark of letters, digits and dashes, 40 at most; no name',
    ),
  ),
  /** Takes the place of a file of that name, whatever it holds. */
  replace: withDefault(boolean(), false),
};

/** For one client. */
const clientFields = {
  /** Exercises or pages that stand before all exercises, by id: something to steady oneself with. */
  add: withDefault(oneOrMore(text()), []),
  /** The most that an exercise may ask, in the content's own degrees and in minutes: one that asks more stands in an option that asks less, or is left out. */
  max_dose: optional(integer(1, 5)),
  max_minutes: optional(integer(1, 240)),
  /** A help line of the place, printed with those of the country: its name, number and hours. */
  local_line: optional(text()),
  local_number: optional(text()),
  local_hours: optional(text()),
  /** Lets a practitioner leave out what no copy may be without. */
  practitioner_override: withDefault(boolean(), false),
};

/** How it looks. */
const lookFields = {
  theme: optional(text()),
  /** Millimeters from one writing line to the next. */
  pitch: optional(oneOf('7.1', '8', '9', '12')),
  /** `single`: for printing on one side of the paper, the binding edge on the left of every page. */
  sides: optional(oneOf('mirrored', 'single')),
  /** The hand that writes: `left` puts labels to the right of the room to write, tick or draw. */
  hand: optional(oneOf('right', 'left')),
  /** Colored paper to print on, by its name in the theme. */
  stock: optional(text()),
  /** In place of the theme's own accent. */
  accent: optional(matching(/^#[0-9a-fA-F]{6}$/, 'must be a color like `#1d5c6b`')),
};

/** A day, written in any way that can be read in one way alone. */
const day = () => meaning(dayNamed, 'must be a date like `2026-11-22`');

/** An exercise by its id; with options that it alone stands in, as `{id: small-ask, length: short}`. */
const exercise = () =>
  anyOf(
    'must be the id of an exercise, or `{id: small-ask, length: short}`',
    text(),
    refined(mapOf(text()), (fields) => fields.id !== undefined, 'must have an `id`'),
  );

/** Of a packet: what is done from one appointment on to the next. */
const appointmentSchema = object({
  /** When it is: a day, or in words. */
  date: optional(text()),
  exercises: oneOrMore(exercise(), 1),
  /** A word for the reader, and what they are asked to bring back. */
  note: optional(text()),
  bring: withDefault(oneOrMore(text()), []),
});

/** The job: what is made, for whom, and out of what. As a YAML file or as flags; one declaration serves both. */
export const ticketSchema = object({
  /** What is chosen along each axis of the content, by the axis. */
  choices: withDefault(mapOf(options()), {}),
  ...shorthandFields,
  /** What is made of the content, by name; otherwise its first book. */
  book: optional(text()),
  /** The reader's own words, by slot. */
  reader: withDefault(mapOf(text()), {}),
  practitioner: optional(text()),
  /** The clinician who has reviewed the content, as printed; without one, it says that none has. */
  reviewer: optional(text()),
  /** Whose help lines are printed, as two letters (ISO 3166-1), or by its name; without one, those of all countries. */
  country: optional(
    meaning(countryLetters, 'must be a country: its name in English, or its two letters, for example `GB`'),
  ),
  /** `any`: prints help lines however long ago they were checked. */
  helplines: optional(oneOf('checked', 'any')),
  dedication: optional(text()),
  /** On a loose sheet: when the reader comes again, and a word for them. */
  appointment: optional(text()),
  note: optional(text()),
  /** On a loose sheet, where a name, a date or a word is not given: `lines` to write on, or nothing. */
  blanks: optional(oneOf('lines', 'none')),
  /** First day of trackers and plans. */
  start: optional(day()),
  /** Parts, exercises and pages to make, or to leave out, by id. */
  only: withDefault(oneOrMore(text()), []),
  without: withDefault(oneOrMore(text()), []),
  ...clientFields,
  /** Makes a packet, in a book that is for packets. */
  appointments: optional(listOf(appointmentSchema, 1, 60)),
  /** Of a packet: a file for each appointment, in place of one for all. */
  separate: withDefault(boolean(), false),
  edition: optional(oneOrMore(text(), 1)),
  /** The paper a bound book is printed on, which makes its spine; otherwise the vendor's usual one. */
  paper: optional(text()),
  /** Of a book to be bound: its number, for the barcode on the back. */
  isbn: optional(isbn()),
  /** Of a sample: the pages to show, as printed, `1-4` or `20`. */
  pages: optional(oneOrMore(text(), 1)),
  /** Of a booklet: no more pages than this are folded together; 0: all of them. Otherwise as the edition says. */
  signature: optional(multipleOfFour(400)),
  language: optional(oneOf('en-US', 'en-GB')),
  /** Printed and stored as the date of making; otherwise the content's own. */
  date: optional(day()),
  ...lookFields,
  ...fileFields,
});
