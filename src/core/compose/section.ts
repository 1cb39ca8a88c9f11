import { type Kind, readBlocks } from '../blocks/block.ts';
import type { Plan } from '../choose/plan.ts';
import { defined } from '../model/defined.ts';
import { type Diagnostic, error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import { plain, told } from '../model/prose.ts';
import { check } from '../schema/check.ts';
import {
  boolean,
  type Infer,
  integer,
  name,
  numeric,
  object,
  oneOf,
  optional,
  type Path,
  text,
  withDefault,
} from '../schema/vocabulary.ts';
import { stageShare } from '../theme/art.ts';
import { type FilledSection, sectionContext } from './context.ts';
import type { Section } from './document.ts';
import { type Element, type MarkupMistake, parseMarkup } from './elements.ts';
import { checkedFieldIds } from './field-ids.ts';
import { layoutPlaces, lazyPlace } from './layout-places.ts';
import { blocksOf } from './markup.ts';
import { type ReaderContext, watchedContext } from './reader-context.ts';
import type { Templates } from './templates.ts';

export interface Composing {
  readonly plan: Plan;
  readonly templates: Templates;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Every section of the book, and what each of their layouts sees of it. */
  readonly all: readonly FilledSection[];
  readonly book: object;
  /** What the layout of a section sees of the reader. */
  readonly readerFor: (planned: FilledSection['planned']) => ReaderContext;
  readonly report: Report;
}

const sectionSchema = object({
  starts: withDefault(oneOf('recto', 'verso', 'facing', 'any', 'on', 'last'), 'any'),
  furniture: withDefault(oneOf('none', 'folio', 'running'), 'running'),
  stands: withDefault(oneOf('top', 'center'), 'top'),
  drawing: optional(name()),
  stage: withDefault(numeric(0, 100), 1),
  of: withDefault(numeric(0, 100), 1),
  tab: withDefault(integer(0, 100), 0),
  outline: withDefault(boolean(), true),
  column: withDefault(oneOf('measure', 'beside', 'whole'), 'measure'),
  title: withDefault(text(), ''),
});

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
  let trace: ((offset: number) => Place | undefined) | undefined;
  const traceAt = (offset: number): Place | undefined => (trace ??= templates.trace(layout, context))(offset);
  let isRight = true;
  const complain = ({ message, hint, at }: MarkupMistake): void => {
    isRight = false;
    report(error('compose/markup', message, traceAt(at), hint));
  };
  const [root, ...more] = parseMarkup(markup, complain);
  if (!root) {
    const message = 'a layout must be one `<section>` element; this one is empty';
    if (isRight) complain({ message, at: 0, hint: 'write `<section>…</section>`' });
    return undefined;
  }
  if (root.name !== 'section' || more.length > 0)
    complain({
      message: 'a layout must be one `<section>` element',
      at: (more[0] ?? root).at,
      hint: 'put everything into one `<section>`',
    });
  return { root, complain, traceAt };
};

/** How the section is set, from its element's attributes. */
const readAttributes = ({ root, complain }: Rendered): Infer<typeof sectionSchema> | undefined => {
  const { outline, stage, of, tab } = root.attributes;
  const read = check(sectionSchema, {
    ...root.attributes,
    ...defined({
      outline: outline ? outline === 'true' : undefined,
      stage: stage ? Number(stage) : undefined,
      of: of ? Number(of) : undefined,
      tab: tab ? Number(tab) : undefined,
    }),
  });
  if (read.ok) return read.value;
  for (const { message, path, name, known, remedy } of read.issues)
    complain({
      message: `\`section\`: ${name === undefined ? `\`${path.join('.')}\` ${message}` : message}`,
      at: root.at,
      hint: name && known ? suggest(name, known) : remedy,
    });
  return undefined;
};

/** Blocks of a layout at the most that are kept for a section. */
const mostOwn = 64;

const memoOwn = createMemo<unknown>(mostOwn);

/** The blocks of the layout and, where it places them, those of the content. */
const readSectionBlocks = (
  rendered: Rendered,
  filled: FilledSection,
  { kinds, templates, report }: Composing,
): Section['blocks'] => {
  const { root, complain, traceAt } = rendered;
  const { note, splice, placeOf, isBroken } = layoutPlaces(filled, traceAt);
  let position: Path = [];
  const raw = blocksOf(root.children, [], {
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
  const { planned, layout, isPersonal, blocks } = filled;
  const written = new Set<unknown>(blocks);
  const keep = (block: unknown): unknown =>
    written.has(block)
      ? block
      : memoOwn(
          [Object(planned.value), kinds, templates],
          `${planned.id} ${layout} ${JSON.stringify(block)}`,
          () => block,
        );
  return readBlocks(isPersonal ? raw.map(keep) : raw, [], { kinds, placeOf, isBroken, report });
};

/** A section as it is for all readers who are told the same where its layout looked. */
interface Seen {
  readonly values: ReadonlyMap<string, string>;
  readonly section: Section | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** So many readers' sections are kept, of those whose layouts tell each something else. */
const mostSeen = 8;

const memoSeen = createMemo<Seen[]>();

/** A section merged into its layout; undefined when it cannot be, as reported. */
export const composeSection = (filled: FilledSection, composing: Composing): Section | undefined => {
  const { kinds, templates, book, report } = composing;
  const { said } = composing.readerFor(filled.planned);
  const seen = memoSeen([filled, book, templates, kinds], '', () => []);
  let known = seen.find(({ values }) => [...values].every(([sight, value]) => said(sight) === value));
  if (!known) {
    const diagnostics: Diagnostic[] = [];
    const values = new Map<string, string>();
    const look = (sight: string): void => void values.set(sight, said(sight));
    const watching = { ...composing, report: (one: Diagnostic) => void diagnostics.push(one) };
    known = { values, section: computeSection(filled, watching, look), diagnostics };
    if (seen.length >= mostSeen) seen.shift();
    seen.push(known);
  }
  known.diagnostics.forEach(report);
  return known.section;
};

const memoMarkup = createMemo<Section | undefined>();

/** `look` is called with whatever the layout looks at of the reader. */
const computeSection = (
  filled: FilledSection,
  composing: Composing,
  look: (sight: string) => void,
): Section | undefined => {
  const { planned, title } = filled;
  const { all, book, readerFor, kinds, templates, plan, report } = composing;
  const { words, references } = plan.library;
  const hasRule = words.safety?.stop !== undefined && words.safety.stop !== '';
  const shared = { ...book, ...sectionContext(filled, all, references, hasRule) };
  const context = watchedContext(shared, readerFor(planned), look);
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
  const { starts, furniture, stands: align, outline, column, drawing, stage, of, tab } = attributes;
  const place = lazyPlace(() => rendered.traceAt(rendered.root.at), filled.planned.placeOf([]));
  const { planned, layoutNamed, isListed, isPersonal } = filled;
  const level = planned.role === 'section' ? 1 : 0;
  return {
    id: planned.id,
    was: Array.isArray(filled.fields.was) ? filled.fields.was.map(String) : [],
    fieldIds: checkedFieldIds(filled, composing),
    kind: planned.kind,
    layout: layoutNamed,
    title: told(filled.title),
    starts,
    furniture,
    align,
    isPersonal,
    column,
    blocks: readSectionBlocks(rendered, filled, composing),
    ...defined({
      tab: tab > 0 ? tab : undefined,
      level: outline && isListed ? level : undefined,
      drawing: drawing === undefined ? undefined : { name: drawing, stage: stageShare(stage, of), place },
    }),
    heads,
  };
};
