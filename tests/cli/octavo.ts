import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Overrides, root } from '../support/folder.ts';

const bundle = join(root, 'dist', 'octavo.js');

const isFresh = (): boolean => {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return sources.every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs <= built);
};

const isTaken = (problem: unknown): boolean =>
  typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'EEXIST';

const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

/** Builds the command line when the source is newer. Test files run side by side: one of them builds, the others wait. */
export const build = async (): Promise<void> => {
  const lock = join(root, 'node_modules', '.octavo-building');
  for (let waited = 0; waited < 600; waited++) {
    try {
      mkdirSync(lock);
      break;
    } catch (problem) {
      if (!isTaken(problem)) throw problem;
      await pause(100);
    }
  }
  try {
    if (!isFresh())
      execFileSync('npm', ['run', '-s', 'build'], {
        cwd: root,
        stdio: 'pipe',
        shell: process.platform === 'win32',
      });
  } finally {
    if (existsSync(lock)) rmdirSync(lock);
  }
};

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a user would, its output piped. */
export const octavo = (cwd: string, ...args: readonly string[]): Ended => {
  // The test runner asks its children for colors; a user's shell does not.
  const { FORCE_COLOR: _forced, NO_COLOR: _none, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
};

/** The files below a folder, by path; nothing when there is no folder. */
export const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort()
    : [];

export const bytesOf = (...steps: readonly string[]): Buffer => readFileSync(join(...steps));

/** A page with one mistake in it, to lay over the base. */
export const withMistake: Overrides = {
  'content/pages/probe.yaml': 'id: probe\ntitle: Probe\nblocks:\n  - hading: One\n',
};

/** Flags that point at the content and layouts of a folder made by `makeFolder`. */
export const own: readonly string[] = ['--content', 'content', '--templates', 'templates'];
