import { Command, Option } from 'commander';
import type * as commands from './commands.ts';
import { choosing, forWhom, intoFolder, paperAndLook, shared, whatToMake, whereTo } from './flag-groups.ts';
import { several, voiced, whole, withSingleValues } from './flag-values.ts';
import {
  type AnswerFlags,
  type BatchFlags,
  type Flags,
  formats,
  type ListFlags,
  samePlace,
} from './flags.ts';
import { addBundle, addOrders, addPages, addUpdate } from './shop-program.ts';

declare const OCTAVO_VERSION: string;

/** What commands do. It is loaded when a command is run: greetings and helps need none of it. */
export type Commands = typeof commands;
type Load = () => Commands;

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

/** Content that declares moments has a sheet for each. */
const addTonight = (program: Command, load: Load): void => {
  const command = program
    .command('tonight')
    .description('one sheet for a hard evening: what there is, or the one whose number is given')
    .argument('[moment]', 'its number in the list, or the id of its exercise')
    .option(
      '--country <name>',
      'whose help lines to print, as GB or Ireland (default: those of all countries)',
    )
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
