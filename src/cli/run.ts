import {
  type Diagnostic,
  distinct,
  hasErrors,
  type Report,
  type SourceFile,
  type Sources,
} from '../core/index.ts';
import { reasonOf } from '../node/system-error.ts';
import { diagnosticData, type Known, showDiagnostic } from './show-diagnostic.ts';
import { visible } from './visible.ts';

export interface Voice {
  readonly quiet: boolean;
  readonly json: boolean;
  /** Every mistake is shown, however many there are. */
  readonly all?: boolean;
}

/** As many mistakes as are shown at once: those after them often follow from them. */
const mostShown = 20;

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
  /** A line for whoever reads a log, on standard error. */
  readonly note: (line: string) => void;
  /** What was asked for is done: from here on, that nobody hears of it is no failure. */
  readonly settle: () => void;
  /** Tells everything and gives the exit code. */
  readonly end: (result: object) => number;
}

const colorOn = (stream: NodeJS.WriteStream): boolean => stream.isTTY === true && !process.env.NO_COLOR;

/** As `2026-11-22`. */
export const todayIs = (): string => new Date().toISOString().slice(0, 10);

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
      if (!voice.quiet && !voice.json) writeOut(`${visible(line)}\n`);
    },
    progress: (line) => {
      if (process.stderr.isTTY && !voice.quiet && !voice.json) process.stderr.write(`\r\x1b[2K${line}`);
    },
    note: (line) => {
      if (!voice.quiet && !voice.json) process.stderr.write(`${visible(line)}\n`);
    },
    settle: () => {
      state.isDone = true;
    },
    end: (result) => {
      const diagnostics = all();
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if (voice.json) {
        const told = { ...result, diagnostics: diagnostics.map((one) => diagnosticData(one, textOf)) };
        writeOut(`${visible(JSON.stringify(told, null, 2))}\n`);
      } else tellAll(voice.quiet ? errors : diagnostics, errors.length, { voice, textOf, closing });
      return errors.length > 0 ? 1 : 0;
    },
  };
};

interface Telling {
  readonly voice: Voice;
  readonly textOf: (file: string) => Known | undefined;
  readonly closing: string;
}

/** Shows mistakes and doubts, and counts the mistakes; where there are many, the first of them, mistakes before doubts. */
const tellAll = (
  diagnostics: readonly Diagnostic[],
  errors: number,
  { voice, textOf, closing }: Telling,
): void => {
  const isMany = diagnostics.length > mostShown && !voice.all;
  const rank = ({ severity }: Diagnostic): number => (severity === 'error' ? 0 : 1);
  const shown = isMany
    ? diagnostics.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostShown)
    : diagnostics;
  for (const one of shown) process.stderr.write(`${showDiagnostic(one, textOf, colorOn(process.stderr))}\n`);
  if (isMany) process.stderr.write(`${diagnostics.length - mostShown} more; \`--all-mistakes\` shows all\n`);
  if (errors > 0) process.stderr.write(`${errors === 1 ? '1 mistake' : `${errors} mistakes`}${closing}\n`);
};

export const sourceFiles = ({ content, templates, themes, editions }: Sources): readonly SourceFile[] =>
  [content, templates, themes, editions].flatMap((files) => [...files.values()]);
