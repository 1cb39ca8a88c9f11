import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/sources.ts';
import { faults } from './faults.mjs';
import { coreFiles, fileOf, spoilt } from './spoil.mjs';

describe('the faults of ink that the tests are tried with', () => {
  const files = coreFiles(root);

  it('can each be made: their texts stand in the sources, once', () => {
    const mistakes = faults.flatMap((fault) => {
      try {
        const text = readFileSync(join(root, fileOf(fault, files)), 'utf8');
        return spoilt(text, fault) === text ? [`nothing changes: ${fault.what}`] : [];
      } catch (mistake) {
        return [`${fault.what}: ${mistake instanceof Error ? mistake.message : mistake}`];
      }
    });
    expect(mistakes).toEqual([]);
  });

  it('are many, and no two are told alike', () => {
    expect(new Set(faults.map(({ what }) => what)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThanOrEqual(100);
  });
});
