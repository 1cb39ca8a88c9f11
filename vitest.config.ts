import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Whole books are set and read back; slow machines need a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
