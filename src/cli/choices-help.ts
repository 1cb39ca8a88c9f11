import { openProject, type Project, shorthands } from '../core/index.ts';
import { ownFolders, readSources } from '../node/folders.ts';

/** The content's choices, one a line: how each is asked for, and its options. */
const linesOf = ({ library: { choices } }: Project): readonly string[] =>
  Object.entries(choices).flatMap(([axis, options]) => {
    const flag = shorthands.includes(axis) ? `--${axis}` : `--choose ${axis}=`;
    return [
      `  ${flag}`,
      ...Object.entries(options).map(([option, { title }]) => `      ${option.padEnd(16)} ${title}`),
    ];
  });

/** What stands at the end of a command's help: what the content at hand leaves to choose; nothing where it leaves nothing, or cannot be read. */
export const choicesHelp = (content: string | undefined): string => {
  const report = (): void => undefined;
  const sources = readSources({ ...ownFolders, ...(content === undefined ? {} : { content }) }, report);
  const scope = { book: 'book', only: [], choices: {} };
  const project = openProject(sources, report, scope);
  const lines = project ? linesOf(project) : [];
  return lines.length > 0 ? `\nThis content leaves to choose:\n${lines.join('\n')}` : '';
};
