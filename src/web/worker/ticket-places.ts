import {
  type Diagnostic,
  defined,
  type Face,
  type Place,
  readFace,
  type Sources,
  type TicketFields,
} from '../../core/index.ts';
import type { Told } from '../model/messages.ts';
import { toldOf } from './told.ts';

// Which field of a ticket a mistake is about: a ticket that comes as values has no lines, so its fields are counted.

type Path = readonly (string | number)[];

/** A file of no name: places in it are fields of a ticket. */
const ticketFile = 'a ticket';

const valueAt = (ticket: TicketFields, path: Path): unknown => {
  let value: unknown = ticket;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
};

const opened = new WeakMap<Sources['fonts'], readonly Face[]>();

const facesOf = (fonts: Sources['fonts']): readonly Face[] => {
  const known = opened.get(fonts);
  if (known) return known;
  const faces = [...fonts].flatMap(([name, bytes]) => {
    const face = readFace(name, bytes);
    return 'shape' in face ? [face] : [];
  });
  opened.set(fonts, faces);
  return faces;
};

/** Characters that no font has; where each font lacks others, nobody can say which. */
const lettersWithout = (words: string, fonts: Sources['fonts']): string | undefined => {
  const faces = facesOf(fonts);
  const missing = [...words].filter((one) => /\S/u.test(one) && !faces.some((face) => face.has(one)));
  return [...new Set(missing)].join('') || undefined;
};

export interface TicketPlaces {
  readonly placeOf: (path: Path) => Place | undefined;
  readonly tell: (found: readonly Diagnostic[]) => readonly Told[];
}

/** Knows the fields of a ticket again in what is told of it. */
export const ticketPlaces = (ticket: TicketFields, { fonts }: Sources): TicketPlaces => {
  const paths: Path[] = [];
  const pathAt = (place: Place | undefined): Path | undefined =>
    place?.file === ticketFile ? paths[place.start] : undefined;
  const toldAt = (one: Diagnostic): Told => {
    const path = pathAt(one.place);
    const words = path && one.code === 'type/missing-character' ? valueAt(ticket, path) : undefined;
    const letters = typeof words === 'string' ? lettersWithout(words, fonts) : undefined;
    return { ...toldOf(one), ...defined({ field: path?.join('.'), letters }) };
  };
  return {
    placeOf: (path) => {
      if (path.length === 0 || valueAt(ticket, path) === undefined) return undefined;
      const [name, known] = [path.join('.'), paths.findIndex((one) => one.join('.') === path.join('.'))];
      const start = known < 0 ? paths.push([...path]) - 1 : known;
      return { file: ticketFile, start, end: start + name.length };
    },
    tell: (found) => found.map(toldAt),
  };
};
