import { parse } from 'yaml';
import { type Prose, plain, readProse } from '../../src/core/model/prose.ts';
import { ownSources } from './sources.ts';

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

const ownTexts = [...ownSources.content.values()].flatMap(({ text }) => stringsIn(parse(text)));

/** Every piece of running text that the content holds, long enough to need lines. */
export const ownProse: readonly Prose[] = ownTexts
  .filter((text) => text.length > 60)
  .map((text) => readProse(text.replace(/\{\{[^}]*\}\}/g, 'someone')));

/** Every distinct word of the content, with the signs that stand at its ends. */
export const ownWords: readonly string[] = [
  ...new Set(ownTexts.flatMap((text) => plain(readProse(text)).split(/[\s\u2060]+/))),
].filter((word) => word !== '');
