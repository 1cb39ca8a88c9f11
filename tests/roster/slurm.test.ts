import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, octavo, own } from '../cli/octavo.ts';
import { type Folder, makeFolder, root, smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { filesOf } from './batch-folder.ts';

const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** What starts a whole Slurm on this machine; in the long lane alone, and where it is installed and may be started. */
const why = ((): string | undefined => {
  if (!isLong) return 'it belongs to the long lane';
  if (process.getuid?.() !== 0) return 'only root may start its daemons';
  const missing = ['slurmctld', 'slurmd', 'sbatch', 'munged'].filter((program) => !isInstalled(program));
  return missing.length > 0
    ? `not installed: ${missing.join(', ')} (apt-get install slurm-wlm munge)`
    : undefined;
})();

let folder: Folder;

const conf = (): string => {
  const host = hostname();
  return `ClusterName=octavo
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
StateSaveLocation=${folder.at('slurm', 'state')}
SlurmdSpoolDir=${folder.at('slurm', 'spool')}
SlurmctldPidFile=${folder.at('slurm', 'slurmctld.pid')}
SlurmdPidFile=${folder.at('slurm', 'slurmd.pid')}
SlurmctldLogFile=${folder.at('slurm', 'slurmctld.log')}
SlurmdLogFile=${folder.at('slurm', 'slurmd.log')}
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES State=UP
`;
};

const slurm = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, {
    cwd: folder.path,
    env: { ...process.env, SLURM_CONF: folder.at('slurm', 'slurm.conf') },
    encoding: 'utf8',
  });

/** Munge vouches for who asks. Where one is running already, that one is asked. */
const startMunge = (): void => {
  if (spawnSync('munge', ['-n']).status === 0) return;
  mkdirSync('/run/munge', { recursive: true });
  if (!existsSync('/etc/munge/munge.key')) execFileSync('mungekey', ['--create']);
  execFileSync('chown', ['-R', 'munge:', '/run/munge', '/var/lib/munge', '/var/log/munge', '/etc/munge']);
  execFileSync('su', ['-s', '/bin/sh', 'munge', '-c', `munged --pid-file ${munged}`]);
};

const munged = '/run/munge/octavo-test.pid';

const stop = (pidFile: string): void => {
  if (existsSync(pidFile)) spawnSync('kill', [readFileSync(pidFile, 'utf8').trim()]);
};

const job = (): string => `#!/bin/sh
exec ${process.execPath} ${join(root, 'dist', 'octavo.js')} batch clients.csv ${own.join(' ')} --out parts --shard auto
`;

const roster = `Ref,Name,Form\n${Array.from({ length: 40 }, (_, row) => `K${row},N${row},${row % 2 ? 'fearful' : 'dismissive'}\n`).join('')}`;

describe.skipIf(why !== undefined)(`Slurm${why === undefined ? '' : `, skipped: ${why}`}`, () => {
  beforeAll(async () => {
    await build();
    folder = makeFolder(smallFiles({ 'clients.csv': roster }));
    for (const name of ['state', 'spool']) mkdirSync(folder.at('slurm', name), { recursive: true });
    writeFileSync(folder.at('slurm', 'slurm.conf'), conf());
    writeFileSync(folder.at('job.sh'), job(), { mode: 0o755 });
    startMunge();
    slurm('slurmctld', '-f', folder.at('slurm', 'slurm.conf'));
    slurm('slurmd', '-f', folder.at('slurm', 'slurm.conf'));
  }, 120_000);
  afterAll(() => {
    for (const name of ['slurmd.pid', 'slurmctld.pid']) stop(folder.at('slurm', name));
    stop(munged);
    folder.remove();
  });

  it('makes in four tasks of an array the same bytes as one process, and a second array repeats nothing', () => {
    const whole = octavo(folder.path, 'batch', 'clients.csv', ...own, '--out', 'whole');
    expect(whole.code, whole.err).toBe(0);
    const array = ['--wait', '--array=0-3', '--output=task-%a.txt', 'job.sh'];
    slurm('sbatch', ...array);
    const merged = octavo(folder.path, 'batch', 'clients.csv', ...own, '--out', 'parts', '--merge');
    expect([merged.code, merged.out]).toEqual([0, expect.stringContaining('all 40 rows are made')]);
    const parts = filesOf(folder.at('parts'));
    expect(Object.keys(parts).filter((name) => name.includes('-of-4'))).toHaveLength(4);
    expect(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes('-of-4')))).toEqual(
      filesOf(folder.at('whole')),
    );
    slurm('sbatch', ...array);
    for (const task of [0, 1, 2, 3])
      expect(readFileSync(folder.at(`task-${task}.txt`), 'utf8')).toMatch(
        /0 files written; (\d+) of \1 rows were done before/,
      );
    expect(filesOf(folder.at('parts'))).toEqual(parts);
  }, 300_000);
});
