import type { Plan } from '../choose/plan.ts';
import { writtenDay } from '../choose/written-day.ts';
import { proseToMarkup, readProse } from '../model/prose.ts';
import { type PacketPlace, packetContext } from './appointments.ts';
import { type Printable, printable } from './printable.ts';

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
  readonly given: object;
  /** Of a loose sheet: whether it leaves lines to write on, its date, and whether anything is said of whom it is for. */
  readonly sheet: object;
  readonly reader: object;
  /** The words of rooms that hold something for the reader. */
  readonly rooms: Readonly<Record<string, object>>;
  /** Of a packet: its appointments, and the one that a section belongs to. */
  readonly packet: Readonly<Record<string, unknown>>;
}

/** Slots that say for whom a loose sheet is, and when again. */
const addressing = ['name', 'appointment'];

/** What every layout sees of the reader: their own words, which of them are given, the words with gaps. */
export const readerContext = (
  plan: Plan,
  fillText: (text: string) => string,
  at: PacketPlace,
): ReaderContext => {
  const { library, slots, sheet } = plan;
  const print = (text: string): Printable => printable(() => proseToMarkup(readProse(fillText(text))));
  const names = [...slots.otherwise.keys()];
  return {
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
};

/** A context that tells when somebody looks at the reader in it. */
export const watchedContext = (
  shared: object,
  { given, reader, sheet, rooms, packet }: ReaderContext,
  look: () => void,
): object => {
  const watched = (value: unknown): PropertyDescriptor => ({
    enumerable: true,
    get: () => {
      look();
      return value;
    },
  });
  const words = 'words' in shared ? shared.words : {};
  return Object.defineProperties(
    { ...shared },
    {
      given: watched(given),
      reader: watched(reader),
      sheet: watched(sheet),
      ...Object.fromEntries(Object.entries(packet).map(([name, value]) => [name, watched(value)])),
      words: {
        enumerable: true,
        value: Object.defineProperties(
          Object.assign({}, words),
          Object.fromEntries(Object.entries(rooms).map(([name, room]) => [name, watched(room)])),
        ),
      },
    },
  );
};
