import type { TicketFields } from '../../core/index.ts';

// Fields of a file, by paths with dots between their steps.

const isTree = (value: unknown): value is TicketFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const treeIn = (value: unknown): TicketFields => (isTree(value) ? value : {});

export const isMap = (value: unknown): boolean => isTree(value);

/** What stands at a path; undefined where nothing does. */
export const valueAt = (tree: TicketFields, path: string): unknown =>
  path.split('.').reduce<unknown>((value, step) => (isTree(value) ? value[step] : undefined), tree);

/** The same fields with another value at a path; undefined takes the field away. */
export const withValue = (tree: TicketFields, path: string, value: unknown): TicketFields => {
  const [step = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : withValue(treeIn(tree[step]), rest.join('.'), value);
  const { [step]: _old, ...others } = tree;
  return inner === undefined ? others : { ...tree, [step]: inner };
};
