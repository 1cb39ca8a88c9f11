import { type Diagnostic, distinct, type Edition, readEdition } from '../../src/core/index.ts';
import type { Bound } from '../../src/core/publish/bind.ts';
import { bindIn } from '../../src/core/publish/making.ts';
import { printPages } from '../../src/core/publish/print.ts';
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
  const made = makeChosen({ choices, edition: 'a4', ticket });
  const { document, project } = made;
  const edition = (change ?? ((one) => one))(editionNamed(name));
  // What is doubted of a wish for another edition is no matter of this one.
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const making = {
    sources: ownSources,
    library: project.library,
    ticket: ticketOf(ticket),
    choices: made.choices,
    placeOf: () => undefined,
    report,
  };
  const bound = bindIn({ name, edition, theme: made.theme }, document, making);
  if (!bound) throw new Error('nothing was bound');
  return { bound, edition, document, diagnostics: distinct(diagnostics) };
};

export const printBound = ({ bound, document }: BoundBook): Promise<Uint8Array> =>
  printPages(bound.pages, { document, design: bound.design, images: ownSources.images });

export const coverOf = ({ bound }: BoundBook): NonNullable<Bound['cover']> => {
  if (!bound.cover) throw new Error('the book has no cover');
  return bound.cover;
};

export const printCover = (book: BoundBook): Promise<Uint8Array> => {
  const { pages, design } = coverOf(book);
  return printPages(pages, { document: book.document, design, images: ownSources.images });
};

export const vendorEditions = ['kdp-8.5x11', 'kdp-6x9', 'lulu-coil'] as const;
