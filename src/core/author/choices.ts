import type { Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
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

/** Whether axes and options are named so that a key tells which is meant, and a file can be named by them. */
export const checkChoices = (
  choices: YamlNode | undefined,
  slots: readonly YamlNode[],
  kinds: Kinds,
  report: Report,
): boolean => {
  const slotNames = slots.flatMap(entriesOf).map(({ key }) => key);
  const axisOf = new Map<string, string>();
  let right = true;
  const say = (code: string, message: string, { at }: YamlEntry, hint?: string): void => {
    right = false;
    report(error(`author/${code}`, message, at, hint));
  };
  const checkName = (entry: YamlEntry, what: string): void => {
    const named = check(id(), entry.key);
    if (!named.ok)
      say('wrong-name', `${what} ${named.issues[0]?.message}`, entry, 'it stands in the names of files');
  };
  for (const axis of entriesOf(choices)) {
    checkName(axis, 'the name of an axis');
    for (const option of entriesOf(axis.value)) {
      const { key } = option;
      checkName(option, 'the name of an option');
      const other = axisOf.get(key);
      if (other !== undefined)
        say(
          'duplicate-option',
          `the option \`${key}\` stands in two axes`,
          option,
          `it is an option of \`${other}\` already`,
        );
      else if (reservedBy(kinds).has(key) || slotNames.includes(key))
        say(
          'reserved-name',
          `\`${key}\` means something else in content, and cannot name an option`,
          option,
          'take another name',
        );
      axisOf.set(key, axis.key);
    }
  }
  return right;
};
