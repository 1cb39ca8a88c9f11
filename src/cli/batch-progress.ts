import type { Run } from './run.ts';

/** Milliseconds between two lines of progress: on a terminal, where the line is written over, and in a log. */
const [often, seldom] = [200, 30_000];

export interface BatchProgress {
  readonly step: () => void;
  readonly end: () => void;
}

const duration = (seconds: number): string => {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
};

/** Tells how far a run has come, at what rate, and how long it will take. */
export const startProgress = (run: Run, doing: string, all: number): BatchProgress => {
  const started = performance.now();
  const isSeen = process.stderr.isTTY === true;
  let [done, told] = [0, started];
  const line = (now: number): string => {
    const rate = done / ((now - started) / 1000);
    return `${doing}: ${done} of ${all}, ${rate.toFixed(rate < 10 ? 1 : 0)} a second, ${duration((all - done) / rate)} left`;
  };
  return {
    step: () => {
      done += 1;
      const now = performance.now();
      if (now - told < (isSeen ? often : seldom)) return;
      told = now;
      if (isSeen) run.progress(line(now));
      else run.note(line(now));
    },
    end: () => run.progress(''),
  };
};
