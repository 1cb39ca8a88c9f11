import { defineConfig } from 'vitest/config';

// Apart from the other tests: it needs a browser.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a page shows comes in its own time.
    expect: { poll: { timeout: 20_000 } },
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
