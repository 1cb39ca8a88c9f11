import { join } from 'node:path';
import {
  isManifestName,
  type Manifest,
  type ManifestFile,
  type ManifestRow,
  manifestName,
  readManifest,
  refKey,
  type Shard,
  type Versions,
  writeManifest,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { nodeSystem, type System, tracesIn } from './claim.ts';
import type { RosterKey } from './row-digest.ts';
import { writeFiles } from './write-files.ts';
import { sha256 } from './write-folder.ts';

// What is made of a roster in a folder, as manifests tell it. A manifest is written before files are, and says which may change; and
// after. So it never says of a file what is not so, whenever a run is stopped.

/** A file in the folder that is called like a manifest, and is none. */
export class NoManifest extends Error {
  readonly file: string;
  constructor(file: string) {
    super('a file is called like a manifest');
    this.file = file;
  }
}

export interface LedgerOptions {
  readonly folder: string;
  readonly versions: Versions;
  readonly key?: RosterKey | undefined;
  readonly shard?: Shard | undefined;
  readonly system?: System | undefined;
}

export const manifestFile = (name: string, bytes: Uint8Array): ManifestFile => ({
  name,
  bytes: bytes.length,
  sha256: sha256(bytes),
});

/** A manifest as it lies in the folder. */
export interface FoundManifest extends Manifest {
  readonly file: string;
  readonly text: string;
}

/** All manifests in a folder. Throws `NoManifest`, and what the system says. */
export const manifestsIn = (folder: string, { files }: System = nodeSystem): readonly FoundManifest[] => {
  if (!files.statSync(folder, { throwIfNoEntry: false })) return [];
  return files
    .readdirSync(folder)
    .filter(isManifestName)
    .sort()
    .map((file) => {
      const path = join(folder, file);
      const isFile = files.lstatSync(path).isFile();
      const text = isFile ? files.readFileSync(path, 'utf8') : '';
      const manifest = readManifest(text);
      if (!manifest) throw new NoManifest(file);
      return { ...manifest, file, text };
    });
};

const groupByRef = (rows: readonly ManifestRow[]): ReadonlyMap<string, readonly ManifestRow[]> => {
  const groups = new Map<string, ManifestRow[]>();
  for (const row of rows) {
    const group = groups.get(refKey(row.ref));
    if (group) group.push(row);
    else groups.set(refKey(row.ref), [row]);
  }
  return groups;
};

/** What is made of a roster in a folder. Its constructor throws `NoManifest`, and what the system says; so do its methods. */
export class Ledger {
  readonly #options: LedgerOptions;
  readonly #system: System;
  /** All that any manifest tells of a ref, what was about to be written as well. */
  readonly #known: ReadonlyMap<string, readonly ManifestRow[]>;
  /** Rows that a manifest tells as done, and by which key they are marked. */
  readonly #keys: ReadonlyMap<ManifestRow, string | undefined>;
  readonly #done: Map<string, ManifestRow>;
  /** What was done of the rows that are being written. */
  #before: readonly ManifestRow[] = [];
  #last: string;

  constructor(options: LedgerOptions) {
    const { folder, shard, system = nodeSystem } = options;
    this.#options = options;
    this.#system = system;
    // What was stopped is undone, or ended, before anything is looked at.
    if (system.files.statSync(folder, { throwIfNoEntry: false }) && tracesIn(folder, system).length > 0)
      writeFiles(folder, [], () => undefined, system);
    const found = manifestsIn(folder, system);
    const own = found.find(({ file }) => file === `${manifestName(shard)}.json`);
    this.#known = groupByRef(found.flatMap(({ rows, unfinished = [] }) => [...rows, ...unfinished]));
    this.#keys = new Map(found.flatMap(({ rows, key }) => rows.map((row) => [row, key] as const)));
    this.#done = new Map(own?.rows.map((row) => [refKey(row.ref), row]));
    this.#last = own?.text ?? '';
  }

  #of(ref: string): readonly ManifestRow[] {
    return this.#known.get(refKey(ref)) ?? [];
  }

  #isAsTold({ name, bytes, sha256: hash }: ManifestFile): boolean {
    const { files } = this.#system;
    const path = join(this.#options.folder, name);
    const there = files.lstatSync(path, { throwIfNoEntry: false });
    return there?.isFile() === true && there.size === bytes && sha256(files.readFileSync(path)) === hash;
  }

  #save(unfinished: readonly ManifestRow[]): void {
    const { folder, versions, key, shard } = this.#options;
    const rows = [...this.#done.values()];
    const of = shard && `${shard.index}/${shard.of}`;
    const text = writeManifest({ ...versions, ...defined({ key: key?.id, shard: of }), rows, unfinished });
    if (text === this.#last) return;
    const files = [{ ending: '.json', bytes: new TextEncoder().encode(text) }];
    const book = { name: manifestName(shard), isCopy: false, isMarked: false, replace: true, files };
    writeFiles(folder, [book], () => undefined, this.#system);
    this.#last = text;
  }

  /** Whether all files of a row are there, made of the same. Where it was marked by another key, nobody knows: then `unknown`. */
  isDone(ref: string, inputs: string | undefined, unknown = false): boolean {
    const { key } = this.#options;
    const isSame = (row: ManifestRow): boolean => {
      if (!this.#keys.has(row) || row.files.length === 0) return false;
      const isMarked = key !== undefined && this.#keys.get(row) === key.id && row.inputs !== undefined;
      return isMarked ? row.inputs === inputs : unknown;
    };
    const row = this.#of(ref).find((one) => isSame(one) && one.files.every((file) => this.#isAsTold(file)));
    if (row) this.#done.set(refKey(ref), row);
    return row !== undefined;
  }

  /** Whether what stands in the place of a row's file is what an earlier run has made for the same row. */
  isOwn(ref: string, name: string): boolean {
    return this.#of(ref).some(({ files }) =>
      files.some((file) => file.name === name && this.#isAsTold(file)),
    );
  }

  /** Files that earlier runs have made for a row, that are none of its files now, and are still there. */
  leftOver(ref: string, names: readonly string[]): readonly string[] {
    const others = this.#of(ref)
      .flatMap(({ files }) => files)
      .filter(({ name }) => !names.includes(name));
    return [...new Set(others.filter((file) => this.#isAsTold(file)).map(({ name }) => name))];
  }

  /** How many files are there that runs have made for none of these rows. */
  ofOthers(refs: readonly string[]): number {
    const own = new Set(refs.map(refKey));
    const others = [...this.#known].flatMap(([key, rows]) => (own.has(key) ? [] : rows));
    const names = new Set(others.flatMap(({ files }) => files.map(({ name }) => name)));
    return [...names].filter((name) => this.#isThere(name)).length;
  }

  #isThere(name: string): boolean {
    const { files } = this.#system;
    return files.lstatSync(join(this.#options.folder, name), { throwIfNoEntry: false }) !== undefined;
  }

  /** Says which rows are about to be written. */
  begin(rows: readonly ManifestRow[]): void {
    this.#before = rows.flatMap(({ ref }) => this.#done.get(refKey(ref)) ?? []);
    for (const { ref } of rows) this.#done.delete(refKey(ref));
    const known = rows.flatMap(({ ref }) => this.#of(ref));
    this.#save([...known, ...rows].map(({ ref, files }) => ({ ref, files })));
  }

  /** Says which of them are; the others are as they were. That is written with the next `begin`, or with `end`. */
  finish(rows: readonly ManifestRow[]): void {
    for (const row of this.#before)
      if (row.files.every((file) => this.#isAsTold(file))) this.#done.set(refKey(row.ref), row);
    for (const row of rows) this.#done.set(refKey(row.ref), row);
  }

  /** Writes what is so now. Rows whose files are gone are let go of. */
  end(): void {
    for (const [ref, row] of this.#done)
      if (!row.files.every(({ name }) => this.#isThere(name))) this.#done.delete(ref);
    if (this.#done.size > 0 || this.#last !== '') this.#save([]);
  }
}
