import { dirname, resolve } from 'node:path';
import { blankRoster, error } from '../core/index.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { writeOnce } from '../node/write-once.ts';
import { type BatchGround, fieldsFor } from './batch.ts';
import type { JobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';

/** `octavo batch --blank-roster`. */
export const writeBlankRoster = async (
  file: string,
  job: JobTicket,
  { run, doors }: BatchGround,
): Promise<number> => {
  const path = resolve(file);
  if (!/\.xlsx$/i.test(path)) {
    const hint = 'an empty roster is an Excel file; LibreOffice and Google Sheets open it as well';
    run.report(error('batch/blank', 'the name of an empty roster must end in `.xlsx`', undefined, hint));
    return run.end({});
  }
  const sources = readJobSources(job, run);
  const fields = sources && fieldsFor(sources, job, run);
  if (!fields) return run.end({});
  const { roster, help } = blankRoster(fields);
  try {
    const isNew = await writeOnce(path, () => doors.writeXlsx(roster, help), dirname(path));
    if (isNew) run.say(`${shown(path)}  ${roster[0]?.length ?? 0} columns`);
    else
      run.report(
        error('batch/blank', `\`${shown(path)}\` is there already`, undefined, 'choose another name'),
      );
  } catch (problem) {
    run.report(systemError(problem, `\`${shown(path)}\` could not be written`));
  }
  return run.end(run.failed() ? {} : { file: shown(path), columns: roster[0] ?? [] });
};
