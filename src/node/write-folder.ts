import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { error, type Report } from '../core/model/diagnostic.ts';
import { claimFolder, nodeSystem, type System } from './claim.ts';
import { endRun, endStopped, syncFolder } from './journal.ts';
import { makeFolder } from './write-files.ts';

/** A file of a folder, by its path within it, `/` between the steps. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** SHA-256 in hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The list of what a folder of ours holds, as `sha256sum --check` reads it. */
export const checksumsFile = 'checksums.txt';

const filesIn = (folder: string, { files }: System): readonly string[] =>
  files
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));

/** Whether a folder holds what its own list says, and nothing else: then it can be made again, and nobody has put anything into it. */
const isAsMade = (folder: string, system: System): boolean => {
  const { files } = system;
  const list = join(folder, checksumsFile);
  if (!files.lstatSync(list, { throwIfNoEntry: false })?.isFile()) return false;
  const listed = new Map(
    files
      .readFileSync(list, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, digest, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
        return digest === undefined || name === undefined ? [] : [[join(folder, name), digest] as const];
      }),
  );
  const there = filesIn(folder, system).filter((path) => path !== list);
  return (
    there.length === listed.size &&
    there.every(
      (path) => files.lstatSync(path).isFile() && sha256(files.readFileSync(path)) === listed.get(path),
    )
  );
};

/** Whether a folder holds these very files, and no others. */
const holdsSame = (folder: string, wanted: readonly FolderFile[], system: System): boolean => {
  const there = filesIn(folder, system);
  return (
    there.length === wanted.length &&
    wanted.every(({ name, bytes }) => {
      const path = join(folder, name);
      return there.includes(path) && system.files.readFileSync(path).equals(bytes);
    })
  );
};

const isThere = (path: string, { files }: System): boolean =>
  files.lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Clears what a stopped run has left: its half-made folder goes, what it had set aside comes back if nothing took its place. */
const mend = (target: string, waiting: string, aside: string, system: System): void => {
  const { files } = system;
  files.rmSync(waiting, { recursive: true, force: true });
  if (!isThere(aside, system)) return;
  if (isThere(target, system)) files.rmSync(aside, { recursive: true, force: true });
  else files.renameSync(aside, target);
};

const fill = (folder: string, wanted: readonly FolderFile[], system: System): void => {
  for (const { name, bytes } of wanted) {
    const path = join(folder, name);
    makeFolder(dirname(path), system);
    system.files.writeFileSync(path, bytes, { flag: 'wx', flush: true });
  }
};

/** What became of a folder that is written. */
export type FolderResult = 'written' | 'unchanged' | 'replaced';

/** What may become of what stands there; undefined where it must stay, as reported. */
const resultAt = (
  target: string,
  wanted: readonly FolderFile[],
  { replace, report, system }: Writing,
): FolderResult | undefined => {
  const there = system.files.lstatSync(target, { throwIfNoEntry: false });
  if (!there) return 'written';
  const isFolder = there.isDirectory();
  if (isFolder && holdsSame(target, wanted, system)) return 'unchanged';
  if (isFolder && (replace || isAsMade(target, system))) return 'replaced';
  const hint = isFolder ? 'move it away, or say `--replace`' : 'move it away';
  report(
    error('shop/not-ours', 'the folder there holds something else, or was changed by hand', undefined, hint),
  );
  return undefined;
};

interface Writing {
  readonly replace: boolean;
  readonly report: Report;
  readonly system: System;
}

/**
 * Writes a folder whole or not at all, whatever stops it: it is filled beside its place and renamed. One that is as we made it is
 * replaced; anything else stays, unless `replace`. Undefined where it has no place, as reported. Throws what the system says.
 */
export const writeFolder = (
  target: string,
  wanted: readonly FolderFile[],
  { replace, report, system = nodeSystem }: Omit<Writing, 'system'> & { readonly system?: System },
): FolderResult | undefined => {
  const { files } = system;
  const parent = dirname(target);
  makeFolder(parent, system);
  const claim = claimFolder(parent, system);
  const [waiting, aside] = [`${target}.octavo-new`, `${target}.octavo-old`];
  try {
    endStopped(claim, system);
    mend(target, waiting, aside, system);
    const result = resultAt(target, wanted, { replace, report, system });
    if (result === undefined || result === 'unchanged') return result;
    fill(waiting, wanted, system);
    if (result === 'replaced') files.renameSync(target, aside);
    files.renameSync(waiting, target);
    syncFolder(parent, system);
    return result;
  } finally {
    mend(target, waiting, aside, system);
    endRun(claim, system);
  }
};
