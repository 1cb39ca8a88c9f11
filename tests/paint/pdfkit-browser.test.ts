import { vi } from 'vitest';
import { holdReaches } from './hold-reaches.ts';

// What a bundle for browsers gets. `tests/browser` runs it in one; here an update of pdfkit fails by name.
vi.mock('pdfkit', () => import('../../node_modules/pdfkit/js/pdfkit.browser.mjs' as string));

holdReaches('browsers');
