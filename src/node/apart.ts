import { Worker } from 'node:worker_threads';

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

/** What a thread has answered, or why it has not. */
export type Answered<Answer> = { readonly answer: Answer } | { readonly why: string };

/**
 * Runs a bundle that lies beside ours in a thread of its own, and takes the first thing that it says: what reads a file may be large,
 * may fail long after it was asked, and must not take all the time and memory there is.
 */
export const runApart = <Answer>(bundle: string, workerData: unknown): Promise<Answered<Answer>> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL(bundle, import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
      stderr: true,
    });
    const end = (answered: Answered<Answer>): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(answered);
    };
    const timer = whenSpent(() => end({ why: ': it takes too long' }));
    worker.on('message', (answer: Answer) => end({ answer }));
    worker.on('error', () => end({ why: '' }));
    worker.on('exit', () => end({ why: '' }));
  });
