import { noAxes, noChoices } from '../author/axes.ts';
import { pick } from '../author/resolve.ts';
import { readYaml } from '../author/yaml.ts';
import { reportIssue } from '../blocks/block.ts';
import type { Place, Report } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';

import { fields, listOf, number, type Output, oneOrMore, optional, otherwise, type Path, text } from '../schema/vocabulary.ts';

const words = () => otherwise(listOf(text(), 0, 5000), []);

const phraseSchema = fields({ find: oneOrMore(text(), 1), why: text(), instead: optional(text()) });

/** What a content folder asks of its own texts: limits, terms, phrases. */
const rulesSchema = fields({
  /** The axis by whose options figures are told apart. */
  axis: text(),
  /** Flesch-Kincaid grades, words a sentence (at most; in the mean), passive sentences in a hundred. */
  reading: fields({
    instructions: number(0, 20),
    explanations: number(0, 20),
    sentence: number(1, 200),
    mean: number(1, 200),
    passive: number(0, 100),
  }),
  /** Terms that the content explains: they do not make a text harder. */
  glossed: words(),
  /** Participles that tell a state, as in “are tired”: no passive. */
  states: words(),
  /** Names and terms that no dictionary has. */
  spelling: otherwise(fields({ words: words() }), { words: [] }),
  /** How far the wordings for two options must lie apart, 0 (the same) to 1 (no three words alike). */
  distance: otherwise(fields({ least: number(0, 1) }), { least: 0 }),
  require: optional(
    fields({
      /** The option that stands for the whole exercise; only its blocks are looked at. */
      in: optional(text()),
      blocks: otherwise(listOf(text()), []),
      /** The id of the page to which an exercise behind the gate leads, if it does not say when to stop itself. */
      gated: optional(text()),
    }),
  ),
  phrases: otherwise(listOf(phraseSchema), []),
});

export interface Rules extends Output<typeof rulesSchema> {
  readonly placeOf: (path: Path) => Place | undefined;
}

/** Reads `review.yaml`; undefined when there is none, or when it cannot be read, as reported. */
export const readRules = (source: SourceFile | undefined, report: Report): Rules | undefined => {
  const written = source && readYaml(source, report);
  if (!written) return undefined;
  const { value, placeOf } = pick(written, noAxes, noChoices, report);
  const checked = check(rulesSchema, value);
  if (checked.ok) return { ...checked.value, placeOf };
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'review', issue);
  return undefined;
};
