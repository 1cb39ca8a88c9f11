import type { Command, CommanderError, Option } from 'commander';
import { called, type Diagnostic, error, nearest } from '../core/index.ts';
import { samePlace } from './flags.ts';

// What is wrong with the arguments, in our words: commander's repeat what was typed, and that may be a reader's name.

/** What was typed behind `octavo`, and what it was read by. */
export interface Typed {
  readonly words: readonly string[];
  readonly program: Command;
}

const ordinal = (number: number): string => {
  const ending = /1\d$/.test(String(number)) ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1];
  return `${number}${ending ?? 'th'}`;
};

/** Which argument it is, as users count. */
const argument = (word: string | undefined, { words }: Typed): string =>
  `the ${ordinal(words.lastIndexOf(word ?? '') + 1)} argument`;

const commandOf = ({ words, program }: Typed): Command | undefined =>
  program.commands.find((one) => one.name() === words[0]);

const longFlag = ({ long, short }: Pick<Option, 'long' | 'short'>): string => long ?? short ?? '';

const told = (message: string, ...hints: readonly (string | undefined)[]): Diagnostic =>
  error('cli/misuse', message, undefined, ...hints);

const helpFor = (command: Command | undefined): string =>
  command ? `\`octavo ${command.name()} --help\` shows its flags` : '`octavo --help` shows what there is';

const withoutDashes = (flag: string): string => flag.replace(/^-+/, '').replace(/=.*$/s, '');

const unknownFlag = (flag: string, typed: Typed): Diagnostic => {
  const command = commandOf(typed);
  const places = command ? [command] : typed.program.commands;
  const known = places.flatMap(({ options }) => options.map((option) => withoutDashes(longFlag(option))));
  const near = flag.startsWith('-') ? nearest(withoutDashes(flag), known) : undefined;
  const which = argument(flag, typed);
  if (near === undefined) return told(`${which} is a flag that there is not`, helpFor(command));
  const name = `\`--${withoutDashes(flag)}\``;
  if (!command) return told(`${name} stands before any command`, `write \`octavo make --${near}\``);
  return told(`there is no flag ${name} (${which})`, `did you mean \`--${near}\`?`, helpFor(command));
};

const unknownCommand = (typed: Typed): Diagnostic => {
  const [word = ''] = typed.words;
  const names = typed.program.commands.map((one) => one.name());
  const near = nearest(word, names);
  const list = `commands: ${names.map((name) => `\`${name}\``).join(', ')}`;
  const hint = near === undefined ? list : `did you mean \`${near}\`?`;
  return told(
    `there is no command ${called(word, names)} (${argument(word, typed)})`,
    hint,
    helpFor(undefined),
  );
};

const tooMany = (typed: Typed): Diagnostic => {
  const command = commandOf(typed);
  const surplus = command?.args[command.registeredArguments.length];
  return told(
    `\`octavo ${command?.name() ?? ''}\` does not take ${argument(surplus, typed)}`,
    'put quotes round words that belong together, as in `--name "Ana Maria"`',
    helpFor(command),
  );
};

/** The flags of an option as commander names it in its messages, long if there is one. */
const flagIn = (message: string): string =>
  /^error: option '([^']*)'/
    .exec(message)?.[1]
    ?.replace(/^-\w, /, '')
    .split(/[ =]/)[0] ?? 'a flag';

/** What the reader of a value says of it: it stands behind the value, which is not repeated. */
const reasonIn = (message: string): string => message.slice(message.lastIndexOf("' is invalid. ") + 14);

/** What is wrong with the arguments, and where, in words that repeat none that is not a name of ours, or near one. */
export const misuse = ({ code, message }: CommanderError, typed: Typed): Diagnostic => {
  const help = helpFor(commandOf(typed));
  switch (code) {
    case 'commander.unknownOption':
      return unknownFlag(/^error: unknown option '(.*)'/s.exec(message)?.[1] ?? '', typed);
    case 'commander.unknownCommand':
      return unknownCommand(typed);
    case 'commander.excessArguments':
      return tooMany(typed);
    case 'commander.optionMissingArgument':
      return told(`\`${flagIn(message)}\` needs a value`, help);
    case 'commander.invalidArgument':
      return told(`what is given for \`${flagIn(message)}\` cannot be read`, reasonIn(message), help);
    case 'commander.conflictingOption':
    case 'commander.missingArgument':
    case samePlace:
      return told(message.replace(/^error: /, ''), help);
    default:
      return told('the arguments cannot be read', help);
  }
};
