import {
  type Diagnostic,
  defined,
  distinct,
  filledPages,
  type MadeWorkbook,
  type MakeOptions,
  makeWorkbooks,
  offerExercises,
  openProject,
  type Page,
  type Sources,
  zipFiles,
} from '../../core/index.ts';
import type { BrandGiven } from '../model/brand-given.ts';
import type {
  BookOrder,
  CallName,
  Calls,
  FileMade,
  GlyphFace,
  MadeBook,
  PageFacts,
  Told,
} from '../model/messages.ts';
import { openBrandShelf, proveBrand } from './brand.ts';
import { emptyList, readClients, whoIsWho } from './client-list.ts';
import { likestOf, tableOfCopies } from './copies.ts';
import { glyphFacesOf } from './glyph-face.ts';
import { countLaidOut, numberFrom, numberOfMarks } from './marks.ts';
import { type PageDrawing, svgOf } from './page-svg.ts';
import { pictureAddress } from './picture.ts';
import { searchTexts } from './search-texts.ts';
import { readBrandFields, readSettings, writeBrand, writeProduct, writeSettings } from './settings.ts';
import { makeProduct, offerShop, readProductFields } from './shop.ts';
import { takeContent } from './take-content.ts';
import { type TicketPlaces, ticketPlaces } from './ticket-places.ts';
import { type Opened, unpackSources } from './unpack.ts';

/** What can be asked of the worker. */
export type Handlers = {
  readonly [Name in CallName]: (
    asked: Calls[Name]['asks'],
    step: (said: string) => void,
  ) => Calls[Name]['gives'] | Promise<Calls[Name]['gives']>;
};

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

const factsOf = (page: Page): PageFacts => {
  const { number, side, width, height } = page;
  return { mark: numberOfMarks(page), number, side, width, height };
};

const outlineOf = ({ pages: { outline } }: MadeWorkbook): MadeBook['outline'] =>
  outline.map(({ title, level, page }) => ({ title, level, page }));

/** The first workbook of a ticket: the page asks for one. */
const tryFirst = (sources: Sources, order: BookOrder) => {
  const found: Diagnostic[] = [];
  const places = ticketPlaces(order.ticket, sources);
  const [workbook] = makeWorkbooks(sources, order.ticket, optionsOf(order, found, places));
  if (workbook) countLaidOut(workbook);
  return { workbook, told: places.tell(distinct(found)) };
};

const isOld = ({ code }: Told): boolean => code === 'choose/helpline-expired';

const oldLines: Told = {
  severity: 'warning',
  code: 'studio/old-helplines',
  says: 'The help lines in this page were last looked up more than a year ago, and some may have changed',
  hint: 'look a number up before you count on it, and take a newer copy of this page',
};

/** The command refuses help lines a year old, as its user can look them up. Here a page is better than none: it is made, and this is told. */
const firstOf = (sources: Sources, order: BookOrder) => {
  const tried = tryFirst(sources, order);
  if (tried.workbook || !tried.told.some(isOld)) return tried;
  const again = tryFirst(sources, { ...order, ticket: { ...order.ticket, helplines: 'any' } });
  return { ...again, told: [oldLines, ...again.told] };
};

const optionsOf = (
  { today, answers }: BookOrder,
  found: Diagnostic[],
  { placeOf }: TicketPlaces,
): MakeOptions => ({
  today,
  placeOf,
  report: (one) => found.push(one),
  ...defined({ answers: answers && new Map(answers) }),
});

/** A book that is shown, the sources that it was made of, and its pages with what was filled in. */
interface Shown {
  readonly workbook: MadeWorkbook;
  readonly sources: Sources;
  readonly pages: readonly Page[];
}

/** Fields stand empty among the marks of a page: what they hold is drawn over them. */
const shownPages = ({ pages, design }: MadeWorkbook, { answers = [] }: BookOrder): readonly Page[] =>
  design.output.fillable ? filledPages(pages, new Map(answers), design.faces) : pages.pages;

const drawingOf = ({ workbook, sources }: Omit<Shown, 'pages'>): PageDrawing => ({
  gray: workbook.design.output.colors === 'grey',
  pictureOf: (image) => pictureAddress(sources, image),
});

const copyOf = async (sources: Sources, order: BookOrder): Promise<Calls['copy']['gives']> => {
  const { workbook, told } = firstOf(sources, order);
  return { told, ...defined({ file: workbook && (await fileOf(workbook)) }) };
};

const fileOf = async (workbook: MadeWorkbook): Promise<FileMade> => ({
  name: workbook.name,
  bytes: new Uint8Array(await workbook.bytes()),
});

const facesOf = ({ fonts }: Sources): readonly GlyphFace[] =>
  [...fonts].flatMap(([name, bytes]) => glyphFacesOf(name, bytes));

/** One day for all: the same copies give the same file, and when they were made is nobody's business. */
const anyDay = '1980-01-01';

const packed = (files: Calls['zip']['asks']['files']): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipFiles(
      files.map(([name, bytes]) => ({ name, bytes })),
      anyDay,
    ),
  );

/** What was made last, by its number. */
interface Desk {
  readonly make: number;
  readonly shown: Shown | undefined;
}

const makeOnto = (desk: Desk, sources: Sources, order: BookOrder) => {
  const { workbook, told } = firstOf(sources, order);
  if (!workbook) return { desk, answer: { told } };
  const make = desk.make + 1;
  const { name, measures } = workbook;
  const pages = shownPages(workbook, order);
  const made: MadeBook = {
    make,
    name,
    pages: pages.map(factsOf),
    outline: outlineOf(workbook),
    ...defined({ inFile: measures.inFile }),
    told,
  };
  return { desk: { make, shown: { workbook, sources, pages } }, answer: { told, made } };
};

/** A page on the side; none where nothing could be made. */
const peekAt = (sources: Sources, order: Calls['peek']['asks']): Calls['peek']['gives'] => {
  const { workbook } = firstOf(sources, order);
  const pages = workbook?.pages.pages ?? [];
  const page = pages[order.at === 'first' ? 0 : Math.floor(pages.length * 0.6)];
  return workbook && page && svgOf(page, drawingOf({ workbook, sources }));
};

const doubtsOf = (sources: Sources, order: BookOrder): Calls['doubt']['gives'] => {
  const found: Diagnostic[] = [];
  const places = ticketPlaces(order.ticket, sources);
  for (const _ of makeWorkbooks(sources, order.ticket, optionsOf(order, found, places)));
  const told = places.tell(distinct(found));
  return told.some(isOld) ? [oldLines, ...told.filter((one) => !isOld(one))] : told;
};

const exercisesIn = (sources: Sources, { choices }: Calls['exercises']['asks']) => {
  const project = openProject(sources, () => undefined, { only: [], choices: {} });
  return project ? offerExercises(project, choices) : [];
};

/** What needs nothing that was opened. */
const plain = {
  zip: ({ files }) => ({ bytes: packed(files) }),
  whoIsWho,
  answers: tableOfCopies,
  settings: writeSettings,
  readSettings,
  readBrand: readBrandFields,
  writeBrand,
  readProduct: readProductFields,
  writeProduct,
  faces: ({ fonts }) => ({
    faces: fonts.flatMap(([name, bytes]) => glyphFacesOf(name, new Uint8Array(bytes))),
  }),
} satisfies Partial<Handlers>;

/** What is asked of the book that was made last. */
const onDesk = (deskNow: () => Desk): Pick<Handlers, 'draw' | 'drawAll' | 'file'> => {
  const madeIn = ({ make }: { readonly make: number }): Shown | undefined => {
    const desk = deskNow();
    return make === desk.make ? desk.shown : undefined;
  };
  return {
    draw: (asked) => {
      const shown = madeIn(asked);
      const page = shown?.pages[asked.index];
      return shown && page && svgOf(page, drawingOf(shown));
    },
    drawAll: (asked) => {
      const shown = madeIn(asked);
      return shown?.pages.map((page) => svgOf(page, drawingOf(shown)));
    },
    file: async (asked) => {
      const shown = madeIn(asked);
      return shown && fileOf(shown.workbook);
    },
  };
};

const nothing: Opened = { sources: noSources, shop: { shops: new Map() } };

/** Opens the worker's side: the sources, and what was made of them last. */
export const openStudio = (): Handlers => {
  let own = nothing;
  let opened = nothing;
  let desk: Desk = { make: 0, shown: undefined };
  const shelf = openBrandShelf();
  const sourcesFor = ({ brand }: { readonly brand?: BrandGiven }): Sources =>
    shelf.with(opened.sources, brand);
  return {
    ...plain,
    ...onDesk(() => desk),
    open: async (files) => {
      numberFrom(files.numbersFrom);
      desk = { ...desk, make: files.numbersFrom };
      own = await unpackSources(files);
      opened = own;
      return { faces: facesOf(own.sources) };
    },
    make: (order) => {
      const { answer, desk: next } = makeOnto(desk, sourcesFor(order), order);
      desk = next;
      return answer;
    },
    doubt: (order) => doubtsOf(sourcesFor(order), order),
    peek: (order) => peekAt(sourcesFor(order), order),
    copy: (order) => copyOf(sourcesFor(order), order),
    likest: (asked) => likestOf(opened.sources, asked),
    texts: () => searchTexts(opened.sources),
    exercises: (asked) => exercisesIn(opened.sources, asked),
    list: (asked) => readClients(sourcesFor(asked), asked),
    emptyList: () => emptyList(opened.sources),
    take: ({ files }) => {
      const { title, told, opened: taken } = takeContent(own, files);
      if (!taken || !title) return { told };
      opened = taken;
      return { title, told, faces: facesOf(taken.sources) };
    },
    proveBrand: (asked) => proveBrand(sourcesFor(asked), asked),
    shop: (asked) => offerShop(asked, opened.sources, opened.shop),
    bundle: (asked, step) => makeProduct(asked, sourcesFor(asked), opened.shop, step),
  };
};
