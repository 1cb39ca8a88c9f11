import { deflateSync } from 'node:zlib';
import type { Platform } from '../core/public.ts';

/** What Node does faster than core: on a book of 80 pages, bytes of text take 0.1 ms in place of 11. */
export const nodePlatform: Platform = {
  deflate: (bytes) => deflateSync(bytes),
  latin1: (text) => Buffer.from(text, 'latin1'),
};
