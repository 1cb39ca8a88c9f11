import { type Command, InvalidArgumentError } from 'commander';

// How values of flags are read, and what all commands share.

/** One name, or several with commas between them. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => {
  const named = value.split(',').map((one) => one.trim());
  if (named.some((one) => one === ''))
    throw new InvalidArgumentError('give one name, or several with commas between them.');
  return [...new Set([...before, ...named])];
};

/** A value that is given once: of two, neither is silently dropped. */
export const once = (value: string, before: string | undefined): string => {
  if (before !== undefined) throw new InvalidArgumentError('it is given twice; give it once.');
  return value;
};

/** Each value is given once, where nothing else is said of it. */
export const withSingleValues = (command: Command): Command => {
  for (const option of command.options) if (option.required && !option.parseArg) option.argParser(once);
  return command;
};

/** A whole number within bounds. */
export const whole =
  (least: number, most: number) =>
  (value: string, before: unknown): number => {
    once(value, before === undefined ? undefined : String(before));
    const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
    if (number < least || number > most)
      throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
    return number;
  };

/** A command that reads no ticket. */
export const voiced = (command: Command): Command =>
  command.option('-q, --quiet', 'say nothing but mistakes').option('--json', 'say everything as JSON');
