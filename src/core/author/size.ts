import { error, type Place, type Report, reportUpTo } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile, Sources } from '../model/sources.ts';

/** How much there is to read: characters, and signs that divide them. */
interface Size {
  readonly characters: number;
  readonly signs: number;
}

/** A file at the most: ten times the largest there is. */
const mostOfOne: Size = { characters: 200_000, signs: 30_000 };
/** All files of a kind together: what can be read and set within seconds, three times the largest title there is. */
const mostTogether: Size = { characters: 2_000_000, signs: 150_000 };
/** Mistakes after which no further file is looked at: nobody reads more. */
const enough = 1000;

const startOf = ({ file }: SourceFile): Place => ({ file, start: 0, end: 0 });

/** What divides a text into parts, of YAML as of markup: each costs as much as many letters. */
const dividing = new Uint8Array(0x1_00_00);
for (const sign of '\n,:{}[]<') dividing[sign.charCodeAt(0)] = 1;

const memo = createMemo<Size>();

const sizeOf = (source: SourceFile): Size => memo([source], '', () => countSize(source));

const countSize = ({ text }: SourceFile): Size => {
  const characters = text.length;
  let signs = 0;
  // Of a text that is too long already, the signs need not be counted.
  for (let index = 0; index < Math.min(characters, mostOfOne.characters); index++)
    signs += dividing[text.charCodeAt(index)] ?? 0;
  return { characters, signs };
};

const plus = (one: Size, other: Size): Size => ({
  characters: one.characters + other.characters,
  signs: one.signs + other.signs,
});

/** What a size has too many of, in words; undefined when it is within its limit. */
const excess = (size: Size, most: Size): string | undefined => {
  if (size.characters > most.characters) return `${most.characters.toLocaleString('en-US')} characters`;
  if (size.signs > most.signs) return `${most.signs.toLocaleString('en-US')} lines, commas and brackets`;
  return undefined;
};

/** Whether a file is larger than it may be, as reported. */
export const isTooLarge = (source: SourceFile, report: Report): boolean => {
  const much = excess(sizeOf(source), mostOfOne);
  if (much !== undefined)
    report(error('author/too-large', `the file has more than ${much}`, startOf(source), 'divide it'));
  return much !== undefined;
};

/** Whether files are together larger than they may be, as reported. */
export const areTooLarge = ({ content, templates, themes, editions }: Sources, report: Report): boolean => {
  for (const files of [content, templates, themes, editions]) {
    let together: Size = { characters: 0, signs: 0 };
    for (const source of files.values()) {
      // What was read when Octavo was built was small enough then.
      if (source.parsed !== undefined) continue;
      together = plus(together, sizeOf(source));
      const much = excess(together, mostTogether);
      if (much === undefined) continue;
      const said = `with this file there are more than ${much} to read`;
      report(error('author/too-large', said, startOf(source), 'make several titles of what is there'));
      return true;
    }
  }
  return false;
};

/** Goes through files until so many mistakes are found that the rest need not be looked at, as reported. */
export const lookThrough = (
  files: Iterable<readonly [name: string, source: SourceFile]>,
  report: Report,
  look: (name: string, source: SourceFile, report: Report) => void,
): void => {
  const counted = reportUpTo(enough, report);
  for (const [name, source] of files) {
    if (counted.isEnough()) {
      const said = `there are ${enough.toLocaleString('en-US')} mistakes or more: this file and those after it are not looked at`;
      report(error('author/too-many', said, startOf(source), 'mend what is told first'));
      return;
    }
    look(name, source, counted.report);
  }
};
