import { error, readShard, type Shard } from '../core/index.ts';
import type { Run } from './run.ts';

const hint = 'write which of how many, as in `--shard 2/4`, or `--shard auto` in a Slurm array';

/** Which task of a Slurm array this process is, from 1; undefined where it is none, or the array has gaps. */
const slurmShard = (variables: NodeJS.ProcessEnv): Shard | undefined => {
  const number = (name: string): number | undefined => {
    const text = variables[`SLURM_ARRAY_TASK_${name}`];
    return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  };
  const [id, of] = [number('ID'), number('COUNT')];
  if (id === undefined || of === undefined) return undefined;
  const index = (id - (number('MIN') ?? 0)) / (number('STEP') ?? 1) + 1;
  return Number.isInteger(index) ? readShard(`${index}/${of}`) : undefined;
};

/** Reads `--shard`; undefined where it is not given, or cannot be read, as reported. */
export const shardFrom = (
  text: string | undefined,
  run: Run,
  variables: NodeJS.ProcessEnv = process.env,
): Shard | undefined => {
  if (text === undefined) return undefined;
  const shard = text === 'auto' ? slurmShard(variables) : readShard(text);
  const said =
    text === 'auto'
      ? 'there are no variables of a Slurm array without gaps, as `--shard auto` reads them'
      : 'what is given for `--shard` cannot be read';
  if (!shard) run.report(error('batch/shard', said, undefined, hint));
  return shard;
};
