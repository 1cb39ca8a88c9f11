import type { Edition, Ticket } from '../core/index.ts';

type Tree = Readonly<Record<string, unknown>>;

/** Distances between writing lines, in millimetres, as grids: text keeps about the lead it has, and still stands on the lines. */
const pitches: Readonly<Record<string, Tree>> = {
  '7.1': { grid: '7.1/3mm', pitch: 3 },
  '8': { grid: '8/3mm', pitch: 3 },
  '9': { grid: '3mm', pitch: 3 },
  '12': { grid: '3mm', pitch: 4 },
};

/** What a ticket's own wishes lay over theme and edition. */
export const lookOf = ({ pitch, sides, hand, accent }: Ticket): readonly Tree[] => [
  ...(pitch === undefined ? [] : [pitches[pitch] ?? {}]),
  ...(sides === undefined ? [] : [{ page: { sides } }]),
  ...(hand === undefined ? [] : [{ hand }]),
  ...(accent === undefined ? [] : [{ colors: { accent: accent.toLowerCase() } }]),
];

/** The edition, folded as a ticket wishes; one that is not folded stays as it is. */
export const foldedAs = (edition: Edition, { signature }: Ticket): Edition => {
  const { output } = edition;
  if (signature === undefined || !output?.impose) return edition;
  return { ...edition, output: { ...output, impose: { ...output.impose, signature } } };
};
