import type { Library } from '../author/library.ts';
import { kinds } from '../blocks/kinds/kinds.ts';
import { inPacketBook } from '../choose/appointments.ts';
import { checkHelplines } from '../choose/helplines.ts';
import { inPresentNames } from '../choose/renamed.ts';
import { readTicket, type TicketContext } from '../choose/ticket.ts';
import { defined } from '../model/defined.ts';
import type { Sources } from '../model/sources.ts';
import type { TicketFields } from '../model/workbook.ts';
import { listMoments } from '../moments.ts';
import { openProject } from '../project.ts';
import { openBrand } from '../publish/open-brand.ts';
import { languageOf, type Review, review } from '../review/review.ts';
import type { Speller } from '../review/spelling.ts';
import { warnOfDoubts } from './doubts.ts';
import { type Typeset, typesetAll, typesetBrand, typesetTicket } from './typeset-all.ts';

// The door to what only a check needs: measures of texts, spelling, and setting everything. What makes books does without.

export { openSpeller, type Speller } from '../review/spelling.ts';
export type { Review, Typeset };

export interface CheckOptions extends Partial<Pick<TicketContext, 'placeOf'>>, Pick<TicketContext, 'report'> {
  /** What knows the words of a language; undefined where there is no dictionary of it, and spelling is not looked at. */
  readonly spellerFor: (language: string) => Speller | undefined;
  /** The day of checking (ISO). Given, help lines are held to their age. */
  readonly today?: string;
  /** Told what is to be set next: to set everything takes a while. */
  readonly progress?: (next: Typeset) => void;
  /** What somebody has written: a content, of which everything is checked, a ticket, or the brand that a ticket names. */
  readonly about: 'content' | 'ticket' | 'brand';
}

const reviewed = (library: Library, sources: Sources, language: string, options: CheckOptions) => {
  const speller = sources.content.has('review') ? options.spellerFor(language) : undefined;
  const reviewContext = defined({ kinds, content: sources.content, language, speller });
  return review(library, reviewContext, options.report);
};

/**
 * Finds everything wrong with a content, its layouts, themes and editions, or with a ticket: reviews the content by its own rules,
 * if it has some, and sets what is to be made of it. Gives the figures of the review; undefined when there are none. Of a brand
 * nothing of the content is told: whoever has written the one seldom wrote the other.
 */
export const checkSources = (
  given: Sources,
  raw: TicketFields,
  options: CheckOptions,
): Review | undefined => {
  const { placeOf = () => undefined, report, progress = () => undefined, about, today } = options;
  const context = { placeOf, report };
  const written = readTicket(raw, context);
  const read = written && inPacketBook(written, given.content, context);
  const project = read && openProject(given, report);
  if (!project) return undefined;
  const { sources, ticket } = openBrand(given, inPresentNames(read, project.library, context), context);
  const typesetting = { sources, project, ticket, progress, ...context };
  if (about === 'brand') {
    typesetBrand(typesetting);
    return undefined;
  }
  const language = ticket.language ?? languageOf(project.library) ?? 'en-US';
  warnOfDoubts(project.library, report);
  for (const book of project.library.books.keys()) listMoments(project, book, {}, report);
  if (today !== undefined) checkHelplines(project.library, ticket, today, report);
  const figures = reviewed(project.library, sources, language, options);
  if (about === 'ticket') typesetTicket(typesetting);
  else typesetAll(typesetting);
  return figures;
};
