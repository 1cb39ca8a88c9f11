import {
  type Bound,
  bindPages,
  type Diagnostic,
  distinct,
  type Edition,
  openDesign,
  overlaysOf,
  printPages,
  readEdition,
} from '../../src/core/index.ts';

import { ownSources } from '../support/sources.ts';

import { makeChosen, ticketOf, type Workbook } from '../support/workbook.ts';

export interface BoundOrder {
  readonly edition: string;
  readonly form?: string;
  /** Fields of the job ticket, as they would be written in YAML. */
  readonly ticket?: Readonly<Record<string, unknown>>;
  /** The edition with other rules than it has. */
  readonly change?: (edition: Edition) => Edition;
  readonly plain?: boolean;
}

export interface BoundBook {
  readonly bound: Bound;
  readonly edition: Edition;
  readonly document: Workbook['document'];
  readonly diagnostics: readonly Diagnostic[];
}

export const editionNamed = (name: string): Edition => {
  const edition = readEdition(ownSources, name, () => undefined);
  if (!edition) throw new Error(`no edition ${name}`);
  return edition;
};

/** A book of our own content, made as its edition wants it. */
export const makeBound = ({
  edition: name,
  form = 'fearful',
  ticket = {},
  change,
  plain = false,
}: BoundOrder): BoundBook => {
  const choices = { form, ...(plain ? { cover: 'plain' } : {}) };
  const { document, project, diagnostics: before } = makeChosen({ choices, edition: 'a4', ticket });
  const edition = (change ?? ((one) => one))(editionNamed(name));
  const diagnostics: Diagnostic[] = [...before];
  const report = (one: Diagnostic): void => {
    diagnostics.push(one);
  };
  const chosen = overlaysOf(project.library, new Map(Object.entries(choices)));
  const bound = bindPages(document, {
    ...{ name, edition, ticket: ticketOf(ticket), placeOf: () => undefined, plain, report },
    open: (overlays) => openDesign(ownSources, { theme: 'octavo', edition, chosen, overlays }, report),
    isExercise: (id) => project.library.entries.get(id)?.what === 'exercise',
  });
  if (!bound) throw new Error('nothing was bound');
  return { bound, edition, document, diagnostics: distinct(diagnostics) };
};

export const printBound = ({ bound, document }: BoundBook): Promise<Uint8Array> =>
  printPages(document, bound.pages, bound.design, ownSources);

export const coverOf = ({ bound }: BoundBook): NonNullable<Bound['cover']> => {
  if (!bound.cover) throw new Error('the book has no cover');
  return bound.cover;
};

export const printCover = (book: BoundBook): Promise<Uint8Array> => {
  const { pages, design } = coverOf(book);
  return printPages(book.document, pages, design, ownSources);
};

export const vendorEditions = ['kdp-8.5x11', 'kdp-6x9', 'lulu-coil'] as const;
