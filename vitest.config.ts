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

/** What goes through whole books of every edition, or starts or ends processes again and again: minutes, which CI takes each time. */
const whole = [
  'tests/answers-table/command.test.ts',
  'tests/brand/books.test.ts',
  'tests/brand/sheets.test.ts',
  'tests/cli/copies.test.ts',
  'tests/cli/pictures.test.ts',
  'tests/cli/starts.test.ts',
  'tests/cli/voice.test.ts',
  'tests/conformance/reading.test.ts',
  'tests/copies.test.ts',
  'tests/editions/**/*.test.ts',
  'tests/fillable/answers.test.ts',
  'tests/memo.test.ts',
  'tests/node/kills.test.ts',
  'tests/paginate/booklet.test.ts',
  'tests/paint/sheets.test.ts',
  'tests/review/content.test.ts',
  'tests/roster/kills.test.ts',
  'tests/shop/bundle.test.ts',
  'tests/shop/pictures.test.ts',
  'tests/shop/thousand-orders.test.ts',
  'tests/shop/update.test.ts',
  'tests/type/shaping.test.ts',
  'tests/vendor/books.test.ts',
  'tests/vendor/command.test.ts',
  'tests/workbooks/left-out.test.ts',
  'tests/workbooks/lengths.test.ts',
  'tests/workbooks/loose.test.ts',
];

/** What measures a process of its own, or another build of a package, shares nothing with other files. */
const alone = ['tests/hostile/**/*.test.ts', 'tests/paint/pdfkit*.test.ts'];

interface Lane {
  readonly shared: readonly string[];
  readonly alone: readonly string[];
  readonly left: readonly string[];
}

const wholeAlone = ['tests/hostile/commands.test.ts', 'tests/hostile/limits.test.ts'];

const every = ['tests/**/*.test.ts'];

const lanes: Readonly<Record<string, Lane>> = {
  quick: { shared: quick, alone: ['tests/paint/pdfkit*.test.ts'], left: ['tests/paint/sheets.test.ts'] },
  usual: { shared: every, alone, left: [...whole, ...wholeAlone] },
  whole: { shared: whole, alone: wholeAlone, left: [] },
  long: { shared: every, alone, left: [] },
};

const lane = lanes[process.env.OCTAVO_LANE ?? (process.env.OCTAVO_LONG === '1' ? 'long' : 'usual')];
if (!lane) throw new Error(`OCTAVO_LANE is one of ${Object.keys(lanes).join(', ')}`);

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
          include: [...lane.shared],
          exclude: [...alone, ...lane.left],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: [...lane.alone], exclude: [...lane.left] } },
    ],
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
