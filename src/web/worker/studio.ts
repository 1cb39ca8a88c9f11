import {
  type Diagnostic,
  defined,
  distinct,
  type MadeWorkbook,
  makeWorkbooks,
  offerExercises,
  openProject,
  type Page,
  type Sources,
  type TicketFields,
} from '../../core/index.ts';
import type { Calls, GlyphFace, MadeBook, PageFacts, Told } from '../model/messages.ts';
import { glyphFacesOf } from './glyph-face.ts';
import { type PageDrawing, svgOf } from './page-svg.ts';
import { unpackSources } from './unpack.ts';

/** Makes what the page asks for, from sources that are opened once. */
export interface Studio {
  readonly open: (asked: Calls['open']['asks']) => Promise<Calls['open']['gives']>;
  readonly make: (asked: Calls['make']['asks']) => Calls['make']['gives'];
  readonly doubt: (asked: Calls['doubt']['asks']) => Calls['doubt']['gives'];
  readonly draw: (asked: Calls['draw']['asks']) => Calls['draw']['gives'];
  readonly drawAll: (asked: Calls['drawAll']['asks']) => Calls['drawAll']['gives'];
  readonly file: (asked: Calls['file']['asks']) => Promise<Calls['file']['gives']>;
  readonly exercises: (asked: Calls['exercises']['asks']) => Calls['exercises']['gives'];
}

const noSources: Sources = {
  content: new Map(),
  templates: new Map(),
  themes: new Map(),
  editions: new Map(),
  layoutWords: [],
  layoutSlots: [],
  fonts: new Map(),
  images: new Map(),
};

const marks = new WeakMap<Page['marks'], number>();
let lastMark = 0;

/** A number of a page's marks, given once: what core keeps is the same object, so a page that bears it need not be drawn again. */
const markOf = ({ marks: these }: Page): number => {
  const known = marks.get(these);
  if (known !== undefined) return known;
  lastMark += 1;
  marks.set(these, lastMark);
  return lastMark;
};

const factsOf = (page: Page): PageFacts => {
  const { number, side, width, height } = page;
  return { mark: markOf(page), number, side, width, height };
};

const toldOf = ({ severity, code, message, hints }: Diagnostic): Told => ({
  severity,
  code,
  says: message,
  ...defined({ hint: hints?.[0] }),
});

const outlineOf = ({ pages: { outline } }: MadeWorkbook): MadeBook['outline'] =>
  outline.map(({ title, level, page }) => ({ title, level, page }));

/** All workbooks of a ticket but the first are left alone: the page asks for one. */
const firstOf = (sources: Sources, ticket: TicketFields, today: string) => {
  const found: Diagnostic[] = [];
  const [workbook] = makeWorkbooks(sources, ticket, { today, report: (one) => found.push(one) });
  return { workbook, told: distinct(found).map(toldOf) };
};

const drawingOf = ({ design }: MadeWorkbook): PageDrawing => ({
  gray: design.output.colors === 'grey',
  pictureOf: () => '',
});

export const openStudio = (): Studio => {
  let sources = noSources;
  let [make, made]: [number, MadeWorkbook | undefined] = [0, undefined];
  const madeIn = (asked: { readonly make: number }): MadeWorkbook | undefined =>
    asked.make === make ? made : undefined;
  return {
    open: async (packed) => {
      sources = await unpackSources(packed);
      const faces = [...sources.fonts].flatMap(([name, bytes]): readonly GlyphFace[] =>
        glyphFacesOf(name, bytes),
      );
      return { faces };
    },
    make: ({ ticket, today }) => {
      const { workbook, told } = firstOf(sources, ticket, today);
      if (!workbook) return { told };
      [make, made] = [make + 1, workbook];
      const { name, pages, measures } = workbook;
      const facts = pages.pages.map(factsOf);
      const inFile = defined({ inFile: measures.inFile });
      return { told, made: { make, name, pages: facts, outline: outlineOf(workbook), ...inFile, told } };
    },
    doubt: ({ ticket, today }) => {
      const found: Diagnostic[] = [];
      for (const _ of makeWorkbooks(sources, ticket, { today, report: (one) => found.push(one) }));
      return distinct(found).map(toldOf);
    },
    draw: (asked) => {
      const workbook = madeIn(asked);
      const page = workbook?.pages.pages[asked.index];
      return workbook && page && svgOf(page, drawingOf(workbook));
    },
    drawAll: (asked) => {
      const workbook = madeIn(asked);
      return workbook?.pages.pages.map((page) => svgOf(page, drawingOf(workbook)));
    },
    file: async (asked) => {
      const workbook = madeIn(asked);
      return workbook && { name: workbook.name, bytes: new Uint8Array(await workbook.bytes()) };
    },
    exercises: ({ choices }) => {
      const project = openProject(sources, () => undefined, { only: [], choices: {} });
      return project ? offerExercises(project, choices) : [];
    },
  };
};
