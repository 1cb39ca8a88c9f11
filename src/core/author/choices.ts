import type { Kind } from '../blocks/block.ts';
import { type Diagnostic, error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { check } from '../schema/check.ts';
import { id } from '../schema/vocabulary.ts';
import { fieldNamesIn } from '../schema/words.ts';
import { type Axes, noAxes } from './axes.ts';
import { otherwiseKey } from './resolve.ts';
import { bookSchema, exerciseSchema, pageSchema } from './schemas.ts';
import { entriesOf, type YamlEntry, type YamlNode } from './yaml-node.ts';

type Kinds = ReadonlyMap<string, Kind>;

const memoAxes = createMemo<Axes>();

/** The axes of the content, and the options of each, in the order in which they are written. */
export const axesOf = (choices: YamlNode | undefined): Axes =>
  choices
    ? memoAxes(
        [choices],
        '',
        () =>
          new Map(entriesOf(choices).map(({ key, value }) => [key, entriesOf(value).map((one) => one.key)])),
      )
    : noAxes;

const memoReserved = createMemo<ReadonlySet<string>>();

/** Names that keys bear wherever an option may be one: a map with such a key would be taken for a choice. */
const reservedBy = (kinds: Kinds): ReadonlySet<string> =>
  memoReserved([kinds], '', () => {
    const schemas = [
      bookSchema,
      exerciseSchema,
      pageSchema,
      ...[...kinds.values()].map(({ schema }) => schema),
    ];
    return new Set([...schemas.flatMap(fieldNamesIn), ...kinds.keys(), 'only', otherwiseKey]);
  });

/** Axes and options are named by ids, since files are. */
const nameIssue = ({ key, at }: YamlEntry, what: string): Diagnostic | undefined => {
  const checked = check(id(), key);
  if (checked.ok) return undefined;
  const message = `${what} ${checked.issues[0]?.message}`;
  return error('author/wrong-name', message, at, 'it stands in the names of files');
};

/** An option is named by no other axis, and by no key that content has beside options. */
const optionIssue = (
  { key, at }: YamlEntry,
  axisBefore: string | undefined,
  isReserved: (name: string) => boolean,
): Diagnostic | undefined => {
  if (axisBefore !== undefined) {
    const message = `the option \`${key}\` stands in two axes`;
    return error('author/duplicate-option', message, at, `it is an option of \`${axisBefore}\` already`);
  }
  if (!isReserved(key)) return undefined;
  const message = `\`${key}\` means something else in content, and cannot name an option`;
  return error('author/reserved-name', message, at, 'take another name');
};

/** What is wrong with the names of axes and options: a key must decide which is meant, and a file must have a name of them. */
const choiceIssues = (
  choices: YamlNode | undefined,
  isReserved: (name: string) => boolean,
): readonly Diagnostic[] => {
  const axisOf = new Map<string, string>();
  return entriesOf(choices).flatMap((axis) =>
    [
      nameIssue(axis, 'the name of an axis') ?? [],
      ...entriesOf(axis.value).map((option) => {
        const issues = [
          nameIssue(option, 'the name of an option') ?? [],
          optionIssue(option, axisOf.get(option.key), isReserved) ?? [],
        ];
        axisOf.set(option.key, axis.key);
        return issues.flat();
      }),
    ].flat(),
  );
};

/** Whether axes and options are well named; what is wrong with them is reported. */
export const checkChoices = (
  choices: YamlNode | undefined,
  slots: readonly YamlNode[],
  kinds: Kinds,
  report: Report,
): boolean => {
  const slotNames = slots.flatMap(entriesOf).map(({ key }) => key);
  const issues = choiceIssues(choices, (name) => reservedBy(kinds).has(name) || slotNames.includes(name));
  issues.forEach(report);
  return issues.length === 0;
};
