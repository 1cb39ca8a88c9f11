import type { Answers } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import type { Faces } from '../type/atoms.ts';
import type { Description } from './navigation.ts';

/** What pages are painted with. */
export interface PaintInput {
  readonly faces: Faces;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly description: Description;
  readonly platform: Platform;
  /** What the fields of an edition to be filled in hold. */
  readonly answers?: Answers;
}
