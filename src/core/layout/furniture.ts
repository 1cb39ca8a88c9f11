import type { Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document, Section } from '../compose/document.ts';
import type { Furniture, Mark } from '../model/galley.ts';
import type { Side } from '../model/page.ts';
import { readProse } from '../model/prose.ts';
import type { Pt } from '../model/units.ts';
import { colorOf, styleOf } from '../theme/theme.ts';
import { faceOf } from '../type/atoms.ts';
import { digitsOf } from '../type/text.ts';
import { liveArea } from './masters.ts';

type Untagged = Omit<Setting, 'tag'>;

/** Marks as an artifact, without a tag, standing on y. */
const asArtifact = (marks: readonly Mark[], x: Pt, y: Pt): readonly Mark[] =>
  marks.flatMap((mark): readonly Mark[] => {
    if (mark.kind === 'link' || mark.kind === 'field') return [];
    const { tag: _tag, ...bare } = mark;
    const there = { ...bare, x: mark.x + x, y };
    return [there.kind === 'late' && there.rest ? { ...there, rest: asArtifact(there.rest, x, y) } : there];
  });

/** Running text as an artifact. */
const said = (
  setting: Setting,
  words: ReturnType<typeof readProse>,
  style: string,
  align: 'left' | 'right',
  x: Pt,
  y: Pt,
  measure: Pt,
): readonly Mark[] => {
  const [line] = setLines(setting, words, style, { align, measure });
  return asArtifact(line?.marks ?? [], x, y);
};

const folio = ({ theme, faces }: Untagged, side: Side): readonly Mark[] => {
  const area = liveArea(theme, side);
  const style = styleOf(theme, 'folio');
  const face = faceOf({ theme, style, faces });
  const width = theme.sizes.number;
  const outer = side === 'verso' && theme.page.sides === 'mirrored';
  return [
    {
      kind: 'late',
      x: outer ? area.x : area.x + area.width - width,
      y: theme.page.height - theme.page.foot,
      width,
      align: outer ? 'left' : 'right',
      face: face.name,
      size: style.size,
      color: colorOf(theme, style.color),
      digits: digitsOf(style, face),
    },
  ];
};

const head = (setting: Setting, words: string, side: Side): readonly Mark[] => {
  const area = liveArea(setting.theme, side);
  const align = side === 'verso' && setting.theme.page.sides === 'mirrored' ? 'left' : 'right';
  return said(setting, readProse(words), 'running', align, area.x, setting.theme.page.head, area.width);
};

/** The way to the grounding page, on every page, opposite the folio. */
const foot = (setting: Setting, document: Document, side: Side): readonly Mark[] => {
  if (!document.footer) return [];
  const area = liveArea(setting.theme, side);
  const align = side === 'verso' && setting.theme.page.sides === 'mirrored' ? 'right' : 'left';
  return said(
    setting,
    document.footer,
    'running',
    align,
    area.x,
    setting.theme.page.height - setting.theme.page.foot,
    area.width,
  );
};

const none: Furniture = { verso: [], recto: [] };

/** What stands outside the live area: on the first page of a section, and on its other pages. */
export const furnitureOf = (
  section: Section,
  document: Document,
  setting: Setting,
): { opening: Furniture; running: Furniture } => {
  if (section.furniture === 'none') return { opening: none, running: none };
  const foots = (side: Side): readonly Mark[] => [...foot(setting, document, side), ...folio(setting, side)];
  const opening: Furniture = { verso: foots('verso'), recto: foots('recto') };
  if (section.furniture === 'folio') return { opening, running: opening };
  const running: Furniture = {
    verso: [...head(setting, section.heads.verso, 'verso'), ...opening.verso],
    recto: [...head(setting, section.heads.recto, 'recto'), ...opening.recto],
  };
  return { opening, running };
};
