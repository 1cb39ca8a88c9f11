import { Worker } from 'node:worker_threads';

/** Seconds of the processor, seconds on the clock, and megabytes that a file may take: a filled copy of three hundred pages takes two, and a fifth of these. */
const [longest, longestWait, mostMegabytes] = [8, 60, 512];

/** Calls once when this process has worked so many seconds from now on, or too much time has gone by. */
const whenSpent = (work: number, call: () => void): { readonly stop: () => void } => {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if (user + system > work * 1e6 || performance.now() - began > longestWait * 1e3) call();
  }, 200);
  return { stop: () => clearInterval(timer) };
};

/** What a thread has answered, or why it has not. */
export type Answered<Answer> = { readonly answer: Answer } | { readonly why: string };

/** Takes what a thread says: its answer, or a piece of it, after which its time begins anew. */
type Take<Message, Answer> = (message: Message) => { readonly answer: Answer } | undefined;

/**
 * Runs a bundle that lies beside ours in a thread of its own, and takes what it says until that is an answer: what reads a file may be
 * large, may fail long after it was asked, and must not take all the time and memory there is.
 */
export const takeApart = <Message, Answer>(
  bundle: string,
  workerData: unknown,
  take: Take<Message, Answer>,
  work = longest,
): Promise<Answered<Answer>> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL(bundle, import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
      stderr: true,
    });
    const end = (answered: Answered<Answer>): void => {
      spent.stop();
      void worker.terminate();
      resolve(answered);
    };
    const begin = () => whenSpent(work, () => end({ why: ': it takes too long' }));
    let spent = begin();
    worker.on('message', (message: Message) => {
      const answered = take(message);
      if (answered) end(answered);
      else {
        spent.stop();
        spent = begin();
      }
    });
    worker.on('error', () => end({ why: '' }));
    worker.on('exit', () => end({ why: '' }));
  });

/** The same, where the first thing that it says is its answer. */
export const runApart = <Answer>(bundle: string, workerData: unknown): Promise<Answered<Answer>> =>
  takeApart(bundle, workerData, (answer: Answer) => ({ answer }));
