import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { expect } from 'vitest';
import { root } from '../support/sources.ts';
import { compare, differencePicture, tolerance } from './compare.ts';
import type { Picture } from './render.ts';

const isUpdating = process.env.UPDATE_GOLDENS === '1';
const folder = join(root, 'tests/ink/pictures');

const writePicture = (path: string, { width, height, data }: Picture): void =>
  writeFileSync(path, encode({ width, height, data, channels: 3, depth: 8 }, { zlib: { level: 9 } }));

const readPicture = (path: string): Picture => {
  const { width, height, data } = decode(readFileSync(path));
  return { width, height, data: Uint8Array.from(data) };
};

/** Leaves behind what somebody needs in order to see the difference; gives the folder in which it lies. */
const showDifference = (name: string, actual: Picture, expected: Picture): string => {
  const shown = join(tmpdir(), 'octavo-ink');
  mkdirSync(shown, { recursive: true });
  writePicture(join(shown, `${name}.actual.png`), actual);
  writePicture(join(shown, `${name}.difference.png`), differencePicture(actual, expected));
  return shown;
};

/** Holds a picture against the one that shows what it should be; `UPDATE_GOLDENS=1 npx vitest run` writes that one instead. */
export const expectPicture = (actual: Picture, name: string): void => {
  const path = join(folder, `${name}.png`);
  if (isUpdating) writePicture(path, actual);
  expect(existsSync(path), `${name}.png is missing: write it with UPDATE_GOLDENS=1 npx vitest run`).toBe(
    true,
  );
  const expected = readPicture(path);
  const { most, x, y } = compare(actual, expected);
  if (most <= tolerance) return;
  const shown = showDifference(name, actual, expected);
  expect.fail(`${name} differs by ${most.toFixed(1)} of 255 at ${x}, ${y}: see ${name}.*.png in ${shown}`);
};
