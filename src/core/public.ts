// The core as the package gives it to other programs, a page in a browser among them.

import type { MakeWorkbooks } from './model/workbook.ts';
import { makeWorkbooks as makeInside } from './workbooks.ts';

export type { Diagnostic, Place, Report } from './model/diagnostic.ts';
export type { Answers, Page, Pages } from './model/page.ts';
export type { BrandSource, SourceFile, Sources } from './model/sources.ts';
export type {
  AnswerOrigins,
  BuyerLine,
  Cover,
  MakeOptions,
  MakeWorkbooks,
  Measures,
  Platform,
  Progress,
  Signal,
  TicketFields,
  Workbook,
} from './model/workbook.ts';

export const makeWorkbooks: MakeWorkbooks = makeInside;
