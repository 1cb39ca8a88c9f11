// Reads pair kerning (GPOS) and ligatures (GSUB) straight from a font's tables: OpenType 1.9, chapters GPOS, GSUB and
// "OpenType Layout Common Table Formats". fontkit reads them too, but takes 25 ms a face to do so and 0.1 ms a new word.

/** What a word of plain letters needs to be shaped. */
export interface PairTables {
  /** By how much the second glyph moves after the first, in font units. */
  readonly kern: (first: number, second: number) => number;
  /** The ligatures that begin with a glyph, the preferred one first: what follows it, and what stands for all. */
  readonly ligatures: (first: number) => readonly Ligature[];
}

export interface Ligature {
  readonly rest: readonly number[];
  readonly glyph: number;
}

/** A glyph's position in a list of covered glyphs, or -1. */
type Coverage = (glyph: number) => number;
type Kerning = (first: number, second: number) => number | undefined;

const pairAdjustment = 2;
const ligatureSubstitution = 4;
/** The lookup type that only points to a lookup elsewhere: 7 in GSUB, 9 in GPOS. */
const extensions = { GSUB: 7, GPOS: 9 } as const;

const list = (count: number, read: (index: number) => number): readonly number[] =>
  Array.from({ length: count }, (_, index) => read(index));

const readCoverage = (view: DataView, at: number): Coverage => {
  const positions = new Map<number, number>();
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1)
    for (let index = 0; index < count; index++) positions.set(view.getUint16(at + 4 + index * 2), index);
  else
    for (let index = 0; index < count; index++) {
      const range = at + 4 + index * 6;
      const [start, end, first] = [
        view.getUint16(range),
        view.getUint16(range + 2),
        view.getUint16(range + 4),
      ];
      for (let glyph = start; glyph <= end; glyph++) positions.set(glyph, first + glyph - start);
    }
  return (glyph) => positions.get(glyph) ?? -1;
};

const readClasses = (view: DataView, at: number): ((glyph: number) => number) => {
  const classes = new Map<number, number>();
  if (view.getUint16(at) === 1) {
    const [start, count] = [view.getUint16(at + 2), view.getUint16(at + 4)];
    for (let index = 0; index < count; index++)
      classes.set(start + index, view.getUint16(at + 6 + index * 2));
  } else
    for (let index = 0; index < view.getUint16(at + 2); index++) {
      const range = at + 4 + index * 6;
      const value = view.getUint16(range + 4);
      for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++)
        classes.set(glyph, value);
    }
  return (glyph) => classes.get(glyph) ?? 0;
};

const bits = (value: number): number => [...value.toString(2)].filter((bit) => bit === '1').length;
/** Of a value record: the fields before the horizontal advance, and that field itself. */
const [beforeAdvance, advance] = [0b11, 0b100];

const readPairs = (view: DataView, at: number): Kerning => {
  const covers = readCoverage(view, at + view.getUint16(at + 2));
  const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const size = (bits(first) + bits(second)) * 2;
  const offset = bits(first & beforeAdvance) * 2;
  const valueAt = (record: number): number => ((first & advance) === 0 ? 0 : view.getInt16(record + offset));
  if (view.getUint16(at) === 1)
    return (left, right) => {
      const index = covers(left);
      if (index < 0) return undefined;
      const set = at + view.getUint16(at + 10 + index * 2);
      for (let pair = 0, record = set + 2; pair < view.getUint16(set); pair++, record += 2 + size)
        if (view.getUint16(record) === right) return valueAt(record + 2);
      return undefined;
    };
  const leftClass = readClasses(view, at + view.getUint16(at + 8));
  const rightClass = readClasses(view, at + view.getUint16(at + 10));
  const columns = view.getUint16(at + 14);
  return (left, right) =>
    covers(left) < 0 ? undefined : valueAt(at + 16 + (leftClass(left) * columns + rightClass(right)) * size);
};

/** The lookups of some features that Latin text uses by default, in the order in which they apply. */
const lookupsOf = (view: DataView, features: readonly string[]): readonly number[] => {
  const tagAt = (at: number): string => String.fromCharCode(...list(4, (index) => view.getUint8(at + index)));
  const [scripts, featureList, lookups] = [view.getUint16(4), view.getUint16(6), view.getUint16(8)];
  const records = list(view.getUint16(scripts), (index) => scripts + 2 + index * 6);
  const script = records.find((at) => tagAt(at) === 'latn') ?? records.find((at) => tagAt(at) === 'DFLT');
  if (script === undefined) return [];
  const table = scripts + view.getUint16(script + 4);
  const language = table + view.getUint16(table);
  const chosen = list(view.getUint16(language + 4), (index) => view.getUint16(language + 6 + index * 2))
    .map((index) => featureList + 2 + index * 6)
    .filter((at) => features.includes(tagAt(at)))
    .map((at) => featureList + view.getUint16(at + 4));
  const indices = chosen.flatMap((at) =>
    list(view.getUint16(at + 2), (index) => view.getUint16(at + 4 + index * 2)),
  );
  return [...new Set(indices)]
    .sort((a, b) => a - b)
    .map((index) => lookups + view.getUint16(lookups + 2 + index * 2));
};

/** The subtables of one type in a lookup, extensions followed. */
const subtables = (view: DataView, lookup: number, wanted: number, extension: number): readonly number[] => {
  const type = view.getUint16(lookup);
  const at = list(view.getUint16(lookup + 4), (index) => lookup + view.getUint16(lookup + 6 + index * 2));
  if (type === wanted) return at;
  if (type !== extension) return [];
  return at.filter((one) => view.getUint16(one + 2) === wanted).map((one) => one + view.getUint32(one + 4));
};

const readLigatures = (view: DataView, at: number): ((first: number) => readonly Ligature[]) => {
  const covers = readCoverage(view, at + view.getUint16(at + 2));
  return (first) => {
    const index = covers(first);
    if (index < 0) return [];
    const set = at + view.getUint16(at + 6 + index * 2);
    return list(view.getUint16(set), (one) => set + view.getUint16(set + 2 + one * 2)).map((ligature) => ({
      glyph: view.getUint16(ligature),
      rest: list(view.getUint16(ligature + 2) - 1, (one) => view.getUint16(ligature + 4 + one * 2)),
    }));
  };
};

const tableOf = (bytes: Uint8Array, name: 'GSUB' | 'GPOS'): DataView | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const record = list(view.getUint16(4), (index) => 12 + index * 16).find(
    (at) => String.fromCharCode(...bytes.subarray(at, at + 4)) === name,
  );
  return record === undefined
    ? undefined
    : new DataView(bytes.buffer, bytes.byteOffset + view.getUint32(record + 8), view.getUint32(record + 12));
};

/** Reads the tables of a font file. A font without them has no kerning and no ligatures. */
export const readPairTables = (bytes: Uint8Array): PairTables => {
  const [gpos, gsub] = [tableOf(bytes, 'GPOS'), tableOf(bytes, 'GSUB')];
  // Each lookup adds its own adjustment; within a lookup the first subtable that knows the pair decides.
  const kernings = gpos
    ? lookupsOf(gpos, ['kern']).map((lookup) =>
        subtables(gpos, lookup, pairAdjustment, extensions.GPOS).map((at) => readPairs(gpos, at)),
      )
    : [];
  const sets = gsub
    ? lookupsOf(gsub, ['liga', 'clig', 'rlig']).flatMap((lookup) =>
        subtables(gsub, lookup, ligatureSubstitution, extensions.GSUB).map((at) => readLigatures(gsub, at)),
      )
    : [];
  const ligatures = new Map<number, readonly Ligature[]>();
  const firstKnown = (subtablesOf: readonly Kerning[], first: number, second: number): number => {
    for (const kerning of subtablesOf) {
      const value = kerning(first, second);
      if (value !== undefined) return value;
    }
    return 0;
  };
  return {
    kern: (first, second) => kernings.reduce((sum, lookup) => sum + firstKnown(lookup, first, second), 0),
    ligatures: (first) => {
      let known = ligatures.get(first);
      if (!known) ligatures.set(first, (known = sets.flatMap((set) => set(first))));
      return known;
    },
  };
};
