/** Numbers that look like chance, the same for the same seed (mulberry32). */
export const chanceFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** What files are damaged to: bounds of one and two bytes, and a little more or less. */
const values = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xfffe, 0xffff];

/** Damages one field of two bytes, and now and then one more, or cuts the file off. */
export const damaged = (bytes: Uint8Array, at: number, chance: (below: number) => number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const place = Math.max(0, Math.min(at, copy.length - 2));
  const way = chance(10);
  if (way < 6) view.setUint16(place, values[chance(values.length)] ?? 0);
  else if (way < 8) view.setUint16(place, (view.getUint16(place) + chance(5) - 2) & 0xffff);
  else if (way < 9) view.setUint16(place, chance(0x10000));
  else return copy.subarray(0, place);
  return copy;
};

/** How many of each: a few always, many when there is time. */
export const rounds = (few: number, many: number): number => (process.env.OCTAVO_LONG === '1' ? many : few);
