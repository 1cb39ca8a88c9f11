import { reportIssue } from '../blocks/block.ts';
import type { Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { check } from '../schema/check.ts';
import type { AnySchema, Infer } from '../schema/vocabulary.ts';
import { type Axes, type Choices, noAxes, noChoices } from './axes.ts';
import { combinations, type Resolved, resolve } from './resolve.ts';
import { choicesSchema, helplinesSchema, referencesSchema, slotsSchema, wordsSchema } from './schemas.ts';
import type { YamlNode } from './yaml-node.ts';

// The files beside the exercises and pages of a content: what it chooses along, its words, slots, references and help lines.

export type Words = Infer<typeof wordsSchema>;
export type Slots = Infer<typeof slotsSchema>;

/** The value read by its declaration; undefined when it does not fit, as reported. */
const readResolved = <S extends AnySchema>(schema: S, { value, placeOf }: Resolved, report: Report) => {
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'author', issue);
  return undefined;
};

/** A reader of files that read the same whatever is chosen. */
const readerOf = <S extends AnySchema>(schema: S) => {
  const memo = createMemo<Infer<S> | undefined>();
  return (node: YamlNode, report: Report): Infer<S> | undefined =>
    memo(
      [node],
      '',
      (report) => readResolved(schema, resolve(node, noAxes, noChoices, report), report),
      report,
    );
};

export const readChoices = readerOf(choicesSchema);
export const readReferences = readerOf(referencesSchema);
export const readHelplines = readerOf(helplinesSchema);

const readWordsFile = readerOf(wordsSchema);
const memoWords = createMemo<Words | undefined>();

/** Words of several files as one; a later file overrules an earlier one, word by word. Undefined when one cannot be read, as reported. */
export const readWords = (nodes: readonly YamlNode[], report: Report): Words | undefined =>
  memoWords(
    nodes,
    '',
    (report) => {
      const files = nodes.map((node) => readWordsFile(node, report));
      const rooms = new Map<string, Words[string]>();
      for (const file of files)
        for (const [room, words] of Object.entries(file ?? {}))
          rooms.set(room, { ...rooms.get(room), ...words });
      return files.includes(undefined) ? undefined : Object.fromEntries(rooms);
    },
    report,
  );

const memoSlots = createMemo<Slots | undefined>(64);

/** The slots of a file in one set of choices: what is printed where there is no value may differ. */
const slotsOf = (node: YamlNode, axes: Axes, choices: Choices, report: Report): Slots | undefined => {
  const resolved = resolve(node, axes, choices, report);
  return memoSlots([resolved], '', (report) => readResolved(slotsSchema, resolved, report), report);
};

const memoAllSlots = createMemo<Slots | undefined>(64);

/** The slots of several files in one set of choices; a later file overrules an earlier one. Undefined when one cannot be read, as reported. */
export const resolveSlots = (
  nodes: readonly YamlNode[],
  axes: Axes,
  choices: Choices,
  report: Report,
): Slots | undefined =>
  memoAllSlots(
    [...nodes, axes],
    [...choices].join(),
    (report) => {
      const files = nodes.map((node) => slotsOf(node, axes, choices, report));
      return files.includes(undefined) ? undefined : Object.assign({}, ...files);
    },
    report,
  );

/** The slots in the first of all choices; proven in every one. */
export const readSlots = (nodes: readonly YamlNode[], axes: Axes, report: Report): Slots | undefined => {
  const isWhole = nodes
    .flatMap((node) => combinations(node, axes).map((choices) => slotsOf(node, axes, choices, report)))
    .every((slots) => slots !== undefined);
  const first = new Map([...axes].map(([axis, [option = '']]) => [axis, option]));
  return isWhole ? resolveSlots(nodes, axes, first, report) : undefined;
};
