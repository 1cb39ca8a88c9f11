import { type Kind, reportIssue } from '../blocks/block.ts';
import type { Report } from '../model/diagnostic.ts';
import { isTree, mapEntries } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import { type AnySchema, mapOf, text } from '../schema/vocabulary.ts';
import { mapWords } from '../schema/words.ts';
import { noAxes, noChoices } from './axes.ts';
import { resolve } from './resolve.ts';
import { readYaml } from './yaml.ts';
import type { YamlNode } from './yaml-node.ts';

/** Words as written, in small letters, and as they are spelled elsewhere. */
export type Respelling = ReadonlyMap<string, string>;

/** By language: `en-GB`. */
export type Respellings = ReadonlyMap<string, Respelling>;

const spellingSchema = mapOf(mapOf(text()));

const none: Respellings = new Map();
const memoRespellings = createMemo<Respellings>();

/** Reads `spelling.yaml`: for each further language the words that it spells otherwise. */
export const readRespellings = (source: SourceFile | undefined, report: Report): Respellings => {
  const node = source && readYaml(source, report);
  return node ? memoRespellings([node], '', (report) => respellingsIn(node, report), report) : none;
};

const respellingsIn = (node: YamlNode, report: Report): Respellings => {
  const { value, placeOf } = resolve(node, noAxes, noChoices, report);
  const checked = check(spellingSchema, value);
  if (checked.ok)
    return new Map(
      Object.entries(checked.value).map(([language, words]) => [language, new Map(Object.entries(words))]),
    );
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'author', issue);
  return none;
};

/** What keeps its spelling (the name of a slot, the end of a link, an address), or else a word. */
const piece = /\{\{[^{}|]*|\]\([^)]*\)|\w+:\/\/\S+|\p{L}+/gu;

const memoPiece = createMemo<RegExp>();

/** The same, with the words that are spelled otherwise only behind others (`to practice`) as one piece. */
const pieceOf = (words: Respelling): RegExp =>
  memoPiece([words], '', () => {
    const behind = [...words.keys()]
      .filter((key) => key.includes(' '))
      .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (behind.length === 0) return piece;
    const fixed = piece.source.slice(0, piece.source.lastIndexOf('|'));
    return new RegExp(`${fixed}|(?<!\\p{L})(?:${behind.join('|')})(?!\\p{L})|\\p{L}+`, 'giu');
  });

const inCaseOf = (model: string, word: string): string => {
  if (model === model.toLowerCase()) return word;
  if (model === model.toUpperCase() && model.length > 1) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** The text in another spelling, word by word, and by words together where the content lists them so, capitals kept. Addresses and names of slots stay; the reader's own words are not in it yet. */
export const respell = (text: string, words: Respelling | undefined): string => {
  if (!words) return text;
  return text.replace(pieceOf(words), (found) => {
    const word = words.get(found.toLowerCase());
    return word === undefined ? found : inCaseOf(found, word);
  });
};

type Kinds = ReadonlyMap<string, Kind>;

const respellFields = (
  value: unknown,
  { schema, children }: Kind,
  kinds: Kinds,
  words: Respelling,
): unknown =>
  mapEntries(
    mapWords(schema, value, (text) => respell(text, words)),
    (inner, field) => (children.includes(field) ? respellBlocks(inner, kinds, words) : inner),
  );

const respellBlock = (value: unknown, kind: Kind, kinds: Kinds, words: Respelling): unknown => {
  const { main } = kind;
  if (isTree(value) || main === undefined) return respellFields(value, kind, kinds, words);
  // In shorthand the value is that of the main field.
  const named = respellFields({ [main]: value }, kind, kinds, words);
  return isTree(named) ? named[main] : value;
};

const respellBlocks = (blocks: unknown, kinds: Kinds, words: Respelling): unknown =>
  mapEntries(blocks, (block) =>
    mapEntries(block, (value, name) => {
      const kind = kinds.get(name);
      return kind ? respellBlock(value, kind, kinds, words) : value;
    }),
  );

const memoRespelled = createMemo<unknown>();

/** An exercise or a page as written, in another spelling: what is declared as words changes; ids, names of files and layouts do not. */
export const respellEntry = (
  value: unknown,
  schema: AnySchema,
  kinds: Kinds,
  words: Respelling | undefined,
): unknown =>
  words && isTree(value)
    ? memoRespelled([value, schema, kinds, words], '', () => {
        const changed = mapWords(schema, value, (text) => respell(text, words));
        return mapEntries(changed, (inner, field) =>
          field === 'blocks' ? respellBlocks(inner, kinds, words) : inner,
        );
      })
    : value;
