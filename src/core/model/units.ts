/** A length in points (1/72 inch), the unit of everything inside core. */
export type Pt = number;

/** A height in grid units (half baselines); the theme sets how many points one is. */
export type Units = number;

/** A place on a page or in a drawing, from its top left. */
export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

export const pointsPerInch = 72;
const millimetersPerInch = 25.4;

/** Millimeters as points. */
export const mm = (length: number): Pt => (length * pointsPerInch) / millimetersPerInch;

const pattern = /^(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?\s*(pt|mm|in)$/;

/** Reads a length as authors write it: `12pt`, `8mm`, `8/3mm`, `0.25in`. Undefined when it is not one: `8/0mm` is none. */
export const parseLength = (text: string): Pt | undefined => {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]) / Number(match[2] ?? 1);
  if (!Number.isFinite(value)) return undefined;
  if (match[3] === 'mm') return mm(value);
  return match[3] === 'in' ? value * pointsPerInch : value;
};
