import type { CommanderError } from 'commander';
import { shorthands } from '../core/choose/shorthands.ts';
import { readSpecimen, startFolder } from '../node/packed.ts';
import { spreadsheetsApart } from '../node/spreadsheets-apart.ts';
import { answers, misusedAnswers } from './answers.ts';
import { batch } from './batch.ts';
import { writeBlankRoster } from './blank-roster.ts';
import { listBlocks, showBlock } from './blocks.ts';
import { type BundleFlags, bundleProduct } from './bundle-product.ts';

import type { AnswerFlags, BatchFlags, Flags, ListFlags } from './flags.ts';

import { flatten } from './flatten.ts';
import { init } from './init.ts';
import { jobAt } from './job-path.ts';
import { type JobTicket, readJobTicket } from './job-ticket.ts';
import { listAll, listEditions, showExercise } from './list.ts';
import { make } from './make.ts';
import { misuse, type Typed } from './misuse.ts';
import { type OrderWishes, takeOrders } from './orders.ts';
import { drawPages, type PagesFlags } from './pages.ts';
import type { Fields } from './private-file.ts';
import { type Run, startRun, type Voice } from './run.ts';
import { tonight } from './tonight.ts';
import { type UpdateFlags, updateCopies } from './update.ts';

export { choicesHelp } from './choices-help.ts';
export { endUnheard } from './run.ts';
export { sourceStack } from './source-stack.ts';

// What each command does. Arguments come as read; the exit code of the process is set.

const voiceOf = ({ quiet = false, json = false, allMistakes: all = false }: Flags): Voice => ({
  quiet,
  json,
  all,
});

/** Flags of several words by the fields that they stand for: `maxDose` is `max_dose`. */
const inFields = (flags: Fields): Fields =>
  Object.fromEntries(
    Object.entries(flags).map(([flag, value]) => [
      flag.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

/** Reads ticket and flags, runs a command, leaves its exit code. */
const running = async (
  flags: Flags,
  act: (job: JobTicket, run: Run, given: Fields) => number | Promise<number>,
  closing?: string,
): Promise<void> => {
  const { quiet: _quiet, json: _json, allMistakes: _all, ticket, ...wishes } = flags;
  const { name, set, choose: chosen, guide = false, ...rest } = wishes;
  const run = startRun(voiceOf(flags), closing);
  const reader =
    name === undefined && set === undefined
      ? {}
      : { reader: { ...set, ...(name === undefined ? {} : { name }) } };
  const book = guide ? { book: 'guide' } : {};
  const choices = chosen ? { choices: chosen } : {};
  const given = { ...inFields(rest), ...book, ...choices, ...reader };
  const job = readJobTicket(ticket, given, run);
  process.exitCode = job ? await act(job, run, given) : run.end({});
};

const nothingWritten = '; nothing was written';

/** The flags with what a path stands for; undefined when it stands for nothing, as reported. */
const withPath = (path: string, flags: Flags, refuse: (message: string) => never): Flags | undefined => {
  const run = startRun(voiceOf(flags), nothingWritten);
  const found = jobAt(path, run);
  if (!found) process.exitCode = run.end({});
  const twice = found && Object.keys(found).find((name) => flags[name] !== undefined);
  if (twice !== undefined) refuse(`the path and \`--${twice}\` name the same thing`);
  return found && { ...flags, ...found };
};

export const runMake = async (
  path: string | undefined,
  flags: Flags,
  refuse: (message: string) => never,
): Promise<void> => {
  const given = path === undefined ? flags : withPath(path, flags, refuse);
  if (given) await running(given, make, nothingWritten);
};

export const runBatch = (
  roster: string | undefined,
  flags: BatchFlags,
  refuse: (message: string) => never,
): Promise<void> => {
  const { rows, dryRun, shard, merge, blankRoster: blank, ...others } = flags;
  if ((roster === undefined) === (blank === undefined)) refuse(whichRoster);
  const wishes = { roster: roster ?? '', rows, dryRun, shard, merge };
  const ground = { doors: spreadsheetsApart };
  return running(others, (job, run) =>
    blank === undefined
      ? batch(wishes, job, { run, ...ground })
      : writeBlankRoster(blank, job, { run, ...ground }),
  );
};

const whichRoster = 'name a roster, or with `--blank-roster` the file that an empty one is written to';

export const runTonight = (moment: string | undefined, flags: Flags): Promise<void> =>
  running(flags, (job, run) => tonight(moment, job, run), nothingWritten);

export const runEditions = (flags: Flags): Promise<void> => running(flags, listEditions);

/** What is looked for in a list is no part of a ticket. */
export const runList = ({ module: modules, minutes, ...flags }: Flags & ListFlags): Promise<void> =>
  running(flags, (job, run) => listAll(job, run, { modules, minutes }));

export const runShow = (id: string, flags: Flags): Promise<void> =>
  running(flags, (job, run) => showExercise(id, job, run));

export const runInit = (folder: string, flags: Flags): void => {
  process.exitCode = init(folder, startRun(voiceOf(flags)), startFolder);
};

export const runBlocks = (kind: string | undefined, flags: Flags): void => {
  const run = startRun(voiceOf(flags));
  process.exitCode = kind === undefined ? listBlocks(run) : showBlock(kind, run, readSpecimen);
};

export const runAnswers = async (
  files: readonly string[],
  flags: AnswerFlags,
  refuse: (message: string) => never,
): Promise<void> => {
  const wrong = misusedAnswers(flags);
  if (wrong !== undefined) refuse(wrong);
  const act = flags.flatten ? flatten : answers;
  process.exitCode = await act(files, flags, startRun({ quiet: false, json: flags.json ?? false }));
};

export const runBundleProduct = async (
  path: string | undefined,
  flags: Flags & BundleFlags,
): Promise<void> => {
  process.exitCode = await bundleProduct(path, flags, startRun(voiceOf(flags), nothingWritten));
};

export const runOrders = (
  file: string | undefined,
  { line = 'every-page', ...flags }: Flags & { readonly line?: OrderWishes['line'] },
): Promise<void> =>
  running(flags, (job, run) => takeOrders({ file, line }, job, { run, doors: spreadsheetsApart }));

/** What is typed of choices, by their axes. */
const choicesTyped = ({ choose = {}, ...flags }: Flags): Readonly<Record<string, readonly string[]>> => ({
  ...choose,
  ...Object.fromEntries(
    shorthands.flatMap((axis) => (Array.isArray(flags[axis]) ? [[axis, flags[axis].map(String)]] : [])),
  ),
});

export const runUpdate = async (files: readonly string[], flags: Flags & UpdateFlags): Promise<void> => {
  const run = startRun(voiceOf(flags), nothingWritten);
  process.exitCode = await updateCopies(files, flags, choicesTyped(flags), run);
};

export const runPages = async (
  file: string,
  { quiet = false, json = false, ...flags }: Flags & PagesFlags,
): Promise<void> => {
  process.exitCode = await drawPages(file, flags, startRun({ quiet, json }, nothingWritten));
};

export const runCheck = async (paths: readonly string[], flags: Flags): Promise<void> => {
  // What only a check needs is a bundle of its own.
  const { checkAll } = await import('./check.ts');
  await running(flags, (job, run, given) => checkAll(paths, job, given, run));
};

/** What is wrong with the arguments, told as any other mistake. */
export const tellMisuse = (problem: CommanderError, typed: Typed): void => {
  // Asked of the arguments themselves: where those are wrong, nothing else can tell.
  const run = startRun({ quiet: false, json: typed.words.includes('--json') });
  run.report(misuse(problem, typed));
  run.end({});
};
