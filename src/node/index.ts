// The package as Node programs import it: folders read into `Sources`, then core's one call, with Node's own packing.

import type { OrderPress, OrdersJob } from '../core/model/order.ts';
import { type MakeWorkbooks, makeWorkbooks as makeInCore, type Report } from '../core/public.ts';
import { openOrders } from '../core/shop/orders.ts';
import { nodePlatform } from './platform.ts';

export type { Order, OrderedCopy, OrderPress } from '../core/model/order.ts';
export type {
  AnswerOrigins,
  Answers,
  BrandSource,
  Cover,
  Diagnostic,
  MakeOptions,
  MakeWorkbooks,
  Measures,
  Page,
  Pages,
  Place,
  Platform,
  Progress,
  Report,
  Signal,
  SourceFile,
  Sources,
  TicketFields,
  Workbook,
} from '../core/public.ts';
export { readBrandSource } from './brand.ts';
export { type Folders, ownFolders, readSources } from './folders.ts';

/** Makes the workbooks that a ticket asks for, one at a time. Paths on the ticket (`content`, `out` …) are the caller's to follow. */
export const makeWorkbooks: MakeWorkbooks = (sources, ticket, options) =>
  makeInCore(sources, ticket, { platform: nodePlatform, ...options });

/**
 * Opens a press for orders: called with one, it gives that buyer's copies in some milliseconds, with what is wrong reported to the
 * call's own report. Undefined when the content cannot be read, as reported.
 */
export const openOrderPress = (
  { sources, base, on }: Pick<OrdersJob, 'sources' | 'base' | 'on'>,
  report: Report,
): OrderPress | undefined => openOrders({ sources, base, on, options: { platform: nodePlatform } }, report);
