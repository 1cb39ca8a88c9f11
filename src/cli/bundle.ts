import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { defined } from '../core/model/defined.ts';
import type { Commands } from './program.ts';
import { wrapper } from './wrapper.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const [bundle, code] = [path('octavo.cjs'), path('octavo.code')];

/** All commands. V8 takes the code that it made when Octavo was built; if it is another V8, it makes it anew. */
export const openBundle = (): Script =>
  new Script(
    `${wrapper}${readFileSync(bundle, 'utf8')}\n})`,
    defined({ filename: bundle, cachedData: existsSync(code) ? readFileSync(code) : undefined }),
  );

/** Runs it, for what it exports. */
export const runBundle = (script: Script): Commands => {
  const module: { exports?: Commands } = {};
  script.runInThisContext()(module, createRequire(bundle), bundle, dirname(bundle));
  if (!module.exports) throw new Error(`${bundle} exports nothing`);
  return module.exports;
};
