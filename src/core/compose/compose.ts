import { respell, respellEntry } from '../author/respell.ts';
import { schemaOf } from '../author/schemas.ts';
import { type Kind, readBlocks } from '../blocks/block.ts';
import type { Plan, PlannedSection } from '../choose/choose.ts';
import { defined } from '../model/defined.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { mapTexts } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import { plain, readProse } from '../model/prose.ts';
import { fillSlots } from '../model/slots.ts';
import { check } from '../schema/check.ts';
import { boolean, type Infer, object, oneOf, type Path, text, withDefault } from '../schema/vocabulary.ts';
import { bookContext, type FilledSection, sectionContext } from './context.ts';
import type { Document, Section } from './document.ts';
import { blocksOf, type Element, type MarkupMistake, parseMarkup } from './markup.ts';
import type { Templates } from './templates.ts';

import { variantsOf } from './variants.ts';

interface Composing {
  readonly plan: Plan;
  readonly templates: Templates;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly report: Report;
}

const memoIds = createMemo<readonly string[]>();

/** The ids that headings bear, anywhere in a value. */
const headingIds = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? memoIds([value], '', () => idsIn(value)) : [];

const idsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own =
      key === 'heading' && typeof inner === 'object' && inner !== null && 'id' in inner
        ? [String(inner.id)]
        : [];
    return [...own, ...idsIn(inner)];
  });
};

/** A link to a section that this workbook leaves out: its words stay, the page reference (from the last comma on) goes. */
const linkedOnly = (text: string, present: ReadonlySet<string>): string =>
  text.replace(/\[([^\]]*)\]\(#([a-z0-9-]+)\)/g, (link, words: string, id: string) =>
    present.has(id) ? link : words.replace(/,?[^,]*#[^,]*$/, ''),
  );

/** Texts that hold a slot or a link: all others stay as they are, whoever reads them. */
const open = /\{\{|\]\(#/;

const memoOpen = createMemo<readonly string[]>();
const openTexts = (value: object): readonly string[] =>
  memoOpen([value], '', () => {
    const found: string[] = [];
    mapTexts(value, (text) => {
      if (open.test(text)) found.push(text);
      return text;
    });
    return found;
  });

const memoFilled = createMemo<FilledSection | undefined>();

/** The section with its gaps filled; the same for all readers to whom it says the same. */
const fill = (
  planned: PlannedSection,
  present: ReadonlySet<string>,
  { plan, kinds }: Composing,
): FilledSection | undefined => {
  const { what, role, part } = planned;
  const words = plan.library.spellings.get(plan.language);
  const spelled = (value: unknown): unknown => respellEntry(value, schemaOf(what), kinds, words);
  const value = spelled(planned.value);
  if (typeof value !== 'object' || value === null) return undefined;
  const fillText = (text: string): string =>
    open.test(text) ? fillSlots(linkedOnly(text, present), plan.slots) : text;
  const stands = JSON.stringify([
    role,
    part,
    plan.language,
    [...plan.layouts],
    openTexts(value).map(fillText),
  ]);
  const change = (value: unknown): unknown => mapTexts(value, fillText);
  const make = (): FilledSection | undefined =>
    computeFilled(
      planned,
      change(value),
      variantsOf(planned, plan.library.axes, kinds, (one) => change(spelled(one))),
      plan,
    );
  return planned.across ? make() : memoFilled([value, kinds], stands, make);
};

const computeFilled = (
  planned: PlannedSection,
  value: unknown,
  across: FilledSection['across'],
  plan: Plan,
): FilledSection | undefined => {
  const checked = check(schemaOf(planned.what), value);
  // What does not fit was reported when the library was proven.
  if (!checked.ok) return undefined;
  const { blocks, title, layout, ...fields } = checked.value;
  const listed = 'contents' in fields ? fields.contents : true;
  return { planned, fields, blocks, title, layout: plan.layouts.get(layout) ?? layout, listed, across };
};

const sectionSchema = object({
  starts: withDefault(oneOf('recto', 'verso', 'any'), 'any'),
  furniture: withDefault(oneOf('none', 'folio', 'running'), 'running'),
  stands: withDefault(oneOf('top', 'center'), 'top'),
  outline: withDefault(boolean(), true),
  title: withDefault(text(), ''),
});

/** A place that is looked for only when somebody reads it: nearly none is, and looking renders the layout again. */
const whenAsked = (find: () => Place | undefined, otherwise: Place | undefined): Place => {
  let found: Place | undefined;
  const place = (): Place => (found ??= find() ?? otherwise ?? { file: '', start: 0, end: 0 });
  return {
    get file() {
      return place().file;
    },
    get start() {
      return place().start;
    },
    get end() {
      return place().end;
    },
  };
};

/** Paths into a layout's blocks, and where they stand: in the layout itself, or in the content. */
const placesOf = (filled: FilledSection, traceAt: (offset: number) => Place | undefined) => {
  const offsets = new Map<string, number>();
  const spliced = new Map<string, number>();
  const key = (path: Path): string => path.join('\u0000');
  /** The same path in the content's own file, when the block stands there. */
  const contentPath = (path: Path): Path | undefined => {
    for (let length = path.length; length > 0; length--) {
      const number = spliced.get(key(path.slice(0, length)));
      if (number !== undefined) return ['blocks', number, ...path.slice(length)];
    }
    return undefined;
  };
  return {
    isBroken: (path: Path): boolean => {
      const inContent = contentPath(path);
      return inContent !== undefined && filled.planned.isBroken(inContent);
    },
    note: (path: Path, at: number): void => void offsets.set(key(path), at),
    splice: (path: Path, number: number): void => void spliced.set(key(path), number),
    placeOf: (path: Path): Place | undefined => {
      const inContent = contentPath(path);
      if (inContent) return filled.planned.placeOf(inContent);
      const at = offsets.get(key(path));
      return at === undefined ? undefined : whenAsked(() => traceAt(at), filled.planned.placeOf([]));
    },
  };
};

interface Rendered {
  readonly root: Element;
  readonly complain: (mistake: MarkupMistake) => void;
  readonly traceAt: (offset: number) => Place | undefined;
}

/** The section's layout, rendered; undefined when it cannot be, as reported. */
const render = (
  { planned, layout }: FilledSection,
  context: object,
  { templates, report }: Composing,
): string | undefined => {
  if (templates.names.includes(layout)) return templates.render(layout, context, report);
  const place = planned.placeOf(['layout']) ?? planned.placeOf([]);
  report(
    error(
      'compose/unknown-layout',
      `there is no layout \`${layout}\``,
      place,
      suggest(layout, templates.names),
    ),
  );
  return undefined;
};

/** Markup parsed; undefined when it cannot be, as reported. */
const parse = (
  markup: string,
  { layout }: FilledSection,
  context: object,
  { templates, report }: Composing,
): Rendered | undefined => {
  const traceAt = (offset: number): Place | undefined => templates.trace(layout, context, offset);
  let isRight = true;
  const complain = ({ message, hint, at }: MarkupMistake): void => {
    isRight = false;
    report(error('compose/markup', message, traceAt(at), hint));
  };
  const [root, ...more] = parseMarkup(markup, complain);
  if (!root) {
    if (isRight) complain({ message: 'a layout must be one `<section>` element; this one is empty', at: 0 });
    return undefined;
  }
  if (root.name !== 'section' || more.length > 0)
    complain({ message: 'a layout must be one `<section>` element', at: (more[0] ?? root).at });
  return { root, complain, traceAt };
};

/** How the section stands in the book, from its element's attributes. */
const readAttributes = ({ root, complain }: Rendered): Infer<typeof sectionSchema> | undefined => {
  const { outline } = root.attributes;
  const read = check(sectionSchema, {
    ...root.attributes,
    ...defined({ outline: outline ? outline === 'true' : undefined }),
  });
  if (read.ok) return read.value;
  for (const { message, path, name, known } of read.issues)
    complain({
      message: `\`section\`: ${name === undefined ? `\`${path.join('.')}\` ${message}` : message}`,
      at: root.at,
      hint: name && known ? suggest(name, known) : undefined,
    });
  return undefined;
};

/** The blocks of the layout and, where it places them, those of the content. */
const readSectionBlocks = (
  rendered: Rendered,
  filled: FilledSection,
  { kinds, report }: Composing,
): Section['blocks'] => {
  const { root, complain, traceAt } = rendered;
  const { note, splice, placeOf, isBroken } = placesOf(filled, traceAt);
  let position: Path = [];
  const written = blocksOf(root, [], {
    kinds,
    complain,
    note: (path, at) => {
      position = path;
      note(path, at);
    },
    blockNumbered: (number) => {
      splice(position, number);
      return filled.blocks[number];
    },
  });
  return readBlocks(written, [], { kinds, placeOf, isBroken, report });
};

const memoSection = createMemo<Section | undefined>();

const composeSection = (
  filled: FilledSection,
  all: readonly FilledSection[],
  book: object,
  composing: Composing,
): Section | undefined => {
  const { kinds, templates, report } = composing;
  return memoSection(
    [filled, book, templates, kinds],
    '',
    (report) => computeSection(filled, all, book, { ...composing, report }),
    report,
  );
};

const memoMarkup = createMemo<Section | undefined>();

const computeSection = (
  filled: FilledSection,
  all: readonly FilledSection[],
  book: object,
  composing: Composing,
): Section | undefined => {
  const { planned, title } = filled;
  const { kinds, templates, plan, report } = composing;
  const context = { ...book, ...sectionContext(filled, all, plan.library.references) };
  const markup = render(filled, context, composing);
  if (markup === undefined) return undefined;
  const opening = all.find((one) => one.planned.role === 'opening' && one.planned.part === planned.part);
  const heads = { verso: plain(opening ? opening.title : plan.book.title), recto: plain(title) };
  return memoMarkup(
    [filled, templates, kinds],
    `${markup}${heads.verso}`,
    (report) => {
      const rendered = parse(markup, filled, context, { ...composing, report });
      return rendered && sectionOf(rendered, filled, heads, { ...composing, report });
    },
    report,
  );
};

const sectionOf = (
  rendered: Rendered,
  filled: FilledSection,
  heads: Section['heads'],
  composing: Composing,
): Section | undefined => {
  const attributes = readAttributes(rendered);
  if (!attributes) return undefined;
  const { starts, furniture, stands, outline } = attributes;
  return defined({
    id: filled.planned.id,
    title: heads.recto,
    starts,
    furniture,
    stands,
    blocks: readSectionBlocks(rendered, filled, composing),
    level: outline && filled.listed ? (filled.planned.role === 'section' ? 1 : 0) : undefined,
    heads,
  });
};

const memoBook = createMemo<object>();

/** Merges the plan into the layouts: the document, section by section; undefined when a section could not be made, as reported. */
export const compose = (
  plan: Plan,
  templates: Templates,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
): Document | undefined => {
  const composing: Composing = { plan, templates, kinds, report };
  const present = new Set(plan.sections.flatMap(({ id, value }) => [id, ...headingIds(value)]));
  const all = plan.sections.flatMap((planned) => fill(planned, present, composing) ?? []);
  const { words, references, helplines, spellings } = plan.library;
  const spelling = spellings.get(plan.language);
  const fillText = (text: string): string =>
    fillSlots(linkedOnly(respell(text, spelling), present), plan.slots);
  const told = JSON.stringify([
    plan.chosen,
    plan.date,
    plan.country,
    plan.language,
    [...plan.slots.given],
    [...present],
  ]);
  const book = memoBook(
    [plan.book, words, references, helplines, spelling ?? words, plan.slots.otherwise, ...all],
    told,
    () => bookContext(all, plan, fillText),
  );
  const aside = (planned: PlannedSection | undefined): Section | undefined => {
    const filled = planned && fill(planned, present, composing);
    return filled && composeSection(filled, all, book, composing);
  };
  const [filler, folding] = [aside(plan.filler), aside(plan.folding)];
  const sections = all.flatMap((filled) => composeSection(filled, all, book, composing) ?? []);
  // With a section missing, every page number and link to it would be one more, untrue, mistake.
  if (sections.length < plan.sections.length) return undefined;
  return defined({
    title: plain(plan.book.title),
    subtitle: plain(plan.book.subtitle),
    author: plan.book.author,
    language: plan.language,
    date: plan.date,
    words: plan.library.words,
    footer: plan.book.footer === undefined ? undefined : readProse(fillText(plan.book.footer)),
    sections,
    filler,
    folding,
  });
};
