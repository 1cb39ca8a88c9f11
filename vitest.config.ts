import { defineConfig } from 'vitest/config';

/** What most mistakes of ours show in, for less than a minute: no whole books, no processes. */
const quick = [
  'tests/architecture.test.ts',
  'tests/compose/walked-layouts.test.ts',
  'tests/ink/**/*.test.ts',
  'tests/paint/**/*.test.ts',
  'tests/specimens/**/*.test.ts',
  'tests/starts/**/*.test.ts',
  'tests/type/lines.test.ts',
  'tests/type/hyphenate.test.ts',
];

export default defineConfig({
  test: {
    include: process.env.OCTAVO_LANE === 'quick' ? quick : ['tests/**/*.test.ts'],
    // Whole books are set and read back; slow machines need a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
