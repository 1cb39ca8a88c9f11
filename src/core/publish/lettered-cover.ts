import { brandLogo } from '../author/brand.ts';
import type { Setting } from '../blocks/set/setting.ts';
import { setBlocks } from '../blocks/stack.ts';
import type { Document } from '../compose/document.ts';
import { warning } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import { line, moved, rectangle } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { stroke } from '../theme/strokes.ts';
import { colorOf } from '../theme/theme.ts';
import { type CoverInput, inverted, type SetWords, settingOf, setWords } from './cover-text.ts';
import type { CoverPlan } from './vendor.ts';

// The cover of a book that declares none: words on the color of its form.

/** The first drawing of the book's own first page, if it has one: what has no words on it. Told are pictures, which it leaves out. */
const ornament = ({ sections }: Document, setting: Setting): SetWords => {
  // What is wrong with the first page has been said when it was set.
  const strips = setBlocks(sections[0]?.blocks ?? [], { ...setting, report: () => undefined });
  const drawn = strips.find(({ marks }) => marks.length > 0 && marks.every(({ kind }) => kind === 'path'));
  // A house is told of by its name.
  for (const { marks, place } of strips)
    for (const mark of marks)
      if (mark.kind === 'image' && mark.image !== brandLogo)
        setting.report(
          warning(
            'vendor/cover-picture',
            `the picture \`${mark.image}\` on the first page is not on the cover to be bound`,
            place,
            'that cover shows title, subtitle, author and the first drawing of the first page',
          ),
        );
  return { marks: drawn?.marks ?? [], height: (drawn?.height ?? 0) * setting.theme.grid };
};

/** Ornament, title, a rule, what it is about; who made it at the foot. */
const front = (x: Pt, plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  const { theme, plain } = input;
  const { margin } = theme.page;
  const measure = plan.trim.width - margin.inner - margin.outer;
  const setting = settingOf(inverted(theme), measure, document, input);
  const [title, subtitle, author] = [
    setWords(setting, document.title, 'cover-title'),
    setWords(setting, plain ? '' : document.subtitle, 'cover-subtitle'),
    setWords(setting, (plain ? undefined : document.house?.name) ?? document.author, 'lead'),
  ];
  const left = x + margin.inner;
  const drawing = ornament(document, setting);
  const high = plan.bleed + margin.top + 4 * theme.grid;
  const top = drawing.height > 0 ? high + drawing.height + 4 * theme.grid : plan.bleed + plan.trim.height / 4;
  const rule = top + title.height + 3 * theme.grid;
  const foot = plan.bleed + plan.trim.height - margin.bottom - author.height;
  return [
    ...moved(drawing.marks, left, high),
    ...moved(title.marks, left, top),
    ...(plain ? [] : [line(left, rule, left + measure / 4, rule, stroke(setting.theme, 'heavy', 'ink'))]),
    ...moved(subtitle.marks, left, rule + 3 * theme.grid),
    ...moved(author.marks, left, foot),
  ];
};

const back = (plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  if (input.plain) return [];
  const { margin } = input.theme.page;
  const measure = Math.min(input.theme.measure, plan.trim.width - margin.inner - margin.outer);
  const setting = settingOf(inverted(input.theme), measure, document, input);
  const title = setWords(setting, document.title, 'title');
  const subtitle = setWords(setting, document.subtitle, 'lead');
  const [left, top] = [plan.bleed + margin.outer, plan.bleed + plan.trim.height / 4];
  return [
    ...moved(title.marks, left, top),
    ...moved(subtitle.marks, left, top + title.height + input.theme.grid),
  ];
};

/** Ground, back and front; the spine is lettered like any other. */
export const letteredCover = (plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => [
  rectangle(0, 0, plan.width, plan.height, { fill: colorOf(input.theme, 'accent') }),
  ...back(plan, document, input),
  ...front(plan.frontX, plan, document, input),
];
