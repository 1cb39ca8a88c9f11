import type { Mark, Tag } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Page } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import type { Output } from '../theme/output.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import { glyphContent, type Ink, imageContent, pathContent } from './content.ts';

type Annotation = Extract<Mark, { kind: 'link' | 'field' }>;

/** A page as a PDF needs it, whatever the document around it: its content is written once and kept. */
export interface PaintedPage {
  /** The content stream, deflated. */
  readonly content: Uint8Array;
  /** In reading order: the elements of the marked contents (the first bears number 0, the next 1 ...), links and fields. */
  readonly steps: readonly (Tag | Annotation)[];
  readonly faces: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
}

export const isAnnotation = (mark: Mark): mark is Annotation => mark.kind === 'link' || mark.kind === 'field';

/** What draws one mark; decides nothing. */
export const contentOf = (mark: Exclude<Mark, Annotation>, faces: Faces, ink: Ink): string => {
  switch (mark.kind) {
    case 'glyphs':
      return glyphContent(mark, faceNamed(faces, mark.face).shape(' '), ink);
    case 'path':
      return pathContent(mark, ink);
    case 'image':
      return imageContent(mark);
    case 'late':
      throw new Error('a page number was never filled in');
  }
};

/** Neighbors of one structure element, to be marked together. */
const groups = (
  marks: readonly Mark[],
): readonly { readonly tag: Tag | undefined; readonly marks: readonly Mark[] }[] => {
  const grouped: { tag: Tag | undefined; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = grouped.at(-1);
    if (last && last.tag === mark.tag) last.marks.push(mark);
    else grouped.push({ tag: mark.tag, marks: [mark] });
  }
  return grouped;
};

const memo = createMemo<PaintedPage>();

/** The content of a page (PDF 32000-1, 14.6: marked content): elements in their order, everything else as artifacts; or bare of both. */
export const paintedPage = (
  page: Page,
  faces: Faces,
  { standard, colors }: Output,
  platform: Platform,
): PaintedPage =>
  memo([page, faces, platform], `${standard} ${colors}`, () => {
    const ink: Ink = { gray: colors === 'grey' };
    const steps: (Tag | Annotation)[] = [];
    let numbered = 0;
    // y runs downwards, as in marks.
    let content = `1 0 0 -1 0 ${page.height} cm\n`;
    for (const { tag, marks } of groups(page.marks)) {
      let drawn = '';
      for (const mark of marks) if (!isAnnotation(mark)) drawn += `${contentOf(mark, faces, ink)}\n`;
      if (standard === 'bare') {
        content += drawn;
        continue;
      }
      if (drawn && tag) {
        content += `/${tag.role} <</MCID ${numbered}>> BDC\n${drawn}EMC\n`;
        steps.push(tag);
        numbered += 1;
      } else if (drawn) content += `/Artifact <</Type /Layout>> BDC\n${drawn}EMC\n`;
      steps.push(...marks.filter(isAnnotation));
    }
    return {
      content: platform.deflate(platform.latin1(content)),
      steps,
      faces: new Set(page.marks.flatMap((mark) => (mark.kind === 'glyphs' ? mark.face : []))),
      images: new Set(page.marks.flatMap((mark) => (mark.kind === 'image' ? mark.image : []))),
    };
  });
