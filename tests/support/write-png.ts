import { crc32, deflateSync } from 'node:zlib';

// Writes PNG of every kind, from samples: what reads them must find the same samples again. Nothing is shared with the reader.

export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Of the header: bits a sample, color type. */
  readonly depth: number;
  readonly type: number;
  readonly isInterlaced: boolean;
  /** Of each row, which filter packs it. */
  readonly filterOf: (row: number) => number;
  /** Sample by sample, pixel by pixel, from the top left. */
  readonly samples: readonly number[];
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
}

export const samplesIn = (type: number): number => ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 })[type] ?? 0;

export const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const headerChunk = ({
  width,
  height,
  depth,
  type,
  isInterlaced,
}: Omit<Drawn, 'filterOf' | 'samples'>): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, isInterlaced ? 1 : 0], 8);
  return chunk('IHDR', header);
};

/** One row's samples as bytes. */
const packRow = (samples: readonly number[], depth: number): Buffer => {
  const bits = samples.map((sample) => sample.toString(2).padStart(depth, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
};

const predictions: readonly ((a: number, b: number, c: number) => number)[] = [
  () => 0,
  (a) => a,
  (_, b) => b,
  (a, b) => Math.floor((a + b) / 2),
  (a, b, c) =>
    [a, b, c].sort((one, other) => Math.abs(a + b - c - one) - Math.abs(a + b - c - other))[0] ?? 0,
];

const filtered = (row: Buffer, above: Buffer | undefined, reach: number, filter: number): Buffer => {
  const before = (from: Buffer | undefined, at: number): number => from?.[at] ?? 0;
  const bytes = [...row].map((byte, at) => {
    const predicted =
      predictions[filter]?.(before(row, at - reach), before(above, at), before(above, at - reach)) ?? 0;
    return (byte - predicted) & 0xff;
  });
  return Buffer.from([filter, ...bytes]);
};

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const upTo = (from: number, end: number, by: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((end - from) / by)) }, (_, index) => from + index * by);

/** The rows as they are deflated. */
export const rowsOf = ({ width, height, depth, type, isInterlaced, filterOf, samples }: Drawn): Buffer => {
  const each = samplesIn(type);
  const rows: Buffer[] = [];
  for (const [x, y, across, down] of isInterlaced ? passes : ([[0, 0, 1, 1]] as const)) {
    const columns = upTo(x, width, across);
    let above: Buffer | undefined;
    if (columns.length === 0) continue;
    for (const line of upTo(y, height, down)) {
      const pixels = columns.flatMap((column) =>
        samples.slice((line * width + column) * each, (line * width + column + 1) * each),
      );
      const row = packRow(pixels, depth);
      rows.push(filtered(row, above, Math.max(1, (depth * each) / 8), filterOf(rows.length)));
      above = row;
    }
  }
  return Buffer.concat(rows);
};

export const writePng = (drawn: Drawn, packed: Uint8Array = deflateSync(rowsOf(drawn))): Buffer => {
  const half = packed.length >> 1;
  return Buffer.concat([
    signature,
    headerChunk(drawn),
    ...(drawn.palette ? [chunk('PLTE', drawn.palette)] : []),
    ...(drawn.transparency ? [chunk('tRNS', drawn.transparency)] : []),
    // In two parts, as a stream may be.
    chunk('IDAT', packed.subarray(0, half)),
    chunk('IDAT', packed.subarray(half)),
    chunk('IEND', new Uint8Array()),
  ]);
};
