import { defineConfig } from 'vitest/config';

// Apart from the other tests: it needs a browser.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
