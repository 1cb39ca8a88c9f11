import type { Ticket } from '../choose/ticket.ts';
import { defined } from '../model/defined.ts';
import type { Tree } from '../model/mapping.ts';
import type { Edition } from './design.ts';

/** Distances between writing lines, in millimeters, as grids: text keeps about its lead, and still sits on the lines. */
const pitches: Readonly<Record<string, Tree>> = {
  '7.1': { grid: '7.1/3mm', pitch: 3 },
  '8': { grid: '8/3mm', pitch: 3 },
  '9': { grid: '3mm', pitch: 3 },
  '12': { grid: '3mm', pitch: 4 },
};

/** What a ticket lays over theme and edition. */
export const overlayOf = ({ pitch, sides, hand, accent }: Ticket): Tree => ({
  ...(pitch === undefined ? {} : pitches[pitch]),
  ...defined({
    page: sides === undefined ? undefined : { sides },
    hand,
    colors: accent === undefined ? undefined : { accent: accent.toLowerCase() },
  }),
});

/** The edition, folded as the ticket sets; one that is not folded stays as it is. */
export const foldedAs = (edition: Edition, { signature }: Ticket): Edition => {
  const { output } = edition;
  if (signature === undefined || !output?.impose) return edition;
  return { ...edition, output: { ...output, impose: { ...output.impose, signature } } };
};
