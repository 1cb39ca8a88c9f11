import type { Library } from '../author/library.ts';
import { combinations, resolve } from '../author/resolve.ts';
import { respell } from '../author/respell.ts';
import { readYaml } from '../author/yaml.ts';
import type { Kind } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { plain } from '../model/prose.ts';
import type { Sources } from '../model/sources.ts';
import {
  type EntryTexts,
  type Modules,
  type Passage,
  type PassageContext,
  partsOf,
  passagesIn,
  passagesOf,
} from '../reading/passages.ts';
import { type Distance, distances } from './distance.ts';
import { checkParts } from './parts.ts';
import { type ModuleReading, readModules } from './reading.ts';
import { readRules } from './rules.ts';

import { checkSpelling, type Speller } from './spelling.ts';

import { checkLengths, checkPhrases } from './wording.ts';

/** The figures of a review, to be told; what is over a limit was reported. */
export interface Review {
  readonly readings: readonly ModuleReading[];
  readonly distances: readonly Distance[];
}

/** What a review is made with. */
export interface Desk {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly content: Sources['content'];
  /** The language the content is read in. */
  readonly language: string;
  /** Without one, spelling is not looked at. */
  readonly speller?: Speller;
}

/** Pages outside the parts of a book. */
const elsewhere = 'other pages';

const moduleOf = ({ entry, fields }: EntryTexts, parts: Modules): string => {
  const own = fields.flatMap(({ value }) =>
    'module' in value && typeof value.module === 'string' ? [value.module] : [],
  );
  return own[0] ?? parts.get(entry.id) ?? elsewhere;
};

/** Texts outside exercises and pages: titles of books, fixed words, notes on references. */
const furtherTexts = (
  { books }: Library,
  { content }: Desk,
  gathering: PassageContext,
): readonly Passage[] => {
  const read = (name: string, named?: readonly string[]): readonly Passage[] => {
    const source = content.get(name);
    const written = source && readYaml(source, () => {});
    return written ? passagesIn(written, named, gathering) : [];
  };
  return [
    ...[...books.values()].flatMap((book) => passagesIn(book, ['title', 'subtitle', 'footer'], gathering)),
    ...read('words'),
    ...read('references', ['note']),
  ];
};

/** The language of the book that is made when none is named. */
export const languageOf = ({ books, axes }: Pick<Library, 'books' | 'axes'>): string | undefined => {
  const [book] = books.values();
  const [choices] = book ? combinations(book, axes) : [];
  const value = book && choices ? resolve(book, axes, choices, () => {}).value : undefined;
  return typeof value === 'object' && value !== null && 'language' in value
    ? String(value.language)
    : undefined;
};

/** Measures a proven content by its own `review.yaml`; undefined when it has none, or none that can be read, as reported. */
export const review = (library: Library, desk: Desk, report: Report): Review | undefined => {
  const { axes, entries, spellings } = library;
  const { content, kinds, language, speller } = desk;
  const rules = readRules(content.get('review'), report);
  if (!rules) return undefined;
  if (!axes.has(rules.axis)) {
    report(
      error(
        'review/unknown-axis',
        `there is no axis \`${rules.axis}\``,
        rules.placeOf(['axis']),
        suggest(rules.axis, axes.keys()),
      ),
    );
    return undefined;
  }
  const words = spellings.get(language);
  const gathering: PassageContext = { kinds, axes, spell: (text) => respell(text, words) };
  const gathered = [...entries.values()].map((entry) => passagesOf(entry, gathering));
  const exercises = gathered.filter(({ entry }) => entry.what === 'exercise');
  const passages = [...gathered.flatMap((one) => one.passages), ...furtherTexts(library, desk, gathering)];
  const texts = new Map([...content.values()].map(({ file, text }) => [file, text]));
  const textOf = ({ file }: Place): string => texts.get(file) ?? '';
  checkParts(exercises, axes, rules, report);
  checkLengths(passages, rules, textOf, report);
  checkPhrases(passages, rules, textOf, report);
  const cited = Object.values(library.references).map(({ text }) => plain(text));
  if (speller) checkSpelling(passages, speller, { ...rules, cited }, textOf, report);
  const parts = partsOf(library);
  const counted = gathered.flatMap((one) =>
    one.passages.map((passage) => ({ module: moduleOf(one, parts), passage })),
  );
  return {
    readings: readModules(counted, axes, rules, report),
    distances: distances(exercises, axes, rules, report),
  };
};
