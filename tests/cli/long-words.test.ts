import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { build, octavo, own } from './octavo.ts';

const folder = makeFolder();

beforeAll(build);
afterAll(() => folder.remove());

it('a name too wide for its line is printed with a warning that does not repeat it', () => {
  const name = 'Wilhelmina'.repeat(20);
  const { code, out, err } = octavo(folder.path, 'make', ...own, '--name', name);
  expect(code).toBe(0);
  expect(err).toContain('layout/overfull');
  expect(out + err).not.toContain('Wilhelm');
});

it.runIf(existsSync('/proc/self'))('a folder that the system will not make is refused, and soon', () => {
  const { code, err } = octavo(folder.path, 'make', ...own, '--out', '/proc/octavo');
  expect(code).toBe(1);
  expect(err).toContain('cli/system');
});
