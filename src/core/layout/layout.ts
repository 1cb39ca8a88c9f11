import { heightOf, mostPages, setBlocks, tooManyPages } from '../blocks/block.ts';
import { openForm } from '../blocks/set/field.ts';
import type { Picture, Reach, Setting } from '../blocks/set/setting.ts';
import type { Document, Section } from '../compose/document.ts';
import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Galley, Strip, Tag } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Output } from '../theme/output.ts';
import type { Theme } from '../theme/theme.ts';
import type { Faces } from '../type/atoms.ts';
import { furnitureOf } from './furniture.ts';
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

const titled = (strips: readonly Strip[], { id, title, level }: Section): readonly Strip[] =>
  strips.map((strip, index) =>
    index > 0
      ? strip
      : {
          ...strip,
          anchor: strip.anchor ?? id,
          ...defined({ outline: level === undefined ? undefined : { title, level } }),
        },
  );

/** The root of every structure tree: it has nothing but its role, so one serves all documents. */
const root: Tag = { role: 'Document' };

const memo = createMemo<Galley>();

/** The galley of a section; sections that have not changed are not set again. */
export const setSection = (section: Section, document: Document, input: LayoutInput): Galley => {
  const { theme, faces, pictures, report, output, reach } = input;
  const { words, footer, language } = document;
  return memo(
    [section, theme, faces, pictures, words, ...(footer ? [footer] : [])],
    `${language} ${output?.fillable ?? false}${reach ? JSON.stringify(reach) : ''}`,
    (report) => computeGalley(section, document, { ...input, report }),
    report,
  );
};

const computeGalley = (section: Section, document: Document, input: LayoutInput): Galley => {
  const { theme } = input;
  const { width, depth } = liveArea(theme, 'recto');
  const setting: Setting = {
    ...input,
    language: document.language,
    measure: width,
    depth,
    tag: { role: 'Sect', parent: root },
    words: document.words,
    word: () => '',
    ...defined({ form: input.output?.fillable ? openForm(section) : undefined }),
  };
  const strips = setBlocks(section.blocks, setting);
  const first = strips[0]
    ? titled(strips, section)
    : titled([{ height: 1, skip: 0, cost: 0, marks: [] }], section);
  return {
    id: section.id,
    starts: section.starts,
    align: section.align,
    strips: first,
    ...furnitureOf(section, document, setting),
  };
};

/** The sections of a document; those that no binding would hold are left out, as reported. */
const setSections = (document: Document, input: LayoutInput): readonly Galley[] => {
  const { depth } = liveArea(input.theme, 'recto');
  const set: Galley[] = [];
  let height = 0;
  for (const section of document.sections) {
    const galley = setSection(section, document, input);
    set.push(galley);
    const own = heightOf(galley.strips);
    // Each section begins a page.
    height += Math.max(depth, own);
    if (height <= mostPages * depth) continue;
    // One that is too long alone has told it.
    if (own <= mostPages * depth) input.report(tooManyPages(section.blocks[0]?.place));
    break;
  }
  return set;
};

/** Sets a document: every section to the measure, unbounded in length. */
export const layout = (document: Document, input: LayoutInput): Galleys => {
  const sections = setSections(document, input);
  const { fillers, folding } = document;
  return defined({
    sections,
    fillers: fillers.map((filler) => setSection(filler, document, input)),
    folding: folding ? setSection(folding, document, input) : undefined,
  });
};
