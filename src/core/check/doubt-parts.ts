import { entriesOf, fieldOf, textsOf, type YamlNode } from '../author/yaml-node.ts';
import { slugOf } from '../blocks/set/field.ts';
import { type Report, warning } from '../model/diagnostic.ts';
import { nearest } from '../model/nearest.ts';

// An id that a block gives to a part of it, by words that none of its parts was ever called by, keeps no answer.

/** Parts that are counted and have no words: `row-2`, `own-1-words`, `3`. */
const counted = /^(?:[a-z]+-)?\d+(?:-words)?$/;
const naming = new Set(['id', 'was', 'parts']);
const slot = /\{\{[^}]*\}\}/g;

/** The words of a block's own, as names of fields hold them. */
const wordsIn = (block: YamlNode): readonly string[] =>
  entriesOf(block)
    .filter(({ key }) => !naming.has(key))
    .flatMap(({ value }) => textsOf(value))
    .map(({ value }) => slugOf(value.replace(slot, ' ')))
    .filter((words) => words !== '');

/** Whether a part may be called so: by words of the block, alone or beside a number (`row-1-date`, `date-2`). */
const fits = (name: string, words: readonly string[]): boolean =>
  counted.test(name) ||
  words.some((said) => name === said || name.endsWith(`-${said}`) || name.startsWith(`${said}-`));

const doubtBlock = (block: YamlNode, report: Report): void => {
  const parts = entriesOf(fieldOf(block, 'parts'));
  const words = parts.length > 0 ? wordsIn(block) : [];
  for (const { key, at, value } of parts) {
    const called = textsOf(value).map((text) => text.value);
    if (called.length === 0 || called.some((name) => fits(name, words))) continue;
    const near = nearest(called[0] ?? '', words);
    const hint =
      near === undefined
        ? 'name the words that it is called by, as `lower-case-words`'
        : `did you mean \`${near}\`?`;
    report(
      warning('check/part-fits-nothing', `no part of this block is called what \`${key}\` names`, at, hint),
    );
  }
};

/** Doubts the ids of parts that no part of their block answers to. */
export const doubtParts = (node: YamlNode, report: Report): void => {
  if (node.kind === 'list') for (const item of node.items) doubtParts(item, report);
  if (node.kind !== 'map') return;
  doubtBlock(node, report);
  for (const { key, value } of node.entries) if (!naming.has(key)) doubtParts(value, report);
};
