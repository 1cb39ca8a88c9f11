import { resolve } from 'node:path';
import { type AnswerOrigins, type Answers, error, promptOf, writeYaml } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { readBounded } from '../node/bounded.ts';
import { matchingFiles } from '../node/matching-files.ts';
import { readApart } from '../node/pdf-apart.ts';
import type { PdfField } from '../node/pdf-fields.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { Format } from './flags.ts';
import { isFields, readPrivate } from './private-file.ts';
import type { Run } from './run.ts';

// What a reader has written is theirs: it is shown where it was asked for, and nowhere else. No message quotes it.

/** The fields of a form; undefined when they cannot be read, as reported. */
const fieldsIn = async (path: string, run: Run): Promise<readonly PdfField[] | undefined> => {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path);
  } catch (problem) {
    run.report(systemError(problem, `\`${shown(path)}\` cannot be read`, 'check the path'));
    return undefined;
  }
  const read = await readApart(bytes);
  if ('fields' in read) return read.fields;
  const hint = 'it must be a whole PDF file, saved without a password';
  run.report(
    error('cli/not-a-pdf', `\`${shown(path)}\` cannot be read as a PDF${read.why}`, undefined, hint),
  );
  return undefined;
};

const given = (fields: readonly PdfField[]): readonly (PdfField & { readonly value: string | true })[] =>
  fields.flatMap(({ value, ...field }) => (value === undefined ? [] : [{ ...field, value }]));

/** The section of a name, and the rest of it. */
const divided = (name: string): readonly [section: string, rest: string] => {
  const at = name.indexOf('.');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
};

type Section = ReadonlyMap<string, PdfField & { readonly value: string | true }>;

const bySection = (fields: readonly PdfField[]): ReadonlyMap<string, Section> => {
  const sections = new Map<string, Map<string, PdfField & { readonly value: string | true }>>();
  for (const field of given(fields)) {
    const [section, rest] = divided(field.name);
    sections.set(section, (sections.get(section) ?? new Map()).set(rest, field));
  }
  return sections;
};

/** A map of sections, each a map of answers by name: as `--answers` reads them again. */
const asData = (fields: readonly PdfField[]) =>
  Object.fromEntries(
    [...bySection(fields)].map(([section, answers]) => [
      section,
      Object.fromEntries([...answers].map(([name, { value }]) => [name, value])),
    ]),
  );

/** Words that stay what they are in Markdown. */
const literal = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+\.)(?=\s)/gm, '$1\\$2');

const titled = (section: string): string =>
  section.charAt(0).toUpperCase() + section.slice(1).replaceAll('-', ' ');

const asMarkdown = (fields: readonly PdfField[]): string =>
  [...bySection(fields)]
    .map(([section, answers]) => {
      const entries = [...answers.values()].map(({ says, value }) =>
        value === true
          ? `- [x] ${literal(says)}`
          : `**${literal(says)}**\n\n${literal(value).replaceAll('\n', '  \n')}`,
      );
      return `## ${titled(section)}\n\n${entries.join('\n\n')}\n`;
    })
    .join('\n');

/** The answers of one copy; undefined when there are none to read, as reported. */
const copyIn = async (file: string, run: Run): Promise<readonly PdfField[] | undefined> => {
  const fields = await fieldsIn(resolve(file), run);
  if (fields?.length !== 0) return fields;
  const hint = 'answers are kept in the edition `fillable`';
  run.report(error('cli/no-fields', `\`${shown(resolve(file))}\` has no fields`, undefined, hint));
  return undefined;
};

/** `octavo answers FILE ...`: of one file its answers, of several the answers of each, by its name. */
export const answers = async (named: readonly string[], format: Format, run: Run): Promise<number> => {
  const files = matchingFiles(named);
  const copies: (readonly [file: string, fields: readonly PdfField[]])[] = [];
  for (const file of files) {
    const fields = await copyIn(file, run);
    if (fields) copies.push([shown(resolve(file)), fields]);
  }
  const [first] = copies;
  if (!first) return run.end({});
  const isOne = files.length === 1;
  const data = isOne
    ? asData(first[1])
    : Object.fromEntries(copies.map(([file, one]) => [file, asData(one)]));
  if (format === 'markdown')
    for (const [file, fields] of copies)
      run.say(`${isOne ? '' : `# ${literal(file)}\n\n`}${asMarkdown(fields).trimEnd()}${isOne ? '' : '\n'}`);
  else run.say(format === 'json' ? JSON.stringify(data, null, 2) : writeYaml(data).trimEnd());
  return run.end({ answers: data });
};

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

/** The answers of an earlier copy: a filled PDF, or what `octavo answers` wrote. Undefined when they cannot be read, as reported. */
export const readAnswers = async (file: string, run: Run): Promise<ReadAnswers | undefined> => {
  const path = resolve(file);
  if (!/\.pdf$/i.test(path)) return answersIn(path, run);
  const fields = await fieldsIn(path, run);
  return (
    fields && {
      answers: new Map(given(fields).map(({ name, value }) => [name, value])),
      // The names that a form gives its fields are our own; those in a file of answers were typed.
      origins: new Map(fields.map(({ name }) => [name, { says: promptOf(name) }])),
    }
  );
};
