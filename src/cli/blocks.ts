import {
  called,
  type DescribedField,
  type DescribedKind,
  type DescribedValue,
  describeKind,
  error,
  kinds,
  suggest,
} from '../core/index.ts';
import { alignColumns } from './align-columns.ts';
import type { Run } from './run.ts';

type Row = readonly string[];

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What stands there when nothing is given; nothing is said of what is empty. */
const usual = (value: unknown): string => {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return value === undefined || isEmpty ? '' : `otherwise ${String(value)}`;
};

const isMap = ({ fields }: DescribedValue): boolean => fields !== undefined;

/** Rows of the fields below a value; where it may be one map or another, with a word between them. */
const rowsBelow = (value: DescribedValue, depth: number): readonly Row[] => {
  const { each, either = [], fields = [], rules = [] } = value;
  const ofEach = each ? rowsBelow(each, depth) : [];
  const isSeveral = either.filter(isMap).length > 1;
  const ofEither = either.flatMap((one, index) => [
    ...(isSeveral && index > 0 ? [[`${'  '.repeat(depth)}or`, '', '']] : []),
    ...rowsBelow(one, depth),
  ]);
  const ofRules = depth > 1 ? rules.map((rule) => [`${'  '.repeat(depth)}(${rule})`, '', '']) : [];
  return [...fields.flatMap((field) => rowsOf(field, depth)), ...ofRules, ...ofEach, ...ofEither];
};

const rowsOf = (field: DescribedField, depth: number): readonly Row[] => [
  [`${'  '.repeat(depth)}${field.name}`, field.takes, field.required ? 'required' : usual(field.default)],
  ...rowsBelow(field, depth + 1),
];

/** What is to be known beside the fields, a line each. */
const notesOf = ({ name, main, children, anchor, words, rules }: DescribedKind): readonly string[] => [
  ...(main === undefined ? [] : [`A bare value stands for \`${main}\`: \`- ${name}: ...\``]),
  ...(children.length > 0 ? [`Holds blocks: ${quoted(children)}`] : []),
  ...(anchor === undefined ? [] : [`Links lead to it by its \`${anchor}\`: \`[words](#that-id)\``]),
  ...(words.length > 0 ? [`Prints these words of \`${name}\` in words.yaml: ${quoted(words)}`] : []),
  ...rules.map((rule) => `Rule: ${rule}`),
];

const linesOf = (kind: DescribedKind, specimen: string | undefined): readonly string[] => [
  `${kind.name}: ${kind.about}`,
  '',
  ...alignColumns(kind.fields.flatMap((field) => rowsOf(field, 1))),
  '',
  ...notesOf(kind),
  '`text` may hold **strong** and *emphasized* words, gaps (____) and links; `plain text` is printed as it is.',
  ...(specimen === undefined ? [] : ['', 'For example:', '', ...specimen.trimEnd().split('\n')]),
];

/** `octavo blocks`: what exercises are made of. */
export const listBlocks = (run: Run): number => {
  const blocks = [...kinds.values()]
    .map(({ name, about }) => ({ name, about }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  for (const line of alignColumns(blocks.map(({ name, about }) => [name, about]))) run.say(line);
  run.say('`octavo blocks KIND` shows one, with its fields and an example.');
  return run.end({ blocks });
};

/** `octavo blocks KIND`; `specimenOf` gives an example of a kind, in YAML. */
export const showBlock = (
  name: string,
  run: Run,
  specimenOf: (kind: string) => string | undefined,
): number => {
  const kind = kinds.get(name);
  if (!kind) {
    const hint = suggest(name, kinds.keys()) ?? '`octavo blocks` lists them all';
    run.report(
      error('cli/unknown-block', `there is no kind of block ${called(name, kinds.keys())}`, undefined, hint),
    );
    return run.end({});
  }
  const described = describeKind(kind);
  const specimen = specimenOf(name);
  for (const line of linesOf(described, specimen)) run.say(line);
  return run.end({ block: { ...described, ...(specimen === undefined ? {} : { specimen }) } });
};
