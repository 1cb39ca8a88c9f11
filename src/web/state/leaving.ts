import { copies } from './copies.ts';
import { said } from './handout.ts';
import { words } from './own-words.ts';
import { practice } from './practice.ts';

const holdsWords = (fields: Readonly<Record<string, string>>): boolean =>
  Object.values(fields).some((value) => value.trim() !== '');

/** Whether something was typed or opened that would be gone. */
const hasOwn = (): boolean =>
  copies.value.length > 0 || [words.value, said.value, practice.value].some(holdsWords);

/** Lets the browser ask before what was typed is gone: the page keeps nothing. */
export const guardLeaving = (): void =>
  addEventListener('beforeunload', (event) => {
    if (hasOwn()) event.preventDefault();
  });
