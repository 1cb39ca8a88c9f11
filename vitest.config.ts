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

/** What measures a process of its own, or another build of a package, shares nothing with other files. */
const alone = ['tests/hostile/**/*.test.ts', 'tests/paint/pdfkit*.test.ts'];

const isQuick = process.env.OCTAVO_LANE === 'quick';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // Whole books are set and read back; slow machines need a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // What is kept is kept by what it was made of: files of tests may share it, and need not load everything anew.
      {
        extends: true,
        test: {
          name: 'shared',
          include: isQuick ? quick : ['tests/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: isQuick ? ['tests/paint/pdfkit*.test.ts'] : alone } },
    ],
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
