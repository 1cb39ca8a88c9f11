import type { Told } from '../model/messages.ts';
import { clear } from './making.ts';
import { packet } from './packet.ts';
import { chosen, title } from './title.ts';
import { batch, signal } from './view.ts';
import { addFaces, ask, openAlso } from './worker.ts';

// A folder of somebody's own content in place of the one that comes with the page.

/** The folder that was opened, by its title. */
export const contentSaid = signal('');
/** What is wrong with the folder that was chosen. */
export const contentTold = signal<readonly Told[]>([]);

/** Bytes that are read at the most, as the command reads them. */
const mostBytes = 64 * 2 ** 20;

const isRead = (path: string): boolean => /\.(?:yaml|hbs|ttf|otf|png|jpe?g)$/i.test(path);

/** Files of a folder that was chosen: their paths begin with its name. */
export const openContent = async (files: readonly File[]): Promise<void> => {
  const wanted = files.filter(({ webkitRelativePath, name }) => isRead(webkitRelativePath || name));
  if (wanted.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
    contentTold.value = [{ severity: 'error', code: 'studio/too-large', says: 'this folder is too large' }];
    return;
  }
  const read = async () => ({
    files: await Promise.all(
      wanted.map(async (file) => [file.webkitRelativePath || file.name, await file.arrayBuffer()] as const),
    ),
  });
  const taken = await ask('take', await read());
  if (taken.title) openAlso(read);
  addFaces(taken.faces ?? []);
  batch(() => {
    contentTold.value = taken.told;
    if (!taken.title) return;
    clear();
    chosen.value = {};
    packet.value = [];
    title.value = taken.title;
    contentSaid.value = `${taken.title.title} is open. To come back to the first title, load this page again.`;
  });
};
