import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { sep } from 'node:path';

// What a path names may be a pipe that nobody writes to, or a device that never ends. It is read within bounds.

/** Bytes of a file at the most: far more than any text, picture, font or filled copy has. */
const mostBytes = 64 * 2 ** 20;
/** Milliseconds that are waited for a pipe: for its next bytes, and in all. */
const [longestSilence, longestWait, pause] = [3000, 8000, 20];

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

const codeOf = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;

/** Bytes read; 0 at the end, or where nobody writes; undefined when there are none yet. */
const readSome = (descriptor: number, buffer: Uint8Array): number | undefined => {
  try {
    return readSync(descriptor, buffer);
  } catch (problem) {
    if (codeOf(problem) === 'EAGAIN') return undefined;
    if (codeOf(problem) === 'EOF') return 0;
    throw problem;
  }
};

/** Told as what a system refuses is, by a code. */
class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const tooLarge = (): Error =>
  new Refused('ERR_FS_FILE_TOO_LARGE', `it is larger than ${mostBytes / 2 ** 20} MB`);

/** Reads a pipe or a device to its end, if that comes soon. */
const readStream = (descriptor: number): Uint8Array => {
  const parts: Uint8Array[] = [];
  const started = performance.now();
  let [size, heard] = [0, started];
  const buffer = new Uint8Array(2 ** 16);
  while (true) {
    const count = readSome(descriptor, buffer);
    if (count === 0 && size > 0) return Buffer.concat(parts);
    const now = performance.now();
    if (count !== undefined && count > 0) {
      parts.push(buffer.slice(0, count));
      size += count;
      heard = now;
      if (size > mostBytes) throw tooLarge();
    } else if (now - heard > longestSilence) throw new Refused('SILENT', 'nothing more came from it');
    else sleep(pause);
    if (now - started > longestWait) throw new Refused('ENDLESS', 'its end did not come');
  }
};

/** A file's bytes. Throws what the system says, or why it is not read. */
export const readBounded = (path: string): Uint8Array => {
  const found = statSync(path);
  if (found.isFile() && found.size > mostBytes) throw tooLarge();
  if (found.isFile() || found.isDirectory()) return new Uint8Array(readFileSync(path));
  // Without this flag, to open a pipe waits for somebody who writes to it.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return readStream(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** The same path with `/` between its steps, as content refers to it. macOS writes letters and their marks one by one. */
export const nameOf = (path: string): string => path.split(sep).join('/').normalize('NFC');
