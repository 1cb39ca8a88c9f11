import type { Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { fieldOf, type YamlNode } from './yaml-node.ts';

/** Words that name several things in turn, with spaces between: how many there must be. */
const counts: Readonly<Record<string, number>> = { months: 12, weekdays: 7 };

const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\{)\{([^{}]*)\}(?!\})/g)].map(([, name = '']) => name);

/** What is wrong with a word that stands in for another of the same name, and what would be right; undefined when nothing is. */
const flawOf = (
  name: string,
  text: string,
  usual: string,
): readonly [said: string, hint: string] | undefined => {
  const count = counts[name];
  if (count !== undefined && text.trim().split(/\s+/).length !== count)
    return [`\`${name}\` must be ${count} words with spaces between them`, `for example \`${usual}\``];
  const [there, asked] = [placeholdersIn(text), placeholdersIn(usual)];
  const unknown = there.find((one) => !asked.includes(one));
  if (unknown !== undefined)
    return [`nothing is put in place of \`{${unknown}}\` here`, `for example \`${usual}\``];
  const missing = asked.find((one) => !there.includes(one));
  return missing === undefined ? undefined : [`\`{${missing}}\` is missing here`, `for example \`${usual}\``];
};

const wordIn = (file: YamlNode | undefined, room: string, word: string): YamlNode | undefined =>
  fieldOf(fieldOf(file, room), word);

/** Whether the words that a content lays over those of the blocks have the same gaps, and name as many things. */
export const proveWords = (
  [usual, ...others]: readonly YamlNode[],
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
): void => {
  for (const file of others)
    for (const { name: room, words } of kinds.values())
      for (const word of words) {
        const [own, ours] = [wordIn(file, room, word), wordIn(usual, room, word)];
        if (own?.kind !== 'scalar' || ours?.kind !== 'scalar') continue;
        const [said, hint] = flawOf(word, String(own.value), String(ours.value)) ?? [];
        if (said !== undefined) report(error('author/wrong-word', said, own.place, hint));
      }
};
