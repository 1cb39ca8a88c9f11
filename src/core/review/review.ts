import { defaultBook, resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { combinations } from '../author/resolve.ts';
import { respell } from '../author/respell.ts';
import { readYaml } from '../author/yaml.ts';
import type { Kind } from '../blocks/block.ts';
import { defined } from '../model/defined.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { plain } from '../model/prose.ts';
import type { Sources } from '../model/sources.ts';
import {
  type EntryTexts,
  type Passage,
  type PassageContext,
  passagesIn,
  passagesOf,
} from '../reading/passages.ts';
import { type Rules, readRules } from '../reading/rules.ts';
import { type Distance, distances } from './distance.ts';
import { type Modules, modulesOf } from './modules.ts';
import { checkPlans } from './plans.ts';
import { type ModuleReading, readModules } from './reading.ts';
import { checkSpelling, type Speller } from './spelling.ts';
import { checkTerms } from './terms.ts';
import { checkLengths, checkPhrases } from './wording.ts';

/** The figures of a review; what is over a limit was reported. */
export interface Review {
  /** The axis each option of which has figures of its own. */
  readonly axis?: string;
  readonly readings: readonly ModuleReading[];
  readonly distances: readonly Distance[];
}

/** What a review is made with. */
export interface ReviewContext {
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
  { content }: ReviewContext,
  context: PassageContext,
): readonly Passage[] => {
  const read = (name: string, named?: readonly string[]): readonly Passage[] => {
    const source = content.get(name);
    const node = source && readYaml(source, () => {});
    return node ? passagesIn(node, named, context) : [];
  };
  return [
    ...[...books.values()].flatMap((book) => passagesIn(book, ['title', 'subtitle', 'footer'], context)),
    ...read('words'),
    ...read('references', ['note']),
  ];
};

/** The language of the book that is made when none is named. */
export const languageOf = ({ books, axes }: Pick<Library, 'books' | 'axes'>): string | undefined => {
  const node = books.get(defaultBook);
  const [choices] = node ? combinations(node, axes) : [];
  return node && choices && resolveBook(node, axes, choices, () => undefined)?.language;
};

/** The rules of a content, when they tell apart along an axis that there is; otherwise undefined, as reported. */
const rulesFor = ({ axes }: Library, { content }: ReviewContext, report: Report): Rules | undefined => {
  const rules = readRules(content.get('review'), report);
  if (rules?.axis === undefined || axes.has(rules.axis)) return rules;
  const place = rules.placeOf(['axis']);
  report(
    error(
      'review/unknown-axis',
      `there is no axis \`${rules.axis}\``,
      place,
      suggest(rules.axis, axes.keys()),
    ),
  );
  return undefined;
};

/** Measures a proven content by its own `review.yaml`; undefined when it has none, or none that can be read, as reported. */
export const review = (
  library: Library,
  reviewContext: ReviewContext,
  report: Report,
): Review | undefined => {
  const { axes, entries, spellings, references } = library;
  const { content, kinds, language, speller } = reviewContext;
  const rules = rulesFor(library, reviewContext, report);
  if (!rules) return undefined;
  const words = spellings.get(language);
  const context: PassageContext = { kinds, axes, spell: (text) => respell(text, words) };
  const read = [...entries.values()].map((entry) => passagesOf(entry, context));
  const exercises = read.filter(({ entry }) => entry.kind === 'exercise');
  const passages = [...read.flatMap((one) => one.passages), ...furtherTexts(library, reviewContext, context)];
  const texts = new Map([...content.values()].map(({ file, text }) => [file, text]));
  const textOf = ({ file }: Place): string => texts.get(file) ?? '';
  checkLengths(passages, rules, textOf, report);
  checkPhrases(passages, { rules, axes }, textOf, report);
  checkTerms(read, { library, rules, textOf, report, spell: context.spell });
  checkPlans({ library, rules, report });
  const cited = Object.values(references).flatMap(({ text }) => (text ? [plain(text)] : []));
  if (speller) checkSpelling(passages, { speller, rules, cited }, textOf, report);
  const modules = modulesOf(library);
  const counted = read.flatMap((one) =>
    one.passages.map((passage) => ({ module: moduleOf(one, modules), passage })),
  );
  return {
    ...defined({ axis: rules.axis }),
    readings: readModules(counted, axes, rules, report),
    distances: distances(exercises, axes, rules, report),
  };
};
