import { type Block, setOne } from '../blocks/block.ts';
import { openForm } from '../blocks/set/field.ts';
import type { FormState, Picture, Reach, Setting } from '../blocks/set/setting.ts';
import { heightOf, mostPages, type Stacking, setBlocks, tooManyPages } from '../blocks/stack.ts';
import type { Document, Section } from '../compose/document.ts';
import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Galley, Strip, Tag } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Pt } from '../model/units.ts';
import type { Output } from '../theme/output.ts';
import type { Theme } from '../theme/theme.ts';
import type { Faces } from '../type/atoms.ts';
import { bearsFooter, furnitureOf } from './furniture.ts';
import { liveArea } from './masters.ts';

/** Every section set to its measure, and what may fill an empty page. */
export interface Galleys {
  readonly sections: readonly Galley[];
  readonly fillers?: readonly Galley[];
  readonly folding?: Galley;
}

export interface LayoutInput {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly report: Report;
  readonly output?: Pick<Output, 'fillable'>;
  /** Of a section that is one side of a cover. */
  readonly reach?: Reach;
}

/** The first strip of a section, which others lead to. */
const titled = (strip: Strip, { id, title, level }: Section): Strip => ({
  ...strip,
  anchor: strip.anchor ?? id,
  ...defined({ outline: level === undefined ? undefined : { title, level } }),
});

const nothing: Strip = { height: 1, skip: 0, cost: 0, marks: [] };

/** The root of every structure tree: it has nothing but its role, so one serves all documents. */
const root: Tag = { role: 'Document' };

const memo = createMemo<Galley>();

/** The galley of a section; sections that have not changed are not set again. */
export const setSection = (section: Section, document: Document, input: LayoutInput): Galley => {
  const { theme, faces, pictures, report, output, reach } = input;
  const { words, footer, house, language } = document;
  const lines = [footer, house?.footer];
  return memo(
    [section, ...lines.filter((one) => one !== undefined), theme, faces, pictures, words],
    `${language} ${lines.map((one) => one !== undefined)} ${output?.fillable ?? false}${reach ? JSON.stringify(reach) : ''}`,
    (report) => computeGalley(section, document, { ...input, report }),
    report,
  );
};

const memoRoots = createMemo<Tag>(mostPages);
const memoStrips = createMemo<{ readonly strips: readonly Strip[]; readonly after: FormState | undefined }>();

/**
 * The element of a section. One that holds words of the reader's has the same in every copy: so blocks without such words can keep
 * theirs. To fields it stands for all that names them beside the blocks.
 */
const rootOf = ({ id, was, fieldIds, isPersonal }: Section, { theme }: LayoutInput): Tag => {
  const make = (): Tag => ({ role: 'Sect', parent: root });
  return isPersonal ? memoRoots([theme, root], JSON.stringify([id, was, fieldIds]), make) : make();
};

/** A block of a section that holds words of the reader's: set once, unless it holds some itself. To keep all blocks so finely would cost more than it saves. */
const setKept = (block: Block, setting: Setting): readonly Strip[] => {
  const { theme, faces, pictures, words, tag, language, form, report, isBesideText } = setting;
  // Fields are numbered through their section: where as much was asked before, they are called the same.
  const { strips, after } = memoStrips(
    [block, tag, theme, faces, pictures, words],
    `${language} ${isBesideText}${form ? JSON.stringify([form.title, form.state()]) : ''}`,
    (report) => ({ strips: setOne(block, { ...setting, report }), after: form?.state() }),
    report,
  );
  if (form && after) form.resume(after);
  return strips;
};

const memoSpaced = createMemo<Strip>();
const memoTitled = createMemo<Strip>();

/** As usual, of blocks that are kept: what is the same in another copy is the same object. */
const kept: Stacking = {
  set: setKept,
  once: memoSpaced,
};

const titledOnce: typeof titled = (strip, section) => {
  const { id, title, level } = section;
  return memoTitled([strip], JSON.stringify([id, title, level]), () => titled(strip, section));
};

const memoFurniture = createMemo<ReturnType<typeof furnitureOf>>(mostPages);

const furnitureOnce: typeof furnitureOf = (section, document, setting) => {
  const { theme, faces, pictures, language, report } = setting;
  const { id, furniture, heads, drawing, tab } = section;
  const lines = [document.footer, document.house?.footer];
  const said = [
    id,
    furniture,
    heads,
    drawing?.name,
    drawing?.stage,
    tab,
    language,
    bearsFooter(section, document),
    lines.map((one) => one !== undefined),
  ];
  return memoFurniture(
    [theme, faces, pictures, ...lines.filter((one) => one !== undefined)],
    JSON.stringify(said),
    (report) => furnitureOf(section, document, { ...setting, report }),
    report,
  );
};

/** What the widest line of text leaves of a page's width is beside it: so all that is set ends at one right edge. */
const sideOf = ({ side, measure }: Theme, width: Pt): Pt =>
  side === 0 ? 0 : Math.max(side, width - measure);

const computeGalley = (section: Section, document: Document, input: LayoutInput): Galley => {
  const { theme } = input;
  const { width, depth } = liveArea(theme, 'recto');
  const setting: Setting = {
    ...input,
    language: document.language,
    measure: width,
    side: section.column === 'beside' ? sideOf(theme, width) : 0,
    ...(section.column === 'whole' ? { widest: width } : {}),
    depth,
    tag: rootOf(section, input),
    words: document.words,
    word: () => '',
    ...defined({ form: input.output?.fillable ? openForm(section) : undefined }),
  };
  // A side of a cover hangs on how far it reaches.
  const isKept = section.isPersonal && !input.reach;
  const [first = nothing, ...rest] = setBlocks(section.blocks, setting, isKept ? kept : undefined);
  return {
    id: section.id,
    last: section.id,
    starts: section.starts,
    align: section.align,
    strips: [(isKept ? titledOnce : titled)(first, section), ...rest],
    isKept,
    ...(isKept ? furnitureOnce : furnitureOf)(section, document, setting),
  };
};

/** Sections of a document, each set when it is asked for; those that no binding would hold are left out, as reported. */
export function* setSections(
  sections: Iterable<Section>,
  document: Document,
  input: LayoutInput,
): Generator<Galley, void, undefined> {
  const { depth } = liveArea(input.theme, 'recto');
  let height = 0;
  for (const section of sections) {
    const galley = setSection(section, document, input);
    yield galley;
    const own = heightOf(galley.strips);
    // Each section begins a page.
    height += Math.max(depth, own);
    if (height <= mostPages * depth) continue;
    // One that is too long alone has told it.
    if (own <= mostPages * depth) input.report(tooManyPages(section.blocks[0]?.place));
    break;
  }
}

const memoOn = createMemo<Galley>();

const together = (one: Galley, next: Galley): Galley =>
  memoOn([next, one], '', () => ({
    ...one,
    last: next.last,
    strips: [...one.strips, ...next.strips],
    isKept: one.isKept || next.isKept,
  }));

/** Sections that start `on` follow the one before them on its page, under its running heads. */
export function* runOn(galleys: Iterable<Galley>): Generator<Galley, void, undefined> {
  let open: Galley | undefined;
  for (const galley of galleys) {
    if (open && galley.starts !== 'on') yield open;
    open = open && galley.starts === 'on' ? together(open, galley) : galley;
  }
  if (open) yield open;
}

/** Sets a document: every section to the measure, unbounded in length. */
export const layout = (document: Document, input: LayoutInput): Galleys => {
  const { fillers, folding } = document;
  const sections = [...runOn(setSections(document.sections, document, input))];
  return defined({
    sections,
    fillers: fillers.map((filler) => setSection(filler, document, input)),
    folding: folding ? setSection(folding, document, input) : undefined,
  });
};
