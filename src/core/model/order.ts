import type { Report } from './diagnostic.ts';
import type { Sources } from './sources.ts';
import type { BuyerLine, MakeOptions, TicketFields } from './workbook.ts';

/** An order: whose, and what of. */
export interface Order {
  /** The shop's own number. */
  readonly id: string;
  /** Whoever is named on the line. */
  readonly buyer?: string | undefined;
  /** What is ordered, as fields of a ticket laid over those that all orders have in common. */
  readonly fields: TicketFields;
}

/** A copy for an order, whole in memory. */
export interface OrderedCopy {
  /** What its file is called, without an ending: it bears the order's mark, and nothing of the buyer. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What all orders have in common. */
export interface OrdersJob {
  readonly sources: Sources;
  readonly base: TicketFields;
  readonly on: BuyerLine['on'];
  readonly options: Omit<MakeOptions, 'report'>;
}

/** Copies for orders, one order after another; undefined where an order cannot be made, as reported. */
export type OrderPress = (order: Order, report: Report) => Promise<readonly OrderedCopy[] | undefined>;
