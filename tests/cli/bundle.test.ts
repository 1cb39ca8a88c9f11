import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';
import { build } from './octavo.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The bundle in a folder of its own, with other code beside it than the build's, or none. */
const versionSaidWith = (code?: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    for (const name of ['octavo.js', 'octavo.cjs']) cpSync(join(root, 'dist', name), join(folder, name));
    if (code) writeFileSync(join(folder, 'octavo.code'), code);
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'octavo.js'), '--version'], {
      encoding: 'utf8',
    });
    return `${stdout}${stderr}`.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('what makes books in a page', () => {
  beforeAll(build);

  it('is small enough to be waited for: 394 KB packed', () => {
    expect(gzipSync(readFileSync(join(root, 'dist', 'core.js')), { level: 9 }).length).toBeLessThan(394_000);
  });
});

/** What a file of types and those that it leads to import of others: names of packages. */
const packagesBehind = (file: string, seen = new Set<string>()): readonly string[] => {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, name = '']) => name);
  return named.flatMap((name) =>
    name.startsWith('.')
      ? packagesBehind(join(dirname(file), name).replace(/\.(?:d\.)?ts$|\.js$/, '.d.ts'), seen)
      : [name],
  );
};

describe('the types that programs see', () => {
  beforeAll(build);

  it.each(['node/index', 'core/public'])('of %s ask for no package: none is installed with ours', (door) => {
    const file = join(root, 'dist/types', `${door}.d.ts`);
    const seen = new Set<string>();
    expect(packagesBehind(file, seen)).toEqual([]);
    expect(seen.size).toBeGreaterThan(3);
  });
});

describe('the code kept by the build', () => {
  beforeAll(build);

  it('runs as the bundle does', () => {
    expect(versionSaidWith(readFileSync(join(root, 'dist', 'octavo.code')))).toBe(version);
  });

  it('is left aside where it is that of another V8, is broken or is missing', () => {
    const code = readFileSync(join(root, 'dist', 'octavo.code'));
    const other = Uint8Array.from(code, (byte, index) => (index >= 4 && index < 8 ? byte ^ 0xff : byte));
    expect(versionSaidWith(other)).toBe(version);
    expect(versionSaidWith(code.subarray(0, 100))).toBe(version);
    expect(versionSaidWith(new TextEncoder().encode('no code'))).toBe(version);
    expect(versionSaidWith()).toBe(version);
  });
});
