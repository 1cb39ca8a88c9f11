import { type Brand, readBrand } from '../author/brand.ts';
import { error } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import type { BrandSource, Sources } from '../model/sources.ts';
import type { Ticket, TicketContext } from './ticket.ts';

/** A brand, and what lies beside its file. */
export interface NamedBrand {
  readonly brand: Brand;
  readonly source: BrandSource;
}

/** The brand that a ticket names; undefined where it names none, and where that one cannot be read, as reported. */
export const brandFor = (
  brands: Sources['brands'],
  { brand: named }: Pick<Ticket, 'brand'>,
  { placeOf, report }: TicketContext,
): NamedBrand | undefined => {
  if (named === undefined) return undefined;
  const known = [...(brands?.keys() ?? [])];
  const source = brands?.get(named);
  if (source) {
    const brand = readBrand(source.source, report);
    return brand && { brand, source };
  }
  const near = called(named, known);
  const said = `what is given for \`brand\` is none of the brands there are${near.startsWith('`') ? `: ${near}` : ''}`;
  report(error('brand/unknown', said, placeOf(['brand']), suggest(named, known)));
  return undefined;
};
