import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { shorthands } from '../core/index.ts';
import { readSpecimen, startFolder } from '../node/packed.ts';
import { answers, type Format, formats } from './answers.ts';
import { listBlocks, showBlock } from './blocks.ts';
import { addChoicesHelp } from './choices-help.ts';
import { init } from './init.ts';
import { jobAt } from './job-path.ts';
import { type JobTicket, readJobTicket } from './job-ticket.ts';
import { listAll, listEditions, showExercise } from './list.ts';
import { make } from './make.ts';
import { misuse, samePlace } from './misuse.ts';
import type { Fields } from './private-file.ts';
import { endUnheard, type Run, startRun, type Voice, writeOut } from './run.ts';
import { sourceStack } from './source-stack.ts';

declare const OCTAVO_VERSION: string;

interface Flags {
  readonly [name: string]: unknown;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly allMistakes?: boolean;
  readonly ticket?: string;
  readonly content?: string;
  readonly guide?: boolean;
  readonly name?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly choose?: Readonly<Record<string, readonly string[]>>;
}

const several = (value: string, before: readonly string[] = []): readonly string[] => {
  const named = value.split(',').map((one) => one.trim());
  if (named.some((one) => one === ''))
    throw new InvalidArgumentError('give one name, or several with commas between them.');
  return [...new Set([...before, ...named])];
};

const pair = (value: string, example: string): readonly [key: string, value: string] => {
  const at = value.indexOf('=');
  const key = value.slice(0, Math.max(0, at)).trim();
  if (key === '' || key === '__proto__') throw new InvalidArgumentError(`write it as ${example}.`);
  return [key, value.slice(at + 1)];
};

const setSlot = (value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const [slot, words] = pair(value, 'slot=words, for example signal1="short replies"');
  return { ...before, [slot]: words };
};

const choose = (
  value: string,
  before: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, readonly string[]>> => {
  const [axis, options] = pair(value, 'choice=option, or choice=option,option');
  return { ...before, [axis]: several(options, before[axis]) };
};

const voiceOf = ({ quiet = false, json = false, allMistakes: all = false }: Flags): Voice => ({
  quiet,
  json,
  all,
});

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
  const given = { ...rest, ...book, ...choices, ...reader };
  const job = readJobTicket(ticket, given, run);
  process.exitCode = job ? await act(job, run, given) : run.end({});
};

const words = process.argv.slice(2);

/** Asked of the arguments themselves: where those are wrong, nothing else can tell. */
const asJson = words.includes('--json');

/** What is wrong with the arguments, as any other mistake. */
const tellMisuse = (problem: CommanderError): void => {
  const run = startRun({ quiet: false, json: asJson });
  run.report(misuse(problem, { words, program }));
  run.end({});
};

/** A value that is given once: of two, neither is silently dropped. */
const once = (value: string, before: string | undefined): string => {
  if (before !== undefined) throw new InvalidArgumentError('it is given twice; give it once.');
  return value;
};

const withSingleValues = (command: Command): Command => {
  for (const option of command.options) if (option.required && !option.parseArg) option.argParser(once);
  return command;
};

const greeting = `Octavo makes printable, personal workbooks.

  octavo make                                 the workbook, to print on A4, into ./out
  octavo make --name Anna --edition letter    with a name inside, on US Letter
  octavo make --edition fillable              to be filled in on a screen
  octavo list                                 the exercises, by their ids
  octavo make --book handout --only steady    one of them, on its own

octavo make --help tells what else can be wished for; octavo --help lists the commands.
`;

const shared = (command: Command): Command =>
  command
    .optionsGroup('Files:')
    .option('--content <dir>', 'folder of exercises (default: the one that comes with Octavo)')
    .option('--templates <dir>', 'folder of layouts, themes and editions, laid over Octavo’s own')
    .option('--fonts <dir>', 'folder of further fonts (.ttf)')
    .optionsGroup('Voice:')
    .option('-q, --quiet', 'say nothing but mistakes')
    .option('--all-mistakes', 'show every mistake, not the first 20 alone')
    .option('--json', 'say everything as JSON');

/** What the content leaves to choose; the help tells which choices those are. */
const choosing = (command: Command): Command => {
  command
    .optionsGroup('What to choose:')
    .option(
      '--choose <choice=option>',
      'an option of the content’s own, or several with commas: a book each',
      choose,
    );
  shorthands.forEach((axis, index) => {
    const flags = index === 0 ? `-f, --${axis} <option>` : `--${axis} <option>`;
    command.addOption(new Option(flags).argParser(several).hideHelp());
  });
  return addChoicesHelp(command);
};

const program = new Command('octavo')
  .description('Makes printable, personal workbooks out of YAML exercises and Handlebars layouts.')
  .version(OCTAVO_VERSION)
  .showSuggestionAfterError(false)
  .configureOutput({ writeOut, outputError: () => undefined })
  .exitOverride();

const makes = program
  .command('make')
  .description('make workbooks (on A4, into ./out, when nothing else is said)')
  .argument('[path]', 'a job ticket, a folder with a `ticket.yaml`, or a folder of content')
  .optionsGroup('What to make:')
  .option('-b, --book <book>', 'which book of the content (default: its first)')
  .option('--guide', 'the book `guide`, for practitioners, in place of a workbook')
  .option('--only <ids>', 'only these parts, exercises or pages', several)
  .option('--without <ids>', 'all but these parts, exercises or pages', several)
  .option('--language <language>', 'en-US or en-GB')
  .option('--country <letters>', 'whose help lines to print, as GB (default: those of all countries)')
  .option('--helplines <which>', '`any` prints help lines however long ago they were checked')
  .option('-t, --ticket <file>', 'all of this in a file: a job ticket (YAML); flags override it');
choosing(makes)
  .optionsGroup('For whom:')
  .option('-n, --name <name>', 'the reader’s name, printed inside the book only')
  .option('--set <slot=words>', 'the reader’s own words for a slot (may be repeated)', setSlot)
  .option('--start <date>', 'first day of trackers, as 2026-11-22')
  .option('--dedication <text>', 'a line on the title page')
  .option('--practitioner <name>', 'a line on the title page')
  .option('--reviewer <name>', 'the clinician who has reviewed the content; printed')
  .option(
    '--answers <file>',
    'what to write into the fields of a fillable copy: a filled PDF, or a file of answers',
  )
  .optionsGroup('Paper and look:')
  .option(
    '-e, --edition <edition>',
    'a4, letter ... (may be repeated); `octavo editions` lists them',
    several,
  )
  .option('--theme <theme>', 'a theme by name')
  .option('--accent <color>', 'a color of your own, as #1d5c6b')
  .option('--stock <stock>', 'the colored paper you print on, by its name in the theme')
  .option('--pitch <mm>', 'from one writing line to the next: 7.1, 8, 9 or 12')
  .option('--sides <sides>', '`single` for printing on one side of the paper')
  .option('--hand <hand>', '`left` puts labels to the right of the room to write, out of the hand’s way')
  .option('--paper <paper>', 'of a book to be bound: white, cream ...; it makes the spine')
  .option('--pages <pages>', 'of a sample: the pages to show, as 1-4,20', several)
  .option(
    '--signature <pages>',
    'of a booklet: fold no more pages than this together, in fours (0: all)',
    Number,
  )
  .option('--date <date>', 'date of making, as 2026-11-22 (default: the content’s own)')
  .optionsGroup('Files:')
  .option('-o, --out <dir>', 'folder to write to (default: out)')
  .option('--ref <mark>', 'a mark of your own in the file’s name, to tell copies apart; no name')
  .option('--replace', 'put it in the place of a file of that name, whatever that holds');

const nothingWritten = '; nothing was written';

/** The flags with what a path stands for; undefined when it stands for nothing, as reported. */
const withPath = (path: string, flags: Flags): Flags | undefined => {
  const run = startRun(voiceOf(flags), nothingWritten);
  const found = jobAt(path, run);
  if (!found) process.exitCode = run.end({});
  const twice = found && Object.keys(found).find((name) => flags[name] !== undefined);
  if (twice !== undefined)
    makes.error(`error: the path and \`--${twice}\` name the same thing`, { code: samePlace });
  return found && { ...flags, ...found };
};

withSingleValues(shared(makes)).action(async (path: string | undefined, flags: Flags) => {
  const given = path === undefined ? flags : withPath(path, flags);
  if (given) await running(given, make, nothingWritten);
});

shared(program.command('editions').description('list the editions, and what each is for')).action(
  (flags: Flags) => running(flags, listEditions),
);

shared(program.command('list').description('list the exercises')).action((flags: Flags) =>
  running(flags, listAll),
);

shared(choosing(program.command('show').description('show one exercise').argument('<id>', 'its id'))).action(
  (id: string, flags: Flags) => running(flags, (job, run) => showExercise(id, job, run)),
);

/** A command that reads no ticket. */
const voiced = (command: Command): Command =>
  command.option('-q, --quiet', 'say nothing but mistakes').option('--json', 'say everything as JSON');

voiced(
  program
    .command('init')
    .description('write a small notebook to begin with')
    .argument('<dir>', 'a folder that is empty, or not there yet'),
).action((dir: string, flags: Flags) => {
  process.exitCode = init(dir, startRun(voiceOf(flags)), startFolder);
});

voiced(
  program
    .command('blocks')
    .description('list the kinds of block that exercises are made of, or show one')
    .argument('[kind]', 'one of them'),
).action((kind: string | undefined, flags: Flags) => {
  const run = startRun(voiceOf(flags));
  process.exitCode = kind === undefined ? listBlocks(run) : showBlock(kind, run, readSpecimen);
});

program
  .command('answers')
  .description('tell what was filled in, as `make --answers` reads it again')
  .argument('<files...>', 'filled copies (PDF), or patterns, as "copies/*.pdf"')
  .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('yaml'))
  .option('--json', 'say everything as JSON')
  .action(
    async (
      files: readonly string[],
      { format, json = false }: { readonly format: Format; readonly json?: boolean },
    ) => {
      process.exitCode = await answers(files, format, startRun({ quiet: false, json }));
    },
  );

shared(
  program
    .command('check')
    .description('find everything wrong with exercises, layouts, themes, editions and tickets')
    .argument('[paths...]', 'folders or files (default: what comes with Octavo)'),
).action(async (paths: readonly string[], flags: Flags) => {
  // What only a check needs is a bundle of its own.
  const { checkAll } = await import('./check.ts');
  await running(flags, (job, run, given) => checkAll(paths, job, given, run));
});

process.stdout.on('error', endUnheard);

/** Without a word there is nothing to do but to greet. */
const begin = (): Promise<unknown> =>
  words.length > 0 ? program.parseAsync() : Promise.resolve(writeOut(greeting));

begin().catch((problem: unknown) => {
  if (!(problem instanceof CommanderError)) {
    // A fault of ours. Node would print the line it stands on: the whole bundle.
    process.stderr.write(`${sourceStack(problem)}\n`);
    process.exitCode = 1;
    return;
  }
  // Help and version are no misuse.
  if (problem.exitCode !== 0) tellMisuse(problem);
  process.exitCode = problem.exitCode === 0 ? 0 : 2;
});
