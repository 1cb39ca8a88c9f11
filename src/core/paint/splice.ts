// A file with some of its objects written anew. Objects refer to each other by number, never by place (PDF 32000-1, 7.3.10), so
// all others are copied as they are, and only the table of places (7.5.4) is written over.

/** A file, and where each of its objects begins in it. */
export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** Byte offsets, by number of object less one. Every number has an object. */
  readonly starts: readonly number[];
}

/** An object of a file as bytes, from its number to its end. */
export type ObjectBytes = ReadonlyMap<number, Uint8Array>;

/** What splicing asks of a file time and again. */
interface Layout {
  /** Numbers of objects, as they follow each other in the file. */
  readonly order: readonly number[];
  /** Where the table of places begins. */
  readonly table: number;
  /** Where its entry for object 1 begins: twenty bytes each. */
  readonly entries: number;
}

const layouts = new WeakMap<WrittenFile, Layout>();

const digitZero = '0'.charCodeAt(0);
const [entryLength, entryDigits] = [20, 10];

/** Of the end of a file, where it says that its table begins. */
const tableOf = (bytes: Uint8Array): number => {
  const tail = String.fromCharCode(...bytes.subarray(-64));
  return Number(/startxref\s+(\d+)/.exec(tail)?.[1] ?? 0);
};

const layoutOf = (file: WrittenFile): Layout => {
  const known = layouts.get(file);
  if (known) return known;
  const { bytes, starts } = file;
  const order = starts.map((_, index) => index + 1);
  order.sort((one, other) => (starts[one - 1] ?? 0) - (starts[other - 1] ?? 0));
  const table = tableOf(bytes);
  // `xref`, `0 <count>`, and the entry of object 0 come first.
  const entries = table + `xref\n0 ${starts.length + 1}\n`.length + entryLength;
  const layout = { order, table, entries };
  layouts.set(file, layout);
  return layout;
};

/** Whole numbers divide fastest: files are below two gigabytes. */
const writeDigits = (bytes: Uint8Array, at: number, value: number): void => {
  let rest = value | 0;
  for (let digit = at + entryDigits - 1; digit >= at; digit--) {
    const shorter = (rest / 10) | 0;
    bytes[digit] = digitZero + rest - shorter * 10;
    rest = shorter;
  }
};

/** What follows the table, where a file says that it begins somewhere else. */
const tailFrom = (bytes: Uint8Array, from: number, table: number): Uint8Array => {
  const tail = String.fromCharCode(...bytes.subarray(from));
  const moved = tail.replace(/startxref\s+\d+/, (said) => said.replace(/\d+/, String(table)));
  return Uint8Array.from(moved, (character) => character.charCodeAt(0));
};

/** The file with other bytes in place of some objects: the same as if it had been written with them. */
export const splice = (file: WrittenFile, changes: ObjectBytes): Uint8Array => {
  if (changes.size === 0) return file.bytes.slice();
  const { bytes, starts } = file;
  const { order, table, entries } = layoutOf(file);
  let grown = 0;
  const places = new Float64Array(starts.length);
  const copies: { readonly from: number; readonly to: number; readonly change: Uint8Array }[] = [];
  order.forEach((number, index) => {
    const start = starts[number - 1] ?? 0;
    places[number - 1] = start + grown;
    const change = changes.get(number);
    if (!change) return;
    const next = order[index + 1];
    const end = next === undefined ? table : (starts[next - 1] ?? 0);
    copies.push({ from: start, to: end, change });
    grown += change.length - (end - start);
  });
  const afterEntries = entries + starts.length * entryLength;
  const tail = tailFrom(bytes, afterEntries, table + grown);
  const spliced = new Uint8Array(afterEntries + grown + tail.length);
  let [read, written] = [0, 0];
  const copyTo = (end: number): void => {
    spliced.set(bytes.subarray(read, end), written);
    written += end - read;
    read = end;
  };
  for (const { from, to, change } of copies) {
    copyTo(from);
    spliced.set(change, written);
    written += change.length;
    read = to;
  }
  copyTo(afterEntries);
  spliced.set(tail, written);
  places.forEach((place, index) => {
    writeDigits(spliced, entries + grown + index * entryLength, place);
  });
  return spliced;
};
