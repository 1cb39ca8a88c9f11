import { dirname, resolve } from 'node:path';
import {
  error,
  type RosterRow,
  type RowReport,
  type Sources,
  type TicketFields,
  type Versions,
} from '../core/index.ts';
import { readBounded } from '../node/bounded.ts';
import { readBrandSource } from '../node/brand.ts';
import type { RosterKey } from '../node/row-digest.ts';
import type { Run } from './run.ts';

/** Fields of a ticket that name a file, which a row may name. */
const pathFields = ['answers', 'brand', 'ticket', 'packet'] as const;

/** A row with paths as they are meant, from where the file lies that names them. */
export const locatedRow = (row: RosterRow, file: string): RosterRow => {
  const paths = pathFields.flatMap((field) => {
    const path = row.fields[field];
    return typeof path === 'string' ? [[field, resolve(dirname(file), path)] as const] : [];
  });
  return paths.length > 0 ? { ...row, fields: { ...row.fields, ...Object.fromEntries(paths) } } : row;
};

const bytesAt = (path: unknown): Uint8Array | undefined => {
  try {
    return typeof path === 'string' ? readBounded(path) : undefined;
  } catch {
    return undefined;
  }
};

/** The sources with the brands that rows name, as far as these can be read. */
export const withBrandsOf = (rows: readonly RosterRow[], sources: Sources, run: Run): Sources => {
  const named = new Set(rows.map(({ fields }) => fields.brand).filter((path) => typeof path === 'string'));
  const brands = [...named].flatMap((path) => {
    const brand = readBrandSource(path, () => undefined);
    if (brand) run.knows([brand.source]);
    return brand ? [[path, brand] as const] : [];
  });
  return brands.length > 0
    ? { ...sources, brands: new Map([...(sources.brands ?? []), ...brands]) }
    : sources;
};

const pathHint = 'a path in a roster is meant from the folder that the roster lies in';

/** Reports files that rows name and nobody can read. A file may be called after a person: it is not named. */
export const checkPaths = (rows: readonly RosterRow[], { brands }: Sources, reportRow: RowReport): void => {
  const tell = (row: number, what: string): void => {
    const diagnostic = error('batch/no-file', `${what} cannot be read`, undefined, pathHint);
    reportRow({ row, diagnostic });
  };
  for (const { number, fields } of rows) {
    if (typeof fields.answers === 'string' && !bytesAt(fields.answers)) tell(number, 'its file of answers');
    if (typeof fields.brand === 'string' && !brands?.has(fields.brand)) tell(number, 'its brand');
  }
};

/** The mark of all that a row is made of: it changes when any of it does. Where a row is written to is nothing to it. */
export const inputsOf = (
  {
    content: _content,
    templates: _templates,
    fonts: _fonts,
    out: _out,
    replace: _replace,
    ...ticket
  }: TicketFields,
  { program, content }: Versions,
  { sources, key }: { readonly sources: Sources; readonly key: RosterKey | undefined },
): string | undefined => {
  const { answers, brand, ...rest } = ticket;
  const house = typeof brand === 'string' ? sources.brands?.get(brand) : undefined;
  return key?.mark([program, content, rest, bytesAt(answers), house]);
};
