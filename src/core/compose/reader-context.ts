import type { Plan } from '../choose/plan.ts';
import { writtenDay } from '../choose/written-day.ts';
import { proseToMarkup, readProse } from '../model/prose.ts';
import { type PacketPlace, packetContext } from './appointments.ts';
import { isPrintable, markupOf, type Printable, printable } from './printable.ts';

type Words = Plan['library']['words'];
type Room = Words[string];

/** Whether a text says another thing to another reader. */
const isOpen = (text: string): boolean => text.includes('{{');

/** The words of a room as layouts see them. */
export const printedRoom = (room: Room, print: (text: string) => Printable): object =>
  // An empty word is none: layouts can ask for it.
  Object.fromEntries(Object.entries(room).map(([name, word]) => [name, word === '' ? '' : print(word)]));

/** The words of those rooms that hold something for the reader. */
const openRooms = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).filter(([, room]) => Object.values(room).some(isOpen)));

/** What layouts see of the reader. */
export interface ReaderContext {
  readonly given: Readonly<Record<string, boolean>>;
  /** Of a loose sheet: whether it leaves lines to write on, its date, and whether anything is said of whom it is for. */
  readonly sheet: object;
  readonly reader: Readonly<Record<string, Printable>>;
  /** The words of rooms that hold something for the reader. */
  readonly rooms: Readonly<Record<string, object>>;
  /** Of a packet: its appointments, and the one that a section belongs to. */
  readonly packet: Readonly<Record<string, unknown>>;
  /** What stands at a place that a layout looked at, as a text: two readers for whom it is the same are told the same there. */
  readonly said: (sight: string) => string;
}

/** Slots that say for whom a loose sheet is, and when again. */
const addressing = ['name', 'appointment'];

/** What every layout sees of the reader: their own words, which of them are given, the words with gaps. */
export const readerContext = (
  plan: Plan,
  fillText: (text: string) => string,
  at: PacketPlace & { readonly key: string },
): ReaderContext => {
  const { library, slots, sheet } = plan;
  const print = (text: string): Printable => printable(() => proseToMarkup(readProse(fillText(text))));
  const names = [...slots.otherwise.keys()];
  const seen = {
    given: Object.fromEntries(names.map((name) => [name, slots.values.has(name)])),
    reader: Object.fromEntries(names.map((name) => [name, print(`{{${name}}}`)])),
    sheet: {
      lines: sheet.lines,
      date: sheet.date === undefined ? null : writtenDay(sheet.date, library.words, 'short'),
      isAddressed:
        sheet.lines || sheet.date !== undefined || addressing.some((name) => slots.values.has(name)),
    },
    packet: packetContext(plan, at),
    rooms: Object.fromEntries(
      Object.entries(openRooms(library.words)).map(([name, room]) => [name, printedRoom(room, print)]),
    ),
  };
  const known = new Map<string, string>();
  const said = (sight: string): string => {
    let text = known.get(sight);
    if (text === undefined) known.set(sight, (text = textAt(seen, sight, at.key)));
    return text;
  };
  return { ...seen, said };
};

const textOf = (value: unknown): unknown => (isPrintable(value) ? markupOf(value) : value);

/** The text of what stands at a sight; of a packet, what tells it from all others. */
const textAt = (
  { given, reader, sheet, rooms }: Omit<ReaderContext, 'said'>,
  sight: string,
  key: string,
): string => {
  // A name may hold a stop itself.
  const stop = sight.indexOf('.');
  const [part, name] = [sight.slice(0, stop), sight.slice(stop + 1)];
  if (part === 'given') return String(given[name]);
  if (part === 'reader') return String(textOf(reader[name]));
  if (part === 'sheet') return JSON.stringify(sheet);
  if (part === 'rooms')
    return JSON.stringify(Object.entries(rooms[name] ?? {}).map(([word, value]) => [word, textOf(value)]));
  return key;
};

/** Entries that tell when somebody looks at one of them. */
const watched = (
  entries: Readonly<Record<string, unknown>>,
  part: string,
  look: (sight: string) => void,
): object =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(entries).map(([name, value]): [string, PropertyDescriptor] => [
        name,
        {
          enumerable: true,
          get: () => {
            look(`${part}.${name}`);
            return value;
          },
        },
      ]),
    ),
  );

/** A context that tells what somebody looks at of the reader in it. */
export const watchedContext = (
  shared: object,
  { given, reader, sheet, rooms, packet }: ReaderContext,
  look: (sight: string) => void,
): object => {
  const words = 'words' in shared ? shared.words : {};
  return withAll({ ...shared }, [
    watched({ sheet }, 'sheet', look),
    watched(packet, 'packet', look),
    {
      given: watched(given, 'given', look),
      reader: watched(reader, 'reader', look),
      words: withAll(Object.assign({}, words), [watched(rooms, 'rooms', look)]),
    },
  ]);
};

/** Gives an object the entries of others, watched ones as such. */
const withAll = (object: object, others: readonly object[]): object =>
  Object.defineProperties(object, Object.assign({}, ...others.map(Object.getOwnPropertyDescriptors)));
