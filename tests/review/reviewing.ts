import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { type Diagnostic, openProject } from '../../src/core/index.ts';
import { type Review, review } from '../../src/core/review/review.ts';
import { openSpeller, type Speller } from '../../src/core/review/spelling.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { type Overrides, root, smallFiles } from '../support/folder.ts';

/** Rules that nothing breaks, to lay others over: small content is short and plain. */
const rules: Readonly<Record<string, string>> = {
  axis: 'form',
  reading: '{ instructions: 20, explanations: 20, sentence: 200, mean: 200, passive: 100 }',
};

/** A `review.yaml` of these rules and those given. */
export const rulesWith = (own: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ ...rules, ...own })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/** An exercise of the small content with fields of one's own, each written as YAML on one line. */
export const task = (own: Readonly<Record<string, string>>): string => {
  const fields: Readonly<Record<string, string>> = {
    id: 'task',
    title: 'Task',
    module: 'one',
    minutes: '8',
    dose: '2',
    purpose: 'What it is for.',
    when: 'Once.',
    skip: 'Not today.',
    blocks: '[]',
    closing: 'Enough for today.',
    summary: 'One line.',
    clinician: 'A rationale.',
    evidence: '[practice-wisdom]',
    provenance: 'Written for tests.',
    ...own,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
};

export interface Reviewed {
  readonly review: Review | undefined;
  readonly found: readonly Diagnostic[];
  /** Codes with the words of the file that they point at. */
  readonly told: readonly string[];
}

/** Reviews the small content with changes laid over it. */
export const reviewOf = (overrides: Overrides, speller?: Speller, language = 'en-US'): Reviewed => {
  const sources = sourcesOf(smallFiles(overrides));
  const found: Diagnostic[] = [];
  // The fixed words are not small content's own but those that come with Octavo.
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.place?.file !== 'content/words.yaml') found.push(diagnostic);
  };
  const project = openProject(sources, report);
  const desk = { kinds, content: sources.content, language, ...(speller ? { speller } : {}) };
  const reviewed = project && review(project.library, desk, report);
  const texts = new Map([...sources.content.values()].map(({ file, text }) => [file, text]));
  const told = found.map(
    ({ code, place }) => `${code}: ${texts.get(place?.file ?? '')?.slice(place?.start, place?.end)}`,
  );
  return { review: reviewed, found, told };
};

const dictionary = (name: string, ending: string): string =>
  readFileSync(join(root, 'node_modules', name, `index.${ending}`), 'utf8');

/** The dictionary of a language, as the command line reads it. */
export const spellerOf = (language: 'en-US' | 'en-GB'): Speller => {
  const name = language === 'en-US' ? 'dictionary-en' : 'dictionary-en-gb';
  return openSpeller(language, { affixes: dictionary(name, 'aff'), words: dictionary(name, 'dic') });
};
