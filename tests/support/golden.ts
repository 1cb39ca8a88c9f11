import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './sources.ts';

const isUpdating = process.env.UPDATE_GOLDENS === '1';

/** Holds a text against the file that says what it should be; `UPDATE_GOLDENS=1 npx vitest run` writes the file instead. */
export const expectGolden = (actual: string, file: string): void => {
  const path = join(root, file);
  if (isUpdating) writeFileSync(path, actual);
  expect(existsSync(path), `${file} is missing: write it with UPDATE_GOLDENS=1 npx vitest run`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
};
