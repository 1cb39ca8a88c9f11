// Reads pair kerning (GPOS) and ligatures (GSUB) straight from a font's tables: OpenType 1.9, chapters GPOS, GSUB and
// "OpenType Layout Common Table Formats". fontkit reads them too, but takes 25 ms a face to do so and 0.1 ms a new word.

/** What a word of plain letters needs to be shaped. */
export interface PairTables {
  /** By how much the second glyph moves after the first, in font units. */
  readonly kern: (first: number, second: number) => number;
  /** The ligatures that begin with a glyph, the preferred one first: the glyphs that follow, and the one that is shown for all. */
  readonly ligatures: (first: number) => readonly Ligature[];
  /** Those of `GPOS` and `GSUB` that are damaged: the font is taken as if it had none. */
  readonly damaged: readonly string[];
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

/** What is read of one place of a table once serves whatever else points there: fonts share, and damaged ones point anywhere. */
const readOnce = <Value>(
  read: (view: DataView, at: number) => Value,
): ((view: DataView, at: number) => Value) => {
  const known = new WeakMap<DataView, Map<number, Value>>();
  return (view, at) => {
    const places = known.get(view) ?? new Map<number, Value>();
    known.set(view, places);
    const value = places.get(at) ?? read(view, at);
    places.set(at, value);
    return value;
  };
};

/** Thrown, and caught where a table is read. DataView throws the same for what lies beyond it. */
const damage = (what: string): RangeError => new RangeError(`${what} of a font is damaged`);

const budgets = new WeakMap<DataView, number>();

/** Each number of a sound table is read once or twice. More are read only of tables whose lists lie upon each other, a thousandfold. */
const spend = (view: DataView, numbers: number): number => {
  const left = (budgets.get(view) ?? view.byteLength) - numbers;
  if (left < 0) throw damage('a table');
  budgets.set(view, left);
  return numbers;
};

/** Runs of glyphs that ascend, and a number for the first of each. */
interface Runs {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly values: readonly number[];
}

/** Reads runs of start, end and number, six bytes each. */
const readRuns = (view: DataView, at: number, count: number): Runs => {
  const field = (offset: number): readonly number[] =>
    list(count, (index) => view.getUint16(at + index * 6 + offset));
  const runs = { starts: field(0), ends: field(2), values: field(4) };
  const ascend = runs.starts.every(
    (start, index) =>
      start <= (runs.ends[index] ?? 0) && (index === 0 || start > (runs.ends[index - 1] ?? 0)),
  );
  if (!ascend) throw damage('a list of glyphs');
  return runs;
};

/** The run that holds a glyph, or -1. */
const runOf = ({ starts, ends }: Runs, glyph: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= glyph) low = middle;
    else high = middle - 1;
  }
  return (starts[low] ?? Number.POSITIVE_INFINITY) <= glyph && glyph <= (ends[low] ?? -1) ? low : -1;
};

/** A coverage, and how many numbers it gives at the most. */
interface Covered {
  readonly covers: Coverage;
  readonly count: number;
}

const readCoverage = readOnce((view: DataView, at: number): Covered => {
  const count = spend(view, view.getUint16(at + 2));
  if (view.getUint16(at) === 1) {
    const positions = new Map(
      list(count, (index) => view.getUint16(at + 4 + index * 2)).map((glyph, index) => [glyph, index]),
    );
    return { covers: (glyph) => positions.get(glyph) ?? -1, count };
  }
  const runs = readRuns(view, at + 4, count);
  const covers = (glyph: number): number => {
    const run = runOf(runs, glyph);
    return run < 0 ? -1 : (runs.values[run] ?? 0) + glyph - (runs.starts[run] ?? 0);
  };
  const ends = runs.ends.map((end, run) => (runs.values[run] ?? 0) + end - (runs.starts[run] ?? 0) + 1);
  return { covers, count: ends.reduce((most, end) => Math.max(most, end), 0) };
});

/** The classes of glyphs, and the highest of them. */
interface Classes {
  readonly classOf: (glyph: number) => number;
  readonly highest: number;
}

const readClasses = readOnce((view: DataView, at: number): Classes => {
  if (view.getUint16(at) === 1) {
    const start = view.getUint16(at + 2);
    const classes = list(spend(view, view.getUint16(at + 4)), (index) => view.getUint16(at + 6 + index * 2));
    return {
      classOf: (glyph) => classes[glyph - start] ?? 0,
      highest: classes.reduce((most, one) => Math.max(most, one), 0),
    };
  }
  const runs = readRuns(view, at + 4, spend(view, view.getUint16(at + 2)));
  return {
    classOf: (glyph) => runs.values[runOf(runs, glyph)] ?? 0,
    highest: runs.values.reduce((most, one) => Math.max(most, one), 0),
  };
});

const bits = (value: number): number => [...value.toString(2)].filter((bit) => bit === '1').length;
/** Of a value record: the fields before the horizontal advance, and that field itself. */
const [beforeAdvance, advance] = [0b11, 0b100];

/** How pairs are stored in a subtable: the value of a pair is in the record of its first glyph. */
interface Values {
  /** Bytes of both records. */
  readonly size: number;
  /** Of the record that begins there. */
  readonly valueAt: (record: number) => number;
}

const valuesOf = (view: DataView, at: number): Values => {
  const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const offset = bits(first & beforeAdvance) * 2;
  return {
    size: (bits(first) + bits(second)) * 2,
    valueAt: (record) => ((first & advance) === 0 ? 0 : view.getInt16(record + offset)),
  };
};

/** A byte of the table is looked at, so that an offset beyond it is found now and not when a pair is looked up. */
const mustReach = (view: DataView, end: number): void => void view.getUint8(end - 1);

/** Format 1: for each first glyph, a list of second ones, which ascend. */
const readPairSets = (view: DataView, at: number, { covers, count }: Covered): Kerning => {
  const { size, valueAt } = valuesOf(view, at);
  if (count > view.getUint16(at + 8)) throw damage('a list of pairs');
  for (const set of new Set(list(spend(view, count), (index) => at + view.getUint16(at + 10 + index * 2))))
    mustReach(view, set + 2 + view.getUint16(set) * (2 + size));
  return (left, right) => {
    const index = covers(left);
    if (index < 0) return undefined;
    const set = at + view.getUint16(at + 10 + index * 2);
    for (let pair = 0, record = set + 2; pair < view.getUint16(set); pair++, record += 2 + size)
      if (view.getUint16(record) === right) return valueAt(record + 2);
    return undefined;
  };
};

/** Format 2: a matrix of classes. */
const readPairMatrix = (view: DataView, at: number, { covers }: Covered): Kerning => {
  const { size, valueAt } = valuesOf(view, at);
  const left = readClasses(view, at + view.getUint16(at + 8));
  const right = readClasses(view, at + view.getUint16(at + 10));
  const [rows, columns] = [view.getUint16(at + 12), view.getUint16(at + 14)];
  if (left.highest >= rows || right.highest >= columns) throw damage('a matrix of pairs');
  mustReach(view, at + 16 + rows * columns * size);
  return (first, second) =>
    covers(first) < 0
      ? undefined
      : valueAt(at + 16 + (left.classOf(first) * columns + right.classOf(second)) * size);
};

const readPairs = readOnce((view: DataView, at: number): Kerning => {
  const covered = readCoverage(view, at + view.getUint16(at + 2));
  return (view.getUint16(at) === 1 ? readPairSets : readPairMatrix)(view, at, covered);
});

/** The lookups of some features that Latin text uses by default, in the order in which they apply. */
const lookupsOf = (view: DataView, features: readonly string[]): readonly number[] => {
  const tagAt = (at: number): string => String.fromCharCode(...list(4, (index) => view.getUint8(at + index)));
  const [scripts, featureList, lookups] = [view.getUint16(4), view.getUint16(6), view.getUint16(8)];
  const records = list(view.getUint16(scripts), (index) => scripts + 2 + index * 6);
  const script = records.find((at) => tagAt(at) === 'latn') ?? records.find((at) => tagAt(at) === 'DFLT');
  if (script === undefined) return [];
  const table = scripts + view.getUint16(script + 4);
  const usual = view.getUint16(table);
  if (usual === 0) return [];
  const language = table + usual;
  const chosen = list(view.getUint16(language + 4), (index) => view.getUint16(language + 6 + index * 2))
    .map((index) => featureList + 2 + index * 6)
    .filter((at) => features.includes(tagAt(at)))
    .map((at) => featureList + view.getUint16(at + 4));
  const indices = [...new Set(chosen)].flatMap((at) =>
    list(spend(view, view.getUint16(at + 2)), (index) => view.getUint16(at + 4 + index * 2)),
  );
  return [...new Set(indices)]
    .sort((a, b) => a - b)
    .map((index) => lookups + view.getUint16(lookups + 2 + index * 2));
};

/** The subtables of one type in a lookup, extensions followed. */
const subtables = (view: DataView, lookup: number, wanted: number, extension: number): readonly number[] => {
  const type = view.getUint16(lookup);
  const at = list(
    spend(view, view.getUint16(lookup + 4)),
    (index) => lookup + view.getUint16(lookup + 6 + index * 2),
  );
  if (type === wanted) return at;
  if (type !== extension) return [];
  return at.filter((one) => view.getUint16(one + 2) === wanted).map((one) => one + view.getUint32(one + 4));
};

/** The ligatures of each first glyph, in the order in which it is covered. */
const readLigatures = readOnce((view: DataView, at: number): ((first: number) => readonly Ligature[]) => {
  const { covers, count } = readCoverage(view, at + view.getUint16(at + 2));
  if (count > view.getUint16(at + 4)) throw damage('a list of ligatures');
  const sets = list(count, (index) => at + view.getUint16(at + 6 + index * 2)).map((set) =>
    list(spend(view, view.getUint16(set)), (one) => set + view.getUint16(set + 2 + one * 2)).map(
      (ligature) => ({
        glyph: view.getUint16(ligature),
        rest: list(spend(view, view.getUint16(ligature + 2)) - 1, (one) =>
          view.getUint16(ligature + 4 + one * 2),
        ),
      }),
    ),
  );
  return (first) => sets[covers(first)] ?? [];
});

type Readers<Value> = readonly (readonly Value[])[];

/** Each lookup adds its own adjustment; within a lookup the first subtable that knows the pair decides. */
const kerningOf = (table: DataView): Readers<Kerning> =>
  lookupsOf(table, ['kern']).map((lookup) =>
    subtables(table, lookup, pairAdjustment, extensions.GPOS).map((at) => readPairs(table, at)),
  );

type Ligatures = (first: number) => readonly Ligature[];

const ligaturesOf = (table: DataView): Readers<Ligatures> =>
  lookupsOf(table, ['liga', 'clig', 'rlig']).map((lookup) =>
    subtables(table, lookup, ligatureSubstitution, extensions.GSUB).map((at) => readLigatures(table, at)),
  );

const firstKnown = (subtablesOf: readonly Kerning[], first: number, second: number): number => {
  for (const kerning of subtablesOf) {
    const value = kerning(first, second);
    if (value !== undefined) return value;
  }
  return 0;
};

/** Reads the tables of a font. One without them has no kerning and no ligatures; so has one in which they are damaged. */
export const readPairTables = (tables: ReadonlyMap<string, DataView>, glyphCount: number): PairTables => {
  const damaged: string[] = [];
  const readIf = <Value>(
    name: 'GPOS' | 'GSUB',
    read: (table: DataView) => Readers<Value>,
  ): Readers<Value> => {
    const table = tables.get(name);
    try {
      return table && table.byteLength > 0 ? read(table) : [];
    } catch {
      damaged.push(name);
      return [];
    }
  };
  const kernings = readIf('GPOS', kerningOf);
  const sets = readIf('GSUB', ligaturesOf).flat();
  const ligatures = new Map<number, readonly Ligature[]>();
  return {
    kern: (first, second) => kernings.reduce((sum, lookup) => sum + firstKnown(lookup, first, second), 0),
    ligatures: (first) => {
      let known = ligatures.get(first);
      if (!known)
        ligatures.set(
          first,
          (known = sets.flatMap((set) => set(first)).filter(({ glyph }) => glyph < glyphCount)),
        );
      return known;
    },
    damaged,
  };
};
