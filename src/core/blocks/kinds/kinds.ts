import type { Kind } from '../block.ts';
import * as register from './register.ts';

/** Every kind of block, by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.values(register).map((kind) => [kind.name, kind]),
);
