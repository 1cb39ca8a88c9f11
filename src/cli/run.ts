import {
  type Diagnostic,
  distinct,
  error,
  hasErrors,
  type Report,
  type SourceFile,
  type Sources,
} from '../core/index.ts';
import { diagnosticData, type Known, showDiagnostic } from './show-diagnostic.ts';

export interface Voice {
  readonly quiet: boolean;
  readonly json: boolean;
}

/** One run of a command: what went wrong in it, and how it is told. */
export interface Run {
  readonly voice: Voice;
  readonly report: Report;
  readonly diagnostics: () => readonly Diagnostic[];
  readonly failed: () => boolean;
  /** Text files that diagnostics may point into, and quote unless told not to. */
  readonly knows: (files: Iterable<SourceFile>, quoted?: boolean) => void;
  readonly say: (line: string) => void;
  readonly progress: (line: string) => void;
  /** What was asked for is done: from here on, that nobody hears of it is no failure. */
  readonly settle: () => void;
  /** Tells everything and gives the exit code. */
  readonly end: (result: object) => number;
}

const colorOn = (stream: NodeJS.WriteStream): boolean => stream.isTTY === true && !process.env.NO_COLOR;

/** What the operating system refused, in a few words. */
const reasonOf = (problem: unknown): string => {
  const code =
    typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '';
  return reasons[code] ?? (problem instanceof Error ? problem.message : String(problem));
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of that path is a file',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'that is a folder',
  ENOENT: 'it is not there',
};

/** What this process has come to: files in their places, and whether anybody hears of it. */
const state = { isDone: false, isHeard: true };

/** Ends the process where nobody hears it: without a word when whoever read what we say has stopped, as `head` does. What is done stays a success. */
export const endUnheard = (problem: unknown): void => {
  if (typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'EPIPE')
    process.exit();
  const said = `standard output cannot be written: ${reasonOf(problem)}`;
  if (!state.isDone) {
    process.stderr.write(`error: ${said} [cli/system]\n`);
    process.exit(1);
  }
  if (state.isHeard) process.stderr.write(`warning: ${said}; all files are in their places [cli/system]\n`);
  state.isHeard = false;
};

/** Writes to standard output, which throws at once where that is a file. */
export const writeOut = (text: string): void => {
  try {
    process.stdout.write(text);
  } catch (problem) {
    endUnheard(problem);
  }
};

/** `closing` is said after the count of mistakes. */
export const startRun = (voice: Voice, closing = ''): Run => {
  const found: Diagnostic[] = [];
  const texts = new Map<string, Known>();
  const textOf = (file: string): Known | undefined => texts.get(file);
  const all = (): readonly Diagnostic[] => distinct(found);
  return {
    voice,
    report: (diagnostic) => found.push(diagnostic),
    diagnostics: all,
    failed: () => hasErrors(found),
    knows: (files, quoted = true) => {
      for (const { file, text } of files) texts.set(file, { text, quoted });
    },
    say: (line) => {
      if (!voice.quiet && !voice.json) writeOut(`${line}\n`);
    },
    progress: (line) => {
      if (process.stderr.isTTY && !voice.quiet && !voice.json) process.stderr.write(`\r\x1b[2K${line}`);
    },
    settle: () => {
      state.isDone = true;
    },
    end: (result) => {
      const diagnostics = all();
      const told = voice.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
      if (voice.json)
        writeOut(
          `${JSON.stringify({ ...result, diagnostics: diagnostics.map((one) => diagnosticData(one, textOf)) }, null, 2)}\n`,
        );
      else
        for (const one of told)
          process.stderr.write(`${showDiagnostic(one, textOf, colorOn(process.stderr))}\n`);
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      if (!voice.json && errors > 0)
        process.stderr.write(`${errors === 1 ? '1 mistake' : `${errors} mistakes`}${closing}\n`);
      return errors > 0 ? 1 : 0;
    },
  };
};

export const sourceFiles = ({ content, templates, themes, editions }: Sources): readonly SourceFile[] =>
  [content, templates, themes, editions].flatMap((files) => [...files.values()]);

/** What the operating system refused, in words. */
export const systemError = (problem: unknown, what: string, hint = 'choose another place'): Diagnostic => {
  return error('cli/system', `${what}: ${reasonOf(problem)}`, undefined, hint);
};
