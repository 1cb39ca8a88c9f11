import { readYaml, type Sources } from '../../core/index.ts';

// What exercises say, as one text each, to search in: all their wordings, without the names of their fields.

type Node = NonNullable<ReturnType<typeof readYaml>>;

const wordsIn = (node: Node): readonly string[] => {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node.value] : [];
  if (node.kind === 'list') return node.items.flatMap(wordsIn);
  return node.entries.flatMap(({ value }) => wordsIn(value));
};

const idIn = (node: Node): string | undefined => {
  const id = node.kind === 'map' ? node.entries.find(({ key }) => key === 'id')?.value : undefined;
  return id?.kind === 'scalar' ? String(id.value) : undefined;
};

export const searchTexts = ({ content }: Sources): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...content.values()].flatMap((source) => {
      const node = readYaml(source, () => undefined);
      const id = node && idIn(node);
      return node && id !== undefined ? [[id, wordsIn(node).join(' ')] as const] : [];
    }),
  );
