/** A list or a map with each of its values changed; the same object when none of them is. */
export const mapEntries = (value: unknown, change: (inner: unknown, key: string) => unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inner, change(inner, key)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  if (Array.isArray(value)) return entries.map(([, , after]) => after);
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
};

/** The value with every text in it changed; what no change touches stays the same object. */
export const mapTexts = (value: unknown, change: (text: string) => string): unknown =>
  typeof value === 'string' ? change(value) : mapEntries(value, (inner) => mapTexts(inner, change));

/** A value with named parts. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
