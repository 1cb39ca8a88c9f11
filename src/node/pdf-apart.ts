import { Worker } from 'node:worker_threads';
import type { FilledField } from '../core/answers/filled.ts';

/** Seconds of the processor, seconds on the clock, and megabytes that a file may take: a filled copy of three hundred pages takes two, and a fifth of these. */
const [longest, longestWait, mostMegabytes] = [8, 60, 512];

/** Calls once when this process has worked so long from now on, or so much time has gone by. */
const whenSpent = (call: () => void): NodeJS.Timeout => {
  const [began, before] = [performance.now(), process.cpuUsage()];
  return setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if (user + system > longest * 1e6 || performance.now() - began > longestWait * 1e3) call();
  }, 200);
};

type Read = { readonly fields: readonly FilledField[] } | { readonly why: string };

/**
 * Reads the fields of a form in a thread of its own, from a bundle of its own: the reader of PDF files is large, may fail long after
 * it was asked, and must not take all the time and memory there is.
 */
export const readApart = (bytes: Uint8Array): Promise<Read> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('answers.cjs', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
      stderr: true,
    });
    const end = (read: Read): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(read);
    };
    const timer = whenSpent(() => end({ why: ': it takes too long' }));
    worker.on('message', (fields: readonly FilledField[]) => end({ fields }));
    worker.on('error', () => end({ why: '' }));
    worker.on('exit', () => end({ why: '' }));
  });
