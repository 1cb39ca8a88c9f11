import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Checks that need more than Node: java and veraPDF, ghostscript. `tests/conformance/verapdf.sh` runs them, `npm test` does not.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: ['tests/**/*.check.ts'],
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
  define: { OCTAVO_VERSION: JSON.stringify('0.0.0-test') },
});
