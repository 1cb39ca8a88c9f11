import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fulfil } from '../../src/cli/batch-run.ts';
import { type RosterJob, type RosterRow, readManifest, type Shard } from '../../src/core/index.ts';
import { sha256 } from '../../src/node/write-folder.ts';
import { type Fault, type FaultySystem, faults, faultySystem } from '../node/faulty-files.ts';
import { recordRun } from '../starts/recording-run.ts';
import { isLong } from '../support/long.ts';
import { filesOf } from './batch-folder.ts';
import { rosterOf, smallSources } from './small-roster.ts';

const place = mkdtempSync(join(tmpdir(), 'octavo-roster-faults-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let folders = 0;

const cellsOf = (names: readonly string[]) => [
  ['Ref', 'Name', 'Form'],
  ...names.map((name, index) => [`K${index}`, name, 'fearful']),
];

interface Task {
  readonly folder: string;
  readonly names: readonly string[];
  readonly system?: FaultySystem;
  readonly shard?: Shard | undefined;
}

/** Makes a roster of these names into a folder; whether all of it is made. */
const run = async ({ folder, names, system = faultySystem('fail', 0), shard }: Task): Promise<boolean> => {
  const { roster } = rosterOf(cellsOf(names));
  const rows: readonly RosterRow[] = roster?.rows ?? [];
  const { run: recording, diagnostics } = recordRun();
  const job: RosterJob = {
    sources: smallSources,
    columns: roster?.columns ?? [],
    base: {},
    placeOf: () => undefined,
    report: recording.report,
    reportRow: ({ diagnostic }) => recording.report(diagnostic),
  };
  try {
    await fulfil({
      rows,
      folder,
      shard,
      isWhole: true,
      roster: join(place, 'clients.csv'),
      job,
      run: recording,
      system,
    });
  } catch {
    // As a killed process would have ended.
    return false;
  }
  return diagnostics.every(({ severity }) => severity !== 'error');
};

/** What a manifest says of files that is not so. */
const lies = (folder: string): readonly string[] => {
  const files = filesOf(folder);
  const manifests = Object.entries(files).filter(([name]) => name.startsWith('octavo-manifest'));
  return manifests.flatMap(([file, text]) => {
    const manifest = readManifest(text);
    if (!manifest) return [file];
    const told = manifest.rows.flatMap((row) => row.files);
    const wrong = told.filter(
      ({ name, sha256: hash }) => sha256(Buffer.from(files[name] ?? '', 'latin1')) !== hash,
    );
    return wrong.map(({ name }) => name);
  });
};

const before = ['Ann', 'Ben'];
const after = ['Ann', 'Bo', 'Cyd'];

const whole = async (names: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const folder = join(place, `whole-${names.join('-')}`);
  expect(await run({ folder, names })).toBe(true);
  return filesOf(folder);
};

/** One run that goes wrong, over files of an earlier one; then a whole one. */
const tryFault = async (fault: Fault, at: number): Promise<FaultySystem> => {
  folders += 1;
  const folder = join(place, String(folders));
  await run({ folder, names: before });
  const system = faultySystem(fault, at);
  await run({ folder, names: after, system });
  const told = `${fault} at ${at}: ${system.hit()}`;
  // What waits to be put right is put right by the next run; until then a manifest may only leave out.
  const isHalf = Object.keys(filesOf(folder)).some((name) => name.startsWith('.octavo-'));
  if (!isHalf) expect(lies(folder), told).toEqual([]);
  expect(await run({ folder, names: after }), told).toBe(true);
  expect(filesOf(folder), told).toEqual(await expected);
  rmSync(folder, { recursive: true });
  return system;
};

const expected = whole(after);

describe('a fault at any call to the file system', () => {
  it.each(faults)(
    'in a run over a roster (%s) leaves what the next run makes whole, and no manifest that lies',
    { timeout: 1_200_000 },
    async (fault) => {
      const all = (await tryFault(fault, 0)).calls();
      expect(all).toBeGreaterThan(60);
      const step = isLong ? 1 : 11;
      if (isLong) console.log(`${fault}: ${all} calls to the file system, each in its turn`);
      for (let at = 1 + (faults.indexOf(fault) % step); at <= all; at += step)
        expect((await tryFault(fault, at)).hit()).not.toBe('');
    },
  );
});

describe('machines at once in one folder', () => {
  const dee = { names: ['Dee'] };

  it('do not wait for one another, nor for what one of them has left', async () => {
    const folder = join(place, 'apart');
    mkdirSync(folder);
    // A claim of a process on another machine.
    const claim = `.octavo-1-0000-${'0'.repeat(32)}-1of2.run`;
    writeFileSync(join(folder, claim), '');
    expect(await run({ ...dee, folder, shard: { index: 2, of: 2 } })).toBe(true);
    expect(Object.keys(filesOf(folder))).toContain(claim);
    for (const shard of [{ index: 1, of: 2 }, { index: 2, of: 3 }, undefined])
      expect(await run({ ...dee, folder, shard })).toBe(false);
    // Two minutes after its last act, a task that is tried again need not wait any more.
    utimesSync(join(folder, claim), new Date(), new Date(Date.now() - 130_000));
    expect(await run({ ...dee, folder, shard: { index: 1, of: 2 } })).toBe(true);
    expect(Object.keys(filesOf(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
