import type { YamlNode } from './yaml-node.ts';

/** A node in few letters: offsets of the beginning and the end, and a value, items, or (last member 1) the entries of a map. */
type Packed =
  | readonly [start: number, end: number, value: string | number | boolean | null | readonly Packed[]]
  | readonly [start: number, end: number, entries: readonly PackedEntry[], isMap: 1];
type PackedEntry = readonly [key: string, start: number, end: number, value: Packed];

const pack = (node: YamlNode): Packed => {
  const { start, end } = node.place;
  if (node.kind === 'scalar') return [start, end, node.value];
  if (node.kind === 'list') return [start, end, node.items.map(pack)];
  return [
    start,
    end,
    node.entries.map(({ key, at, value }) => [key, at.start, at.end, pack(value)] as const),
    1,
  ];
};

const unpack = (packed: Packed, file: string): YamlNode => {
  const place = { file, start: packed[0], end: packed[1] };
  if (packed.length === 4) {
    const entries = packed[2].map(([key, start, end, value]) => ({
      key,
      at: { file, start, end },
      value: unpack(value, file),
    }));
    return { kind: 'map', entries, place };
  }
  const value = packed[2];
  return typeof value === 'object' && value !== null
    ? { kind: 'list', items: value.map((item) => unpack(item, file)), place }
    : { kind: 'scalar', value, place };
};

/** A reading as one line, which takes a tenth of the time that its YAML does. */
export const encodeNode = (node: YamlNode): string => JSON.stringify(pack(node));

/** The node again; `file`: where its text is now. */
export const decodeNode = (reading: string, file: string): YamlNode => unpack(JSON.parse(reading), file);
