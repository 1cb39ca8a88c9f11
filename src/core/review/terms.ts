import type { Library } from '../author/library.ts';
import { visitEntries } from '../author/yaml-node.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import type { EntryTexts, Passage } from '../reading/passages.ts';
import type { Rules } from '../reading/rules.ts';
import { type Listing, listingsOf } from './listings.ts';
import { placeWithin } from './place-within.ts';
import { patternOf } from './wording.ts';

type Term = NonNullable<Rules['terms']>['words'][number];

/** A term in a text that does not lead to where it is explained. */
interface Mention {
  readonly term: Term;
  readonly found: string;
  readonly passage: Passage;
}

/** What terms are looked for in, and where what is found is told. */
export interface TermContext {
  readonly library: Library;
  readonly rules: Rules;
  readonly textOf: (place: Place) => string;
  /** A text in the spelling of the language that is read. */
  readonly spell: (text: string) => string;
  readonly report: Report;
}

/** Notes are for professionals, and alternative texts stand for a drawing that is seen. */
const isRead = ({ role }: Passage): boolean => role !== 'note' && role !== 'alternative';

/** Where a link may lead to reach a section: the section, or a heading in it. */
const waysTo = ({ entries }: Library, ids: readonly string[]): ReadonlySet<string> => {
  const ways = new Set(ids.map((id) => `#${id}`));
  for (const id of ids) {
    const node = entries.get(id)?.node;
    if (!node) continue;
    visitEntries(node, (key, value) => {
      if (key === 'id' && value.kind === 'scalar') ways.add(`#${value.value}`);
    });
  }
  return ways;
};

interface Wanted {
  readonly term: Term;
  readonly pattern: RegExp;
  readonly ways: ReadonlySet<string>;
}

const mentionsIn = ({ passages }: EntryTexts, wanted: readonly Wanted[]): readonly Mention[] =>
  passages.filter(isRead).flatMap((passage) =>
    wanted.flatMap(({ term, pattern, ways }): readonly Mention[] => {
      const [found] = pattern.exec(passage.text) ?? [];
      const leadsThere = passage.links.some((link) => ways.has(link));
      return found === undefined || leadsThere ? [] : [{ term, found, passage }];
    }),
  );

const isMeantFor = ({ choices }: Listing, { conditions }: Passage): boolean =>
  [...choices].every(([axis, option]) => conditions.get(axis)?.includes(option) !== false);

/** Terms that a book uses before the section that explains them, or without one; each place is told once. */
const checkListing = (
  listing: Listing,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  told: Set<string>,
  { textOf, report }: TermContext,
): void => {
  const position = new Map<string, number>();
  for (const id of listing.sections) if (!position.has(id)) position.set(id, position.size);
  const explained = ({ at }: Term): string | undefined =>
    at.filter((id) => position.has(id)).sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0))[0];
  for (const [id, at] of position)
    for (const { term, found, passage } of mentions.get(id) ?? []) {
      const by = explained(term);
      if (by !== undefined && at >= (position.get(by) ?? 0)) continue;
      const key = `${passage.place.file}:${passage.place.start}:${found}`;
      if (told.has(key) || !isMeantFor(listing, passage)) continue;
      told.add(key);
      const where = by === undefined ? 'is explained nowhere' : `stands before \`${by}\`, which explains it,`;
      const message = `“${found}” ${where} in the book \`${listing.book}\``;
      const hint = `say it in other words, or link to ${term.at.map((one) => `\`#${one}\``).join(' or ')}`;
      report(error('review/term', message, placeWithin(passage.place, textOf(passage.place), found), hint));
    }
};

/** Sections that are said to explain a term, and are not there or do not name it. */
const checkExplanations = (
  wanted: readonly Wanted[],
  read: ReadonlyMap<string, EntryTexts>,
  { library, rules, report }: TermContext,
): void => {
  wanted.forEach(({ term, pattern }, index) => {
    term.at.forEach((id, at) => {
      const texts = read.get(id);
      const path = ['terms', 'words', index, 'at'];
      const place = rules.placeOf([...path, at]) ?? rules.placeOf(path);
      if (!texts) {
        const message = `there is no exercise or page \`${id}\``;
        report(error('review/unknown-section', message, place, suggest(id, library.entries.keys())));
      } else if (!texts.passages.some(({ text }) => pattern.test(text))) {
        const message = `\`${id}\` does not hold the term “${term.find[0]}”`;
        report(
          error('review/not-explained', message, place, 'explain it there, or name the section that does'),
        );
      }
    });
  });
};

const checkBooks = (named: readonly string[], { library, rules, report }: TermContext): void =>
  named.forEach((name, index) => {
    if (library.books.has(name)) return;
    const place = rules.placeOf(['terms', 'in', index]) ?? rules.placeOf(['terms', 'in']);
    const hint = suggest(name, library.books.keys());
    report(error('review/unknown-book', `there is no book \`${name}\``, place, hint));
  });

/** In each book, a term stands in no section before the one that explains it. */
export const checkTerms = (read: readonly EntryTexts[], context: TermContext): void => {
  const { library, rules } = context;
  if (!rules.terms) return;
  const { in: books, words } = rules.terms;
  const spelled = words.map((term) => ({ ...term, find: term.find.map(context.spell) }));
  const wanted = spelled.map((term) => ({
    term,
    pattern: patternOf(term.find),
    ways: waysTo(library, term.at),
  }));
  const texts = new Map(read.map((one) => [one.entry.id, one]));
  checkBooks(books, context);
  checkExplanations(wanted, texts, context);
  const mentions = new Map(read.map((one) => [one.entry.id, mentionsIn(one, wanted)]));
  const told = new Set<string>();
  for (const listing of listingsOf(library, books)) checkListing(listing, mentions, told, context);
};
