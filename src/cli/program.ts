import { Command, InvalidArgumentError, Option } from 'commander';
import { shorthands } from '../core/choose/shorthands.ts';
import type * as commands from './commands.ts';
import { several, voiced, whole, withSingleValues } from './flag-values.ts';
import {
  type AnswerFlags,
  type BatchFlags,
  type Flags,
  formats,
  type ListFlags,
  samePlace,
} from './flags.ts';
import { addBundle, addPages } from './shop-program.ts';
import type { UpdateFlags } from './update.ts';

declare const OCTAVO_VERSION: string;

/** What commands do. It is loaded when a command is run: greetings and helps need none of it. */
export type Commands = typeof commands;
type Load = () => Commands;

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
const choosing = (command: Command, load: Load): Command => {
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
  return command.addHelpText('after', () =>
    load().choicesHelp(command.opts<{ readonly content?: string }>().content),
  );
};

const whatToMake = (command: Command): Command =>
  command
    .optionsGroup('What to make:')
    .option('-b, --book <book>', 'which book of the content (default: its first)')
    .option('--guide', 'the book `guide`, for practitioners, in place of a workbook')
    .option('--only <ids>', 'only these parts, exercises or pages', several)
    .option(
      '--without <ids>',
      'all but these parts, exercises or pages, or what has one of these tags',
      several,
    )
    .option('--add <ids>', 'exercises or pages to put before all exercises', several)
    .option('--max-dose <drops>', 'leave out what asks for more, as `octavo list` shows it: 1 to 5')
    .option('--max-minutes <minutes>', 'the same, by time: a shorter version, or none')
    .option('--practitioner-override', 'let `--without` leave out pages that keep readers safe')
    .option('--language <language>', 'en-US or en-GB')
    .option('--country <letters>', 'whose help lines to print, as GB (default: those of all countries)')
    .option('--local-line <name>', 'a help line near the reader, printed with those of the country')
    .option('--local-number <number>', 'its number')
    .option('--local-hours <hours>', 'when it answers')
    .option('--helplines <which>', '`any` prints help lines however long ago they were checked')
    .option('-t, --ticket <file>', 'all of this in a file: a job ticket (YAML); flags override it');

const forWhom = (command: Command): Command =>
  command
    .optionsGroup('For whom:')
    .option('-n, --name <name>', 'the reader’s name, printed inside the book only')
    .option('--set <slot=words>', 'the reader’s own words for a slot (may be repeated)', setSlot)
    .option('--start <date>', 'first day of trackers, as 2026-11-22')
    .option('--dedication <text>', 'a line on the title page')
    .option('--practitioner <name>', 'a line on the title page, or on a handout')
    .option('--brand <file>', 'your practice: name, logo, colors, how to reach it (a `brand.yaml`)')
    .option('--appointment <when>', 'of a handout: when the reader comes again')
    .option('--note <text>', 'of a handout: a word for the reader')
    .option('--blanks <which>', 'of a handout: `lines` to write on for what is not given, or `none`')
    .option('--reviewer <name>', 'the clinician who has reviewed the content; printed')
    .option(
      '--answers <file>',
      'what to write into the fields of a fillable copy: a filled PDF, or a file of answers',
    );

const paperAndLook = (command: Command): Command =>
  command
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
    .option('--isbn <number>', 'of a book to be bound: its ISBN, as a barcode on the back')
    .option('--pages <pages>', 'of a sample: the pages to show, as 1-4,20', several)
    .option(
      '--signature <pages>',
      'of a booklet: fold no more pages than this together, in fours (0: all)',
      Number,
    )
    .option('--date <date>', 'date of making, as 2026-11-22 (default: the content’s own)');

const whereTo = (command: Command): Command =>
  command
    .optionsGroup('Files:')
    .option('-o, --out <dir>', 'folder to write to (default: out)')
    .option('--separate', 'of a packet: a file for each appointment')
    .option('--ref <mark>', 'a mark of your own in the file’s name, to tell copies apart; no name')
    .option('--replace', 'put it in the place of a file of that name, whatever that holds');

const intoFolder = (command: Command): Command =>
  command
    .optionsGroup('Files:')
    .option('-o, --out <dir>', 'folder to write to (default: out)')
    .option('--replace', 'put files in the place of those of their names, whatever these hold');

const addMake = (program: Command, load: Load): void => {
  const command = program
    .command('make')
    .description('make workbooks (on A4, into ./out, when nothing else is said)')
    .argument('[path]', 'a job ticket, a folder with a `ticket.yaml`, or a folder of content');
  whereTo(paperAndLook(forWhom(choosing(whatToMake(command), load))));
  withSingleValues(shared(command)).action((path: string | undefined, flags: Flags) =>
    load().runMake(path, flags, (message) => command.error(`error: ${message}`, { code: samePlace })),
  );
};

const addBatch = (program: Command, load: Load): void => {
  const command = program
    .command('batch')
    .description('make a workbook for each row of a roster; a cell goes before a flag')
    .argument('[roster]', 'a table of clients, one a row: CSV or Excel (.xlsx)')
    .option('--blank-roster <file>', 'write an empty roster for this content (.xlsx), and make nothing')
    .optionsGroup('Which rows:')
    .option('--rows <rows>', 'these rows alone, as your spreadsheet numbers them: 2-5,9')
    .option('--dry-run', 'tell everything that is wrong, and write nothing')
    .option('--shard <part>', 'one machine of several makes its part: 2/4, or `auto` in a Slurm array')
    .option('--merge', 'check what several machines have made, and say what is missing');
  intoFolder(paperAndLook(forWhom(choosing(whatToMake(command), load))));
  withSingleValues(shared(command)).action((roster: string | undefined, flags: BatchFlags) =>
    load().runBatch(roster, flags, (message) => command.error(`error: ${message}`, { code: samePlace })),
  );
};

const addOrders = (program: Command, load: Load): void => {
  const command = program
    .command('orders')
    .description('make a copy for each buyer, with a line that says whose it is')
    .argument('[file]', 'a table of orders (CSV, Excel); without one, orders as JSON lines on standard input')
    .addOption(
      new Option('--line <where>', 'where the line stands (default: every-page)').choices([
        'every-page',
        'imprint',
      ]),
    )
    .option('--brand <file>', 'your house, as a `brand.yaml` tells it');
  intoFolder(paperAndLook(choosing(whatToMake(command), load)));
  withSingleValues(shared(command)).action((file: string | undefined, flags: Flags) =>
    load().runOrders(file, flags),
  );
};

const addUpdate = (program: Command, load: Load): void => {
  const command = program
    .command('update')
    .description('carry filled copies of an earlier version over to the present one of a product')
    .argument('<files...>', 'filled copies (PDF), or patterns, as "copies/*.pdf"')
    .option('--product <path>', 'the `product.yaml` that they were sold by (default: Octavo’s own)')
    .option('--since <version>', 'the version that they are of (default: as their day tells)')
    .option('--brand <file>', 'the house that sells it, in place of the one that the product names');
  choosing(command, load);
  voiced(intoFolder(command));
  withSingleValues(command).action((files: readonly string[], flags: Flags & UpdateFlags) =>
    load().runUpdate(files, flags),
  );
};

/** Content that declares moments has a sheet for each. */
const addTonight = (program: Command, load: Load): void => {
  const command = program
    .command('tonight')
    .description('one sheet for a hard evening: what there is, or the one whose number is given')
    .argument('[moment]', 'its number in the list, or the id of its exercise')
    .option('--country <letters>', 'whose help lines to print, as GB (default: those of all countries)')
    .option('--brand <file>', 'your practice, as a `brand.yaml` tells it')
    .option('-e, --edition <edition>', 'a4, letter ...', several)
    .option('-o, --out <dir>', 'folder to write to (default: out)');
  withSingleValues(shared(choosing(command, load))).action((moment: string | undefined, flags: Flags) =>
    load().runTonight(moment, flags),
  );
};

const addLists = (program: Command, load: Load): void => {
  shared(program.command('editions').description('list the editions, and what each is for')).action(
    (flags: Flags) => load().runEditions(flags),
  );
  const list = program
    .command('list')
    .description('list the exercises, or those that fit what is chosen')
    .optionsGroup('What to look for:')
    .option('--module <modules>', 'only those of these modules', several)
    .option('--minutes <number>', 'only those that take no longer', whole(1, 240));
  withSingleValues(shared(choosing(list, load))).action((flags: Flags & ListFlags) => load().runList(flags));
  const show = program.command('show').description('show one exercise').argument('<id>', 'its id');
  shared(choosing(show, load)).action((id: string, flags: Flags) => load().runShow(id, flags));
};

const addStarts = (program: Command, load: Load): void => {
  voiced(
    program
      .command('init')
      .description('write a small notebook to begin with')
      .argument('<dir>', 'a folder that is empty, or not there yet'),
  ).action((dir: string, flags: Flags) => load().runInit(dir, flags));
  voiced(
    program
      .command('blocks')
      .description('list the kinds of block that exercises are made of, or show one')
      .argument('[kind]', 'one of them'),
  ).action((kind: string | undefined, flags: Flags) => load().runBlocks(kind, flags));
};

const addReaders = (program: Command, load: Load): void => {
  const command = program
    .command('answers')
    .description(
      'tell what was filled in: of one copy as `make --answers` reads it again, of several in a table',
    )
    .argument('<files...>', 'filled copies (PDF), or patterns, as "copies/*.pdf"')
    .addOption(
      new Option('--format <format>', 'how to write it (default: as the file is called, else yaml)').choices(
        formats,
      ),
    )
    .option('-o, --out <path>', 'the file to write, as answers.xlsx (default: it is shown)')
    .option('--replace', 'put it in the place of a file of that name, whatever that holds')
    .option('--every-field', 'columns for fields that nobody has filled in, too')
    .option(
      '--flatten',
      'in place of that: write copies that cannot be filled in any more, into a folder (default: out)',
    )
    .option('--json', 'say everything as JSON');
  withSingleValues(command).action((files: readonly string[], flags: AnswerFlags) =>
    load().runAnswers(files, flags, (message) => command.error(`error: ${message}`, { code: samePlace })),
  );
  addPages(program, load);
  shared(
    program
      .command('check')
      .description('find everything wrong with exercises, layouts, themes, editions and tickets')
      .argument('[paths...]', 'folders or files (default: what comes with Octavo)'),
  ).action((paths: readonly string[], flags: Flags) => load().runCheck(paths, flags));
};

/** All commands with their flags, in the order that the help lists them. */
export const declareProgram = (load: Load, writeOut: (text: string) => void): Command => {
  const program = new Command('octavo')
    .description('Makes printable, personal workbooks out of YAML exercises and Handlebars layouts.')
    .version(OCTAVO_VERSION)
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut, outputError: () => undefined })
    .exitOverride();
  for (const add of [
    addMake,
    addBatch,
    addTonight,
    addBundle,
    addUpdate,
    addOrders,
    addLists,
    addStarts,
    addReaders,
  ])
    add(program, load);
  return program;
};
