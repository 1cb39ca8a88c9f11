import { createHash, createHmac, type Hash, type Hmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sources } from '../core/index.ts';
import type { Versions } from '../core/roster/manifest.ts';
import { sha256 } from './write-folder.ts';
import { writeOnce } from './write-once.ts';

declare const OCTAVO_VERSION: string;

/** Where a text was read is nothing to what is made of it; nor is what was made of it beforehand. */
const passedOver = new Set(['file', 'parsed']);

/** Feeds plain values, so that two that differ feed different bytes, in whatever order their keys stand. */
const feed = (hash: Hash | Hmac, value: unknown): void => {
  if (value instanceof Uint8Array) {
    hash.update(`bytes ${value.length} `);
    hash.update(value);
  } else if (Array.isArray(value)) {
    hash.update(`list ${value.length} `);
    for (const one of value) feed(hash, one);
  } else if (typeof value === 'object' && value !== null) {
    const entries: readonly (readonly [unknown, unknown])[] =
      value instanceof Map ? [...value] : Object.entries(value).filter(([key]) => !passedOver.has(key));
    const sorted = entries
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [String(key), one] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    hash.update(`map ${sorted.length} `);
    for (const [key, one] of sorted) {
      feed(hash, key);
      feed(hash, one);
    }
  } else {
    const text = JSON.stringify(value) ?? 'undefined';
    hash.update(`${typeof value} ${text.length} ${text}`);
  }
};

const hashOf = (value: unknown): string => {
  const hash = createHash('sha256');
  feed(hash, value);
  return hash.digest('hex');
};

/** What files are made with: the program, and all that is read but for what is the user's own. */
export const versionsOf = ({ brands: _brands, ...sources }: Sources): Versions => ({
  octavo: OCTAVO_VERSION,
  program: sha256(readFileSync(fileURLToPath(import.meta.url))),
  content: hashOf(sources),
});

const keyForm = /^[0-9a-f]{64}$/;

/** The key by which inputs are marked, and what it is called where it is not told. */
export interface RosterKey {
  readonly id: string;
  readonly mark: (inputs: unknown) => string;
}

/**
 * The key of the folder that a roster lies in, made by chance when there is none. A mark without a key could be guessed: names are
 * few. Undefined where none can be kept: then every row is made anew, and compared.
 */
export const rosterKey = async (roster: string): Promise<RosterKey | undefined> => {
  const path = join(dirname(roster), '.octavo-key');
  try {
    await writeOnce(path, async () => Buffer.from(randomBytes(32).toString('hex')));
    const key = readFileSync(path, 'utf8').trim();
    if (!keyForm.test(key)) return undefined;
    const mark = (inputs: unknown): string => {
      const hmac = createHmac('sha256', Buffer.from(key, 'hex'));
      feed(hmac, inputs);
      return hmac.digest('hex');
    };
    return { id: mark('which key').slice(0, 8), mark };
  } catch {
    return undefined;
  }
};
