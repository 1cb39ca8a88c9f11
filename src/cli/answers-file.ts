import { basename, resolve } from 'node:path';
import {
  type AnswerOrigins,
  type Answers,
  answeredIn,
  error,
  promptOf,
  warnOfOtherCopy,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { readFilledCopy, tellNoFields } from './filled-copy.ts';
import { isFields, readPrivate } from './private-file.ts';
import type { Run } from './run.ts';

// What a reader has written is theirs: no message quotes it.

type Steps = readonly string[];

/** Answers by name, out of maps within maps. What is no answer is told by its place. */
const flat = (
  value: unknown,
  steps: Steps,
  wrong: (steps: Steps) => void,
): readonly { readonly steps: Steps; readonly value: string | boolean }[] => {
  if (isFields(value))
    return Object.entries(value).flatMap(([key, inner]) => flat(inner, [...steps, key], wrong));
  if (typeof value === 'string' || typeof value === 'boolean') return [{ steps, value }];
  if (typeof value === 'number') return [{ steps, value: String(value) }];
  if (value !== null && value !== undefined) wrong(steps);
  return [];
};

const answersFile = {
  name: 'answers',
  code: 'cli/no-answers',
  mustBe: 'answers must be a map, from names to words',
  hint: '`octavo answers FILE` writes them out of a filled copy',
};

/** Answers, and where each comes from. */
export interface ReadAnswers {
  readonly answers: Answers;
  readonly origins: AnswerOrigins;
}

const answersIn = (path: string, run: Run): ReadAnswers | undefined => {
  const read = readPrivate(path, answersFile, run);
  if (!read) return undefined;
  const wrong = (steps: Steps): void =>
    run.report(
      error('cli/no-answer', 'an answer must be words, or `true` for what is ticked', read.placeOf(steps)),
    );
  const found = flat(read.fields, [], wrong);
  return {
    answers: new Map(found.map(({ steps, value }) => [steps.join('.'), value])),
    origins: new Map(found.map(({ steps }) => [steps.join('.'), defined({ place: read.placeOf(steps) })])),
  };
};

/**
 * The answers of an earlier copy: a filled PDF, or what `octavo answers` wrote. Undefined when they cannot be read, as reported. `ref`:
 * the mark of the copy that they are for.
 */
export const readAnswers = async (file: string, run: Run, ref?: string): Promise<ReadAnswers | undefined> => {
  const path = resolve(file);
  if (ref !== undefined) warnOfOtherCopy(basename(path), ref, run.report);
  if (!/\.pdf$/i.test(path)) return answersIn(path, run);
  const fields = await readFilledCopy(path, run);
  if (fields?.length === 0) tellNoFields(path, error, run);
  if (!fields || fields.length === 0) return undefined;
  return {
    answers: new Map(answeredIn(fields).map(({ name, value }) => [name, value])),
    // The names that a form gives its fields are our own; those in a file of answers were typed.
    origins: new Map(fields.map(({ name }) => [name, { says: promptOf(name) }])),
  };
};
