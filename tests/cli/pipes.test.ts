import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';
import { build } from './octavo.ts';

describe('a pipe', () => {
  beforeAll(build);

  it('may be closed by who reads it, as `head` does: the command ends without complaint', async () => {
    const child = spawn(process.execPath, [join(root, 'dist', 'octavo.js'), 'list'], { stdio: ['ignore', 'pipe', 'pipe'] });
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
