import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { error } from '../core/index.ts';
import { readFiles } from '../node/packed.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { writeNewFiles } from '../node/write-new-files.ts';
import type { Run } from './run.ts';

/** Whether there is anything in a folder. What is hidden does not count: a folder under version control is still a new one. */
const isEmpty = (folder: string): boolean => readdirSync(folder).every((name) => name.startsWith('.'));

/** Whether something may be written there; if not, it is reported. */
const isFree = (folder: string, run: Run): boolean => {
  if (!existsSync(folder) || (statSync(folder).isDirectory() && isEmpty(folder))) return true;
  const what = statSync(folder).isDirectory() ? 'is not empty' : 'is a file';
  const hint = 'name a folder that is empty, or that is not there yet';
  run.report(error('cli/not-empty', `\`${shown(folder)}\` ${what}; nothing was written`, undefined, hint));
  return false;
};

/** A path as one word of a command. */
const asWord = (path: string): string => (/^[\w./\\:@%+,~][\w./\\:@%+,~-]*$/.test(path) ? path : `"${path}"`);

/** `octavo init DIR`: writes the notebook to begin with, all of it or nothing. `start`: the folder it is copied from. */
export const init = (path: string, run: Run, start: string): number => {
  const folder = resolve(path);
  try {
    if (!isFree(folder, run)) return run.end({});
    const files = [...readFiles(start)].map(([name, bytes]) => ({ path: join(folder, name), bytes }));
    writeNewFiles(files);
    const names = files.map((file) => shown(file.path));
    const next = ['make', 'check'].map((command) => `octavo ${command} ${asWord(shown(folder))}`);
    for (const name of names) run.say(name);
    run.say('\nA small notebook to begin with. What to run next:');
    for (const line of next) run.say(`  ${line}`);
    return run.end({ folder: shown(folder), files: names, next });
  } catch (problem) {
    run.report(systemError(problem, `nothing could be written to \`${shown(folder)}\``));
    return run.end({});
  }
};
