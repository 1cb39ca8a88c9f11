import { error, readShard, shardOf } from '../core/index.ts';
import { manifestsIn } from '../node/ledger.ts';
import { shown } from '../node/walk.ts';
import { type BatchTask, openTask, tellTrouble } from './batch-run.ts';

const sameHint =
  'run all parts with the same version, content and layouts; what is done already is made again where it differs';

/** Of how many machines the parts in a folder are, where all say the same. */
const countIn = (folder: string): number | undefined => {
  const counts = manifestsIn(folder).flatMap(({ shard }) =>
    shard === undefined ? [] : (readShard(shard)?.of ?? []),
  );
  return new Set(counts).size === 1 ? counts[0] : undefined;
};

/** Reports what is missing, by rows, and whose part it was. */
const tellMissing = (
  missing: readonly { readonly number: number; readonly ref: string }[],
  task: BatchTask,
): void => {
  const of = countIn(task.folder);
  for (const { number, ref } of missing) {
    const index = of === undefined ? undefined : shardOf(ref, of);
    const said =
      index === undefined ? 'not made yet' : `not made yet; it is the part of machine ${index} of ${of}`;
    const hint =
      index === undefined ? 'run it again without `--merge`' : `run it again with \`--shard ${index}/${of}\``;
    task.job.reportRow({ row: number, diagnostic: error('batch/missing', said, undefined, hint) });
  }
};

/** Checks what several machines have made, and writes one manifest of it where it is whole. */
export const mergeShards = async (task: BatchTask): Promise<object> => {
  const { folder, run } = task;
  try {
    const { ledger, marked, versions } = await openTask(task);
    for (const { file, program, content } of manifestsIn(folder))
      if (program !== versions.program || content !== versions.content) {
        const said = `\`${file}\` was made with another version of Octavo or of the content`;
        run.report(error('batch/versions', said, undefined, sameHint));
      }
    const missing = marked.filter(({ ref, inputs }) => !ledger.isDone(ref, inputs, true));
    tellMissing(
      missing.map(({ row: { number }, ref }) => ({ number, ref })),
      task,
    );
    if (missing.length > 0 || run.failed())
      return { missing: missing.map(({ ref, row: { number: row } }) => ({ row, ref })) };
    ledger.end();
    run.settle();
    run.say(`${shown(folder)}: all ${marked.length} rows are made, and in one manifest`);
    return { rows: marked.length };
  } catch (problem) {
    tellTrouble(problem, folder, run);
    return {};
  }
};
