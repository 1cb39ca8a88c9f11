import { CommanderError } from 'commander';
import { greeting } from './greeting.ts';
import { type Commands, declareProgram } from './program.ts';

/** Reads the arguments of the process and does what they say; `load` brings what commands need, once one is run or something goes wrong. */
export const main = (load: () => Commands): void => {
  const writeOut = (text: string): void => {
    try {
      process.stdout.write(text);
    } catch (problem) {
      load().endUnheard(problem);
    }
  };
  process.stdout.on('error', (problem) => load().endUnheard(problem));
  const words = process.argv.slice(2);
  const program = declareProgram(load, writeOut);
  // Without a word there is nothing to do but to greet.
  const begin = (): Promise<unknown> =>
    words.length > 0 ? program.parseAsync() : Promise.resolve(writeOut(greeting));
  begin().catch((problem: unknown) => {
    if (!(problem instanceof CommanderError)) {
      // A fault of ours. Node would print the line it stands on: the whole bundle.
      process.stderr.write(`${load().sourceStack(problem)}\n`);
      process.exitCode = 1;
      return;
    }
    // Help and version are no misuse.
    if (problem.exitCode !== 0) load().tellMisuse(problem, { words, program });
    process.exitCode = problem.exitCode === 0 ? 0 : 2;
  });
};
