import { error, listMoments, type Moments, openProject, shorthands } from '../core/index.ts';
import type { JobTicket } from './job-ticket.ts';
import { make, readJobSources } from './make.ts';
import type { Run } from './run.ts';

/** The book that the command makes, where content declares it. */
const book = 'tonight';

/** As it is typed: what is chosen, where there is a choice. */
const flagsFor = ({ choices }: Moments): string =>
  Object.entries(choices)
    .map(([axis, option]) =>
      shorthands.includes(axis) ? ` --${axis} ${option}` : ` --choose ${axis}=${option}`,
    )
    .join('');

const tellMoments = (found: readonly Moments[], hasHelplines: boolean, run: Run): void => {
  run.say('Which of these would you say?');
  for (const one of found) {
    run.say('');
    if (one.titles.length > 0) run.say(`${one.titles.join(', ')}:`);
    one.moments.forEach(({ say }, index) => {
      run.say(`  ${index + 1}  “${say}”`);
    });
    run.say(`  octavo tonight 1${flagsFor(one)}   makes the sheet for the first of them`);
  }
  if (hasHelplines) run.say('\nWith --country US (or another), it holds the help lines of that country.');
};

/** The exercise that a number or an id stands for, where it stands for one alone. */
const exerciseFor = (named: string, found: readonly Moments[], run: Run): string | undefined => {
  const index = /^\d+$/.test(named) ? Number(named) - 1 : undefined;
  const ids = found.flatMap(({ moments }) =>
    index === undefined
      ? moments.flatMap(({ exercise }) => (exercise === named ? [exercise] : []))
      : (moments[index]?.exercise ?? []),
  );
  const [first, ...others] = new Set(ids);
  if (first !== undefined && others.length === 0) return first;
  if (first === undefined) {
    const hint = '`octavo tonight` lists them, with their numbers';
    run.report(error('cli/unknown-moment', 'there is no such moment', undefined, hint));
  } else {
    const hints = found.map((one) => `\`octavo tonight ${named}${flagsFor(one)}\``).join(', or ');
    run.report(
      error('cli/unclear-moment', 'that number stands for several moments', undefined, `write ${hints}`),
    );
  }
  return undefined;
};

/** `octavo tonight`: the moments of the content, or the sheet for one of them. */
export const tonight = async (named: string | undefined, job: JobTicket, run: Run): Promise<number> => {
  const sources = readJobSources(job, run);
  const project = sources && openProject(sources, run.report, { only: [], choices: {} });
  if (!project) return run.end({});
  const { choices } = job.ticket;
  const found = project.library.books.has(book) ? listMoments(project, book, { choices }, run.report) : [];
  if (run.failed()) return run.end({});
  if (found.length === 0) {
    const hint = `a book \`books/${book}.yaml\` with \`moments:\` declares it; \`octavo list\` shows what there is`;
    run.report(error('cli/no-moments', 'this content has no moments', undefined, hint));
    return run.end({});
  }
  if (named === undefined) {
    tellMoments(found, project.library.helplines.length > 0, run);
    return run.end({ moments: found });
  }
  const exercise = exerciseFor(named, found, run);
  if (exercise === undefined) return run.end({});
  // It is made for those alone who would say so.
  const those = found.filter(({ moments }) => moments.some((one) => one.exercise === exercise));
  const own = Object.fromEntries(
    Object.keys(those[0]?.choices ?? {}).map((axis) => [
      axis,
      those.flatMap((one) => one.choices[axis] ?? []),
    ]),
  );
  const ticket = { ...job.ticket, book, only: [exercise], choices: { ...choices, ...own } };
  return make({ ...job, ticket }, run);
};
