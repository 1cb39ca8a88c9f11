import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';
import { build } from './octavo.ts';

describe('a pipe', () => {
  beforeAll(build);

  it('may be closed by who reads it, as `head` does: the command ends without complaint', async () => {
    const child = spawn(process.execPath, [join(root, 'dist', 'octavo.js'), 'list'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let complaint = '';
    child.stderr.on('data', (said) => {
      complaint += said;
    });
    const code = await new Promise((ended) => child.on('close', ended));
    expect(complaint).toBe('');
    expect(code).toBe(0);
  });
});

describe('a full disk', () => {
  beforeAll(build);

  it.skipIf(!existsSync('/dev/full')).each([['list'], ['list', '--json'], ['--help']])(
    'under standard output is told in one line by %s, with exit code 1',
    (...args) => {
      const full = openSync('/dev/full', 'w');
      const stdio: StdioOptions = ['ignore', full, 'pipe'];
      const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'octavo.js'), ...args], {
        stdio,
      });
      closeSync(full);
      expect(stderr.toString()).toBe(
        'error: standard output cannot be written: the disk is full [cli/system]\n',
      );
      expect(status).toBe(1);
    },
  );
});
