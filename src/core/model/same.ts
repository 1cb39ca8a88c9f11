const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entriesIn = (value: object): readonly (readonly [string, unknown])[] =>
  value instanceof Map ? [...value] : Object.entries(value);

/**
 * Whether two plain values say the same, to whatever depth; what they share is not looked into. Places do not count: what is
 * written elsewhere may read the same.
 */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const [these, those] = [one, other].map((value) => entriesIn(value).filter(([key]) => key !== 'place'));
  return (
    these?.length === those?.length &&
    (these ?? []).every(
      ([key, value], index) => key === those?.[index]?.[0] && isSame(value, those[index][1]),
    )
  );
};
