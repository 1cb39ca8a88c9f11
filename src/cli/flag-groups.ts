import { type Command, InvalidArgumentError, Option } from 'commander';
import { shorthands } from '../core/choose/shorthands.ts';
import type * as commands from './commands.ts';
import { several } from './flag-values.ts';

// Flags that several commands take, in groups, as their help shows them.

type Load = () => typeof commands;

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

export const shared = (command: Command): Command =>
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
export const choosing = (command: Command, load: Load): Command => {
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

export const whatToMake = (command: Command): Command =>
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
    .option(
      '--country <name>',
      'whose help lines to print, as GB or Ireland (default: those of all countries)',
    )
    .option('--local-line <name>', 'a help line near the reader, printed with those of the country')
    .option('--local-number <number>', 'its number')
    .option('--local-hours <hours>', 'when it answers')
    .option('--helplines <which>', '`any` prints help lines however long ago they were checked')
    .option('-t, --ticket <file>', 'all of this in a file: a job ticket (YAML); flags override it');

export const forWhom = (command: Command): Command =>
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

export const paperAndLook = (command: Command): Command =>
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

export const whereTo = (command: Command): Command =>
  command
    .optionsGroup('Files:')
    .option('-o, --out <dir>', 'folder to write to (default: out)')
    .option('--separate', 'of a packet: a file for each appointment')
    .option('--ref <mark>', 'a mark of your own in the file’s name, to tell copies apart; no name')
    .option('--replace', 'put it in the place of a file of that name, whatever that holds');

export const intoFolder = (command: Command): Command =>
  command
    .optionsGroup('Files:')
    .option('-o, --out <dir>', 'folder to write to (default: out)')
    .option('--replace', 'put files in the place of those of their names, whatever these hold');
