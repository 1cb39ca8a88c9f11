import type { FileAnswer, FileAsked, FileRead } from '../model/files.ts';
import { blockOf, workerOf } from './worker.ts';

/** Milliseconds that a file may take: a filled copy of three hundred pages takes two thousand. */
const longest = 30_000;

const tooLong: FileRead = { flaw: 'it takes too long to read', hint: 'save it again, and try that' };

let reader: Promise<Worker> | undefined;

/** Reads one file, in a worker that is ended where it takes too long. One at a time. */
export const readFile = async (asked: FileAsked): Promise<FileRead> => {
  reader ??= workerOf(blockOf('reader'));
  const worker = await reader;
  return new Promise((resolve) => {
    const end = (read: FileRead, isSpent: boolean): void => {
      clearTimeout(timer);
      worker.onmessage = null;
      worker.onerror = null;
      if (isSpent) {
        worker.terminate();
        reader = undefined;
      }
      resolve(read);
    };
    const timer = setTimeout(() => end(tooLong, true), longest);
    worker.onmessage = ({ data }: MessageEvent<Partial<FileAnswer>>) => {
      if (data.read) end(data.read, false);
    };
    worker.onerror = () => end({ flaw: 'it cannot be read', hint: 'save it again, and try that' }, true);
    worker.postMessage(asked);
  });
};
