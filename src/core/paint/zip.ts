import { strToU8, type Zippable, zipSync } from 'fflate';

/** A file in an archive, or in a folder. */
export interface ArchivedFile {
  /** Its path, `/` between the steps. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Packs files into a ZIP archive, in their order. All bear one date (ISO), so that the same files give the same bytes, whatever the
 * clock and the time zone.
 */
export const zipFiles = (files: readonly ArchivedFile[], day: string): Uint8Array => {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  // An archive holds local times: noon of that day in any zone.
  const mtime = new Date(Math.max(1980, year), month - 1, date, 12);
  const entries: Zippable = Object.fromEntries(
    files.map(({ name, bytes }) => [name, [bytes, { mtime, os: 3, attrs: 0o644 << 16, level: 6 }]]),
  );
  return zipSync(entries);
};

/** A text as UTF-8. */
export const utf8Bytes = (text: string): Uint8Array => strToU8(text);
