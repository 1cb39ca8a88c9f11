import type { Cells, FilledField } from '../../core/index.ts';

/** A file of somebody's own, and what it is to be read as. */
export type FileAsked =
  | { readonly kind: 'pdf' | 'sheet'; readonly bytes: ArrayBuffer }
  /** Cells that are to be a spreadsheet. */
  | { readonly kind: 'table'; readonly cells: Cells };

/** An answer, apart from what pdf.js says on the same line: it takes every worker for one of its own. */
export interface FileAnswer {
  readonly read: FileRead;
}

/** What was in it, or why it could not be read; neither tells what it says. */
export type FileRead =
  | { readonly fields: readonly FilledField[] }
  | { readonly cells: Cells }
  | { readonly sheet: Uint8Array<ArrayBuffer> }
  | { readonly flaw: string; readonly hint: string };
