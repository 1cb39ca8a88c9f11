import type { Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { check } from '../schema/check.ts';
import { type Infer, id } from '../schema/vocabulary.ts';
import { fieldNamesIn } from '../schema/words.ts';
import type { Axes } from './axes.ts';
import { otherwiseKey } from './resolve.ts';
import { bookSchema, type choicesSchema, exerciseSchema, pageSchema } from './schemas.ts';

import type { YamlEntry, YamlNode } from './yaml-node.ts';

type Kinds = ReadonlyMap<string, Kind>;

const memoAxes = createMemo<Axes>();

/** The axes of the content, and the options of each. */
export const axesOf = (choices: Infer<typeof choicesSchema>): Axes =>
  memoAxes(
    [choices],
    '',
    () => new Map(Object.entries(choices).map(([axis, options]) => [axis, Object.keys(options)])),
  );

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

const entriesOf = (written: YamlNode | undefined): readonly YamlEntry[] =>
  written?.kind === 'map' ? written.entries : [];

/** Whether axes and options are named so that a key tells which is meant, and a file can be named by them. */
export const checkChoices = (
  written: YamlNode | undefined,
  slots: YamlNode | undefined,
  kinds: Kinds,
  report: Report,
): boolean => {
  const slotNames = entriesOf(slots).map(({ key }) => key);
  const axisOf = new Map<string, string>();
  let right = true;
  const say = (code: string, message: string, { at }: YamlEntry, hint?: string): void => {
    right = false;
    report(error(`author/${code}`, message, at, hint));
  };
  const proveName = (entry: YamlEntry, what: string): void => {
    const named = check(id(), entry.key);
    if (!named.ok)
      say('wrong-name', `${what} ${named.issues[0]?.message}`, entry, 'it stands in the names of files');
  };
  for (const axis of entriesOf(written)) {
    proveName(axis, 'the name of an axis');
    for (const option of entriesOf(axis.value)) {
      const { key } = option;
      proveName(option, 'the name of an option');
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
