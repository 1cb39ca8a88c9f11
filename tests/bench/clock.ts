// Time as the processor counts it: what else the machine does in the meantime is left out.

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of processor time, all threads together. */
const timed = async (act: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** Every row gets as long to warm up, or so many runs. */
const warmUp = 1500;

export interface Runs {
  /** Runs of which the median is taken. */
  readonly counted?: number;
  /** Runs before them, at least. */
  readonly before?: number;
}

/** Median of warm runs: those of the first while are not counted. */
export const warm = async (act: () => unknown, { counted = 25, before = 1 }: Runs = {}): Promise<number> => {
  const start = performance.now();
  for (let run = 0; run < before || performance.now() - start < warmUp; run++) await act();
  const times: number[] = [];
  for (let run = 0; run < counted; run++) times.push(await timed(act));
  return median(times);
};

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

export const show = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(58)} ${value}\n`);
