import { reportMisfit } from '../blocks/block.ts';
import type { Report } from '../diagnostic.ts';
import { check, mapOf, text } from '../schema.ts';
import type { SourceFile } from '../sources.ts';
import { noAxes, noChoices, pick } from './written.ts';
import { readYaml } from './yaml.ts';

/** Words as written, in small letters, and as they are spelt elsewhere. */
export type Respelling = ReadonlyMap<string, string>;

/** By language: `en-GB`. */
export type Respellings = ReadonlyMap<string, Respelling>;

const spellingSchema = mapOf(mapOf(text()));

/** Reads `spelling.yaml`: for each further language the words that it spells otherwise. */
export const readRespellings = (source: SourceFile | undefined, report: Report): Respellings => {
  const written = source && readYaml(source, report);
  if (!written) return new Map();
  const { value, placeOf } = pick(written, noAxes, noChoices, report);
  const checked = check(spellingSchema, value);
  if (checked.ok)
    return new Map(Object.entries(checked.value).map(([language, words]) => [language, new Map(Object.entries(words))]));
  for (const misfit of checked.misfits) reportMisfit({ placeOf, report }, 'author', misfit);
  return new Map();
};

/** What keeps its spelling (the name of a slot, the end of a link, an address), or else a word. */
const piece = /\{\{[^{}|]*|\]\([^)]*\)|\w+:\/\/\S+|\p{L}+/gu;
const isId = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text);

const inCaseOf = (model: string, word: string): string => {
  if (model === model.toLowerCase()) return word;
  if (model === model.toUpperCase() && model.length > 1) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** The text in another spelling, word by word, capitals kept. Ids, addresses and names of slots stay; the reader's own words are not in it yet. */
export const respell = (text: string, words: Respelling | undefined): string => {
  if (!words || isId(text)) return text;
  return text.replace(piece, (found) => {
    const word = words.get(found.toLowerCase());
    return word === undefined ? found : inCaseOf(found, word);
  });
};
