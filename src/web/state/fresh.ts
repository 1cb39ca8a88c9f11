import { makeAgain } from './making.ts';
import { endWorker, whenHeavy } from './worker.ts';

/** Puts a fresh worker into the place of the one there is, and makes in it what is shown. */
export const renew = async (stopped?: Parameters<typeof endWorker>[0]): Promise<void> => {
  await endWorker(stopped);
  await makeAgain();
};

/** Watches how large the worker grows. */
export const watchSize = (): void => whenHeavy(() => void renew());
