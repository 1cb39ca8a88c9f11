import type { Choices } from '../author/axes.ts';
import { type Book, defaultBook, resolveBook } from '../author/books.ts';
import type { Brand } from '../author/brand.ts';
import type { Library } from '../author/library.ts';
import { brandFor } from '../choose/brand.ts';
import type { Ticket, TicketContext } from '../choose/ticket.ts';
import type { Document } from '../compose/document.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Tree } from '../model/mapping.ts';
import type { Sources } from '../model/sources.ts';
import { type Bound, bindPages } from './bind.ts';
import { type Design, type Edition, openDesign, readEdition, usualTheme } from './design.ts';
import { makePages, type PageMaker } from './pages.ts';
import { foldedAs, overlayOf } from './wishes.ts';

/** What the workbooks of one set of choices are made of, and the ticket for them. */
export interface Making extends TicketContext {
  readonly sources: Sources;
  readonly library: Library;
  readonly ticket: Ticket;
  readonly choices: Choices;
  /** Of a packet of which each appointment is a file of its own: the one that is made. */
  readonly appointment?: number | undefined;
}

/** An edition by its name, and the theme it is to be set in. */
export interface EditionChoice {
  readonly name: string;
  readonly edition: Edition;
  readonly theme: string;
}

/** What is made when the ticket names none. */
export const usualEdition = 'a4';

/** The book that a ticket names, as chosen. */
const bookOf = ({ library: { books, axes }, ticket, choices }: Making): Book | undefined => {
  const node = books.get(ticket.book ?? defaultBook);
  return node && resolveBook(node, axes, choices, () => undefined);
};

/** Whether the sections of a book are sheets on their own. */
const isLoose = (making: Making): boolean => bookOf(making)?.loose ?? false;

/** A packet is printed on both sides: what begins on a leaf of its own can be taken out of it. */
const turned: Tree = { page: { sides: 'mirrored' } };

/** The theme that a ticket names; otherwise its book's own, or the usual one. */
export const themeFor = (making: Making): string =>
  making.ticket.theme ?? bookOf(making)?.theme ?? usualTheme;

/** The editions that a ticket names, each once; unknown ones are reported. */
export const editionsFor = (
  sources: Sources,
  { edition: named = [usualEdition] }: Ticket,
  { placeOf, report }: TicketContext,
): readonly Omit<EditionChoice, 'theme'>[] =>
  [...new Set(named)].flatMap((name) => {
    const place = placeOf(['edition', named.indexOf(name)]) ?? placeOf(['edition']);
    const edition = readEdition(sources, name, report, place);
    return edition ? [{ name, edition }] : [];
  });

/** What the chosen options lay over the theme. */
const overlaysOf = ({ choices: axes }: Library, choices: Choices): readonly Tree[] =>
  [...choices].map(([axis, option]) => axes[axis]?.[option]?.theme ?? {});

/** The house that a making is from; what is wrong with it was reported when it was opened. */
const brandIn = ({ sources: { brands }, ticket, placeOf }: Making): Brand | undefined =>
  brandFor(brands, ticket, { placeOf, report: () => undefined })?.brand;

/** Opens the design for a ticket, with further overlays on its theme; undefined when it cannot be, as reported. */
export const designFor = (
  { edition, theme }: Omit<EditionChoice, 'name'>,
  making: Making,
  overlays: readonly Tree[] = [],
): Design | undefined => {
  const { sources, library, ticket, choices, placeOf, report } = making;
  const loose = edition.vendor === undefined && edition.output?.impose?.cut !== false && isLoose(making);
  return openDesign(
    sources,
    {
      theme,
      themePlace: placeOf(['theme']),
      edition: foldedAs(edition, ticket),
      chosen: overlaysOf(library, choices),
      brand: brandIn(making),
      isLoose: loose,
      stock: ticket.stock,
      stockPlace: placeOf(['stock']),
      overlays: [loose && bookOf(making)?.appointments ? turned : {}, overlayOf(ticket), ...overlays],
    },
    report,
  );
};

/** Whether a chosen option asks for an outside that tells nothing of what is inside. */
export const isPlain = ({ library, choices }: Pick<Making, 'library' | 'choices'>): boolean =>
  [...choices].some(([axis, option]) => library.choices[axis]?.[option]?.plain);

/** A document set and bound in an edition for a ticket; undefined when it cannot be, as reported. */
export const bindIn = (
  choice: EditionChoice,
  document: Document,
  making: Making & { readonly makePages?: PageMaker },
  report: Report = making.report,
): Bound | undefined =>
  bindPages(document, {
    makePages: making.makePages ?? makePages,
    ...choice,
    ticket: making.ticket,
    placeOf: making.placeOf,
    report,
    brand: brandIn(making),
    plain: isPlain(making),
    open: (overlays) => designFor(choice, { ...making, report }, overlays),
  });
