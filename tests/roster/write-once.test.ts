import fs, {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeSystem, type System } from '../../src/node/claim.ts';
import { writeOnce } from '../../src/node/write-once.ts';
import { faultySystem } from '../node/faulty-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-once-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = async () => Buffer.from('Zqxw');
const write = (system?: System) => writeOnce(join(folder, 'copy.csv'), words, undefined, system);

describe('a file that is written once', () => {
  it('is there whole, for its owner alone, and takes the place of none', async () => {
    expect(await write()).toBe(true);
    writeFileSync(join(folder, 'copy.csv'), 'theirs');
    expect(await write()).toBe(false);
    expect(readFileSync(join(folder, 'copy.csv'), 'utf8')).toBe('theirs');
    expect(statSync(join(folder, 'copy.csv')).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['copy.csv']);
  });

  it('is written where a disk knows no second name for a file', async () => {
    const files = {
      ...fs,
      linkSync: (): never => {
        throw Object.assign(new Error('no links'), { code: 'EPERM' });
      },
    };
    expect(await write({ ...nodeSystem, files })).toBe(true);
    expect(await write({ ...nodeSystem, files })).toBe(false);
    expect(readdirSync(folder)).toEqual(['copy.csv']);
  });

  it('is there whole or not at all, and nothing is left of it, whenever its run is stopped', async () => {
    const attempt = async (system: System): Promise<void> => {
      await write(system).catch(() => undefined);
      const name = readdirSync(folder).find((one) => one === 'copy.csv');
      if (name) expect(readFileSync(join(folder, name), 'utf8')).toBe('Zqxw');
    };
    const whole = faultySystem('fail', 0);
    await attempt(whole);
    for (const fault of ['kill', 'stop', 'fail', 'late'] as const)
      for (let at = 1; at <= whole.calls(); at += 1) {
        rmSync(join(folder, 'copy.csv'), { force: true });
        // Of a process that is gone.
        await attempt({ ...faultySystem(fault, at), pid: 2 ** 22 + 1 });
        await write();
        expect(readdirSync(folder), `${fault} at ${at}`).toEqual(['copy.csv']);
      }
  });

  it('leaves alone what another machine is writing, for ten minutes', async () => {
    const theirs = join(folder, '.copy.csv.1-0000.part');
    writeFileSync(theirs, 'half');
    await write();
    expect(readdirSync(folder)).toHaveLength(2);
    rmSync(join(folder, 'copy.csv'));
    utimesSync(theirs, new Date(), new Date(Date.now() - 700_000));
    await write();
    expect(readdirSync(folder)).toEqual(['copy.csv']);
  });
});
