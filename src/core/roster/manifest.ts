import { refKey, type Shard } from './shard.ts';

// What a run over a roster has made, for the next run and for other machines: marks, files, hashes, versions. Nothing about people.

export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ManifestRow {
  readonly ref: string;
  readonly files: readonly ManifestFile[];
  /** A mark that changes with whatever the files are made of. Who has not the key of the roster's folder learns nothing by it. */
  readonly inputs?: string;
  /** What keeps readers safe and was left out of them, as a practitioner said: ids of pages. */
  readonly overridden?: readonly string[];
}

export interface Versions {
  readonly octavo: string;
  /** Of the program itself, and of all content, layouts, fonts and pictures (SHA-256). */
  readonly program: string;
  readonly content: string;
}

export interface Manifest extends Versions {
  /** By which key `inputs` were marked. */
  readonly key?: string;
  /** Which machine of how many has made this part, `2/4`. */
  readonly shard?: string;
  readonly rows: readonly ManifestRow[];
  /** Files that a run was about to write when it was last heard of: each may be there or not, as it was before or as it was to be. */
  readonly unfinished?: readonly ManifestRow[];
}

const start = 'octavo-manifest';

/** What the manifest of a whole roster, or of one machine's part, is called, without its ending. */
export const manifestName = (shard?: Shard): string =>
  shard ? `${start}-${shard.index}-of-${shard.of}` : start;

/** Whether a file is a manifest, by its name. */
export const isManifestName = (name: string): boolean =>
  /^octavo-manifest(-\d{1,6}-of-\d{1,6})?\.json$/.test(name);

type Fields = Readonly<Record<string, unknown>>;
const isFieldMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** A file that a run may have written: nothing else is ever looked at, or replaced, for a manifest's sake. */
const isManifestFile = (value: unknown): value is ManifestFile =>
  isFieldMap(value) &&
  typeof value.name === 'string' &&
  /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,250}\.pdf$/u.test(value.name) &&
  typeof value.bytes === 'number' &&
  isHash(value.sha256);

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isManifestRow = (value: unknown): value is ManifestRow =>
  isFieldMap(value) &&
  typeof value.ref === 'string' &&
  Array.isArray(value.files) &&
  value.files.every(isManifestFile) &&
  (value.inputs === undefined || isHash(value.inputs)) &&
  (value.overridden === undefined || areTexts(value.overridden));

const isRows = (value: unknown): value is readonly ManifestRow[] =>
  Array.isArray(value) && value.every(isManifestRow);

const isManifest = (value: unknown): value is Manifest =>
  isFieldMap(value) &&
  [value.octavo, value.program, value.content].every((one) => typeof one === 'string') &&
  [value.key, value.shard].every((one) => one === undefined || typeof one === 'string') &&
  isRows(value.rows) &&
  (value.unfinished === undefined || isRows(value.unfinished));

/** Reads a manifest; undefined when it is none. */
export const readManifest = (text: string): Manifest | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Writes a manifest, its rows by their refs: so it tells nothing of who comes when, and the same rows give the same file. */
export const writeManifest = ({ rows, unfinished = [], ...head }: Manifest): string => {
  const byRef = (some: readonly ManifestRow[]): readonly ManifestRow[] =>
    some.toSorted((one, other) => (refKey(one.ref) < refKey(other.ref) ? -1 : 1));
  const whole = {
    ...head,
    rows: byRef(rows),
    ...(unfinished.length > 0 ? { unfinished: byRef(unfinished) } : {}),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
};
