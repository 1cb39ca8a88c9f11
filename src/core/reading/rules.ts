import { noAxes, noChoices } from '../author/axes.ts';
import { resolve } from '../author/resolve.ts';
import { readYaml } from '../author/yaml.ts';
import { reportIssue } from '../blocks/block.ts';
import type { Place, Report } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import {
  type Infer,
  listOf,
  mapOf,
  numeric,
  object,
  oneOrMore,
  optional,
  type Path,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

const words = () => withDefault(listOf(text(), 0, 5000), []);

const phraseSchema = object({
  find: oneOrMore(text(), 1),
  why: text(),
  instead: optional(text()),
  /** How often it may stand in the whole content, for each option of the axis, all of them together. */
  most: withDefault(numeric(0, 1000), 0),
});

/** Terms in their forms, each with the sections that explain it; the first of them that a book holds counts. */
const termsSchema = object({
  /** The books that are read from their first page on; none named: all. */
  in: withDefault(oneOrMore(text()), []),
  words: listOf(object({ find: oneOrMore(text(), 1), at: oneOrMore(text(), 1) }), 0, 200),
});

/** A plan on a page: the exercises that it names are in the book it is about. */
const planSchema = object({
  page: text(),
  /** The id of the heading under which it stands; none: the whole page. */
  under: optional(text()),
  book: text(),
  /** The options of the book that it is about, by axis; none: some option of each. */
  choices: withDefault(mapOf(text()), {}),
});

/** What a content folder requires of its own texts: limits, terms, phrases. */
const rulesSchema = object({
  /** The axis each option of which has figures of its own; none: all options share them. */
  axis: optional(text()),
  /** Flesch-Kincaid grades, words a sentence (at most; in the mean), passive sentences in a hundred. */
  reading: withDefault(
    object({
      instructions: withDefault(numeric(0, 20), 20),
      explanations: withDefault(numeric(0, 20), 20),
      sentence: withDefault(numeric(1, 200), 200),
      mean: withDefault(numeric(1, 200), 200),
      passive: withDefault(numeric(0, 100), 100),
    }),
    { instructions: 20, explanations: 20, sentence: 200, mean: 200, passive: 100 },
  ),
  /** Terms that the content explains: they do not make a text harder. */
  glossed: words(),
  /** Participles that name a state, as in “are tired”: no passive. */
  states: words(),
  /** Names and terms that no dictionary has. */
  spelling: withDefault(object({ words: words() }), { words: [] }),
  /** How far the wordings for two options must lie apart, 0 (the same) to 1 (no three words alike). */
  distance: withDefault(object({ least: numeric(0, 1) }), { least: 0 }),
  require: optional(
    object({
      /** The fields that every exercise has, beside its id, title and blocks. */
      fields: withDefault(listOf(text()), []),
      /** The option in which an exercise is whole; only the blocks of this one are checked. */
      in: optional(text()),
      blocks: withDefault(listOf(text()), []),
      /** The id of the page to which an exercise behind the gate leads, if it has no rule for stopping itself. */
      gated: optional(text()),
      /** The fields of an exercise that name a number, in digits, in every wording. */
      numbers: withDefault(listOf(text()), []),
    }),
  ),
  terms: optional(termsSchema),
  plans: withDefault(listOf(planSchema), []),
  phrases: withDefault(listOf(phraseSchema), []),
});

export interface Rules extends Infer<typeof rulesSchema> {
  readonly placeOf: (path: Path) => Place | undefined;
}

/** Reads `review.yaml`; undefined when there is none, or when it cannot be read, as reported. */
export const readRules = (source: SourceFile | undefined, report: Report): Rules | undefined => {
  const node = source && readYaml(source, report);
  if (!node) return undefined;
  const { value, placeOf } = resolve(node, noAxes, noChoices, report);
  const checked = check(rulesSchema, value);
  if (checked.ok) return { ...checked.value, placeOf };
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'review', issue);
  return undefined;
};
