import { defined } from '../model/defined.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Mark, Word } from '../model/galley.ts';
import type { Destination, Page } from '../model/page.ts';
import { moved } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { linkOver } from '../type/text.ts';

type Late = Extract<Mark, { kind: 'late' }>;

const startOf = ({ x, width, align }: Late, set: Pt): Pt => {
  if (align === 'right') return x + width - set;
  return align === 'center' ? x + (width - set) / 2 : x;
};

const bound = (mark: Late, number: number): { readonly set: Mark; readonly width: Pt } => {
  const words = [...String(number)].flatMap(
    (digit): Word | readonly Word[] => mark.digits[Number(digit)] ?? [],
  );
  const joined: Word = {
    text: String(number),
    glyphs: words.flatMap(({ glyphs }) => glyphs),
    width: words.reduce((sum, { width }) => sum + width, 0),
  };
  const { y, face, size, color, tag } = mark;
  const width = (joined.width * size) / 1000;
  return {
    set: defined({
      kind: 'glyphs',
      x: startOf(mark, width),
      y,
      face,
      size,
      color,
      run: [joined],
      stretch: 1,
      tag,
    }),
    width,
  };
};

/** The anchors that marks lead to or show the page of. */
export const referencesIn = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap((mark) => {
    if (mark.kind === 'link') return mark.to.startsWith('#') ? [mark.to.slice(1)] : [];
    return mark.kind === 'late'
      ? [...(mark.of === undefined ? [] : [mark.of]), ...referencesIn(mark.rest ?? [])]
      : [];
  });

export const unknownAnchor = (anchor: string | undefined, place: Place | undefined) =>
  error('paginate/unknown-anchor', `nothing in this book is called \`${anchor}\``, place, 'check the link');

/** Fills in the page numbers, which are known only now. */
export const bindLate = (page: Page, anchors: ReadonlyMap<string, Destination>, report: Report): Page => {
  const marks: Mark[] = [];
  const bind = (mark: Mark): void => {
    if (mark.kind === 'link' && mark.to.startsWith('#') && !anchors.has(mark.to.slice(1))) return;
    if (mark.kind !== 'late') {
      marks.push(mark);
      return;
    }
    const number = mark.of === undefined ? page.number : anchors.get(mark.of)?.page;
    if (number === undefined) {
      report(unknownAnchor(mark.of, mark.place));
      return;
    }
    const { set, width } = bound(mark, number);
    marks.push(set);
    if (mark.leads && mark.tag)
      marks.push(
        linkOver(
          { x: mark.x, y: mark.y, width, size: mark.size },
          { to: `#${mark.of}`, description: String(number), tag: mark.tag },
        ),
      );
    moved(mark.rest ?? [], width - mark.width, 0).forEach(bind);
  };
  page.marks.forEach(bind);
  return { ...page, marks };
};
