import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { error, type Place, type Report } from '../core/index.ts';
import { reasonOf } from './system-error.ts';

/** The path as a user would type it from where they stand. */
export const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  if (near === '') return '.';
  return near.startsWith(`..${sep}..${sep}..`) ? path : near;
};

/** The place of a file as a whole. */
export const placeOfFile = (path: string): Place => ({ file: shown(path), start: 0, end: 0 });

/** More files than any content has: the folder of something else was named. */
const mostFiles = 20_000;

/** A folder that is gone through, and what it held so far. */
interface Walk {
  readonly report: Report;
  readonly found: string[];
}

/** What a file or a folder is, links followed; undefined for what cannot be told, as reported. */
const kindOf = (entry: Dirent, path: string, { report }: Walk): 'file' | 'folder' | undefined => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return undefined;
  try {
    // Of links those to files are followed: one to a folder may lead in a circle.
    return statSync(path).isFile() ? 'file' : undefined;
  } catch (problem) {
    const hint = 'mend the link, or take it away';
    report(error('cli/unreadable', `this link leads nowhere: ${reasonOf(problem)}`, placeOfFile(path), hint));
    return undefined;
  }
};

const entriesOf = (folder: string, { report }: Walk): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (problem) {
    const said = `the folder cannot be read: ${reasonOf(problem)}`;
    report(error('cli/unreadable', said, placeOfFile(folder), 'give yourself the right to read it'));
    return [];
  }
};

const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const visit = (folder: string, walk: Walk): void => {
  for (const entry of entriesOf(folder, walk)) {
    if (isPassedOver(entry.name) || walk.found.length > mostFiles) continue;
    const path = join(folder, entry.name);
    if (entry.name.includes('\ufffd')) {
      const said = 'the name of this file is not UTF-8';
      walk.report(error('cli/unreadable', said, placeOfFile(path), 'give it another name'));
      continue;
    }
    const kind = kindOf(entry, path, walk);
    if (kind === 'folder') visit(path, walk);
    if (kind === 'file') walk.found.push(path);
  }
};

/** All files below a folder, by their paths within it; hidden ones are passed over. What cannot be read is reported. */
export const filesBelow = (folder: string, report: Report): readonly string[] => {
  const walk: Walk = { report, found: [] };
  visit(folder, walk);
  if (walk.found.length > mostFiles) {
    const said = `the folder \`${shown(folder)}\` holds more than ${mostFiles} files`;
    report(error('cli/too-many-files', said, undefined, 'name the folder of the content itself'));
    return [];
  }
  return walk.found.map((path) => relative(folder, path)).sort();
};
