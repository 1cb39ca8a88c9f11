import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { error } from '../core/index.ts';
import { isFolder } from '../node/folders.ts';
import type { Run } from './run.ts';

/** What a path leads to: a ticket, or a folder of content. */
export type JobPath = { readonly ticket: string } | { readonly content: string };

/** The ticket that lies in a folder as `octavo init` writes it. */
export const ticketIn = (folder: string): string | undefined => {
  const path = join(folder, 'ticket.yaml');
  return existsSync(path) ? path : undefined;
};

/** Whether a folder is one of content. */
export const isContent = (folder: string): boolean => existsSync(join(folder, 'book.yaml'));

/** What there is to make at a path: a ticket, a folder that holds one, or a folder of content. Undefined when there is nothing, as reported. */
export const jobAt = (path: string, run: Run): JobPath | undefined => {
  if (!existsSync(path)) {
    const hint =
      'check the path; an exercise is named by `--only`, and words that belong together stand in quotes, as in `--name "Ana Maria"`';
    run.report(error('cli/no-file', 'there is nothing at the path that is given', undefined, hint));
    return undefined;
  }
  if (!isFolder(path)) return { ticket: path };
  const ticket = ticketIn(path);
  if (ticket !== undefined) return { ticket };
  if (isContent(path)) return { content: path };
  const hint = 'name a ticket, or a folder with one or the other; `octavo init` writes one to begin with';
  const message = `\`${path}\` holds neither a \`ticket.yaml\` nor a \`book.yaml\``;
  run.report(error('cli/nothing-to-make', message, undefined, hint));
  return undefined;
};
