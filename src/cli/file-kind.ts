import { brandFieldNames } from '../core/author/brand.ts';
import { ticketFields } from '../core/choose/ticket.ts';

/** What a file of fields is, other than a ticket, told by the fields it has. */
export type OtherKind = 'brand' | 'product';

/** What brands and tickets call alike, and each means something of its own. */
const isOfTicket = (field: string): boolean =>
  ticketFields.includes(field) && !brandFieldNames.includes(field);

/** What brands alone have. */
const isOfBrand = (field: string): boolean =>
  brandFieldNames.includes(field) && !ticketFields.includes(field);

/** A product names shops, which nothing else does; a brand its own name, as a ticket may by mistake: beside fields of tickets alone it is one. A brand whose name is misspelled is told by what brands alone have. */
export const kindByFields = (fields: readonly string[]): OtherKind | undefined => {
  if (fields.includes('shops')) return 'product';
  if (fields.some(isOfTicket)) return undefined;
  return fields.includes('name') || fields.some(isOfBrand) ? 'brand' : undefined;
};
