import { createMemo } from '../model/memo.ts';
import { fieldOf, textsOf, type YamlNode } from './yaml-node.ts';

// Tags are the content's own words for what somebody may want to leave out. They stand on an entry, or beside a block or an item of it.

const field = 'tags';

const ownTags = (node: YamlNode): readonly string[] =>
  textsOf(fieldOf(node, field)).map(({ value }) => value);

const memoTags = createMemo<readonly string[]>();

/** All tags of an entry, its blocks' among them. */
export const tagsIn = (node: YamlNode): readonly string[] =>
  memoTags([node], '', () => {
    if (node.kind === 'list') return node.items.flatMap(tagsIn);
    if (node.kind !== 'map') return [];
    return [
      ...ownTags(node),
      ...node.entries.flatMap(({ key, value }) => (key === field ? [] : tagsIn(value))),
    ];
  });

/** Whether an entry as a whole has one of these tags. */
export const isTagged = (entry: YamlNode, tags: readonly string[]): boolean =>
  ownTags(entry).some((tag) => tags.includes(tag));

const prune = (node: YamlNode, tags: readonly string[]): YamlNode => {
  if (!tagsIn(node).some((tag) => tags.includes(tag))) return node;
  if (node.kind === 'list')
    return {
      ...node,
      items: node.items.filter((item) => !isTagged(item, tags)).map((item) => prune(item, tags)),
    };
  if (node.kind !== 'map') return node;
  return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: prune(entry.value, tags) })) };
};

const memoPruned = createMemo<YamlNode>();

/** An entry without the blocks and items that have one of these tags; the same node where it has none. */
export const withoutTagged = (entry: YamlNode, tags: readonly string[]): YamlNode =>
  tags.length === 0 ? entry : memoPruned([entry], tags.join(' '), () => prune(entry, tags));
