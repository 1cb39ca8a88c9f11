import type { Brand } from '../author/brand.ts';
import { respell } from '../author/respell.ts';
import type { Kind } from '../blocks/block.ts';
import { linkedOnly } from '../choose/absent.ts';
import type { Plan, PlannedSection } from '../choose/plan.ts';
import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { plain, readProse } from '../model/prose.ts';
import { fillSlots, type SlotValues } from '../model/slots.ts';
import { atAppointment, behindIn, openersIn } from './appointments.ts';
import { bookContext, type FilledSection, toldToOthers } from './context.ts';
import type { Document, House, Section } from './document.ts';
import { fill } from './fill.ts';
import { type ReaderContext, readerContext } from './reader-context.ts';
import { type Composing, composeSection } from './section.ts';
import type { Templates } from './templates.ts';

type Kinds = ReadonlyMap<string, Kind>;

const memoAnchors = createMemo<readonly string[]>();

/** The ids that blocks bear, anywhere in a value. */
const anchorsIn = (value: unknown, kinds: Kinds): readonly string[] =>
  typeof value === 'object' && value !== null
    ? memoAnchors([value, kinds], '', () => computeAnchors(value, kinds))
    : [];

const computeAnchors = (value: object, kinds: Kinds): readonly string[] => {
  const found: string[] = [];
  const look = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const [key, inner] of Object.entries(at)) {
      const anchor = kinds.get(key)?.anchor;
      if (anchor !== undefined && isTree(inner) && anchor in inner) found.push(String(inner[anchor]));
      look(inner);
    }
  };
  look(value);
  return found;
};

const memoBook = createMemo<object>();
const memoReader = createMemo<ReaderContext>();
const memoTold = createMemo<string>();

/** What every layout sees: of the book, the same for the same book, and of the reader. */
const contextsOf = (
  plan: Plan,
  all: readonly FilledSection[],
  present: ReadonlySet<string>,
): Pick<Composing, 'book' | 'readerFor'> => {
  const { words, references, helplines, spellings } = plan.library;
  const spelling = spellings.get(plan.language);
  const fillWith =
    (slots: SlotValues) =>
    (text: string): string =>
      fillSlots(linkedOnly(respell(text, spelling), present), slots);
  const { chosen, variant, date, country, language } = plan;
  const said = all.map((filled) => memoTold([filled], '', () => toldToOthers(filled)));
  const key = JSON.stringify([chosen, variant, date, country, language, [...present], said]);
  const objects = [plan.book, words, references, helplines, spelling ?? words, plan.brand ?? words];
  const [openers, behind] = [openersIn(all, plan), behindIn(all)];
  const readerFor: Composing['readerFor'] = ({ appointment: number }) => {
    const at = atAppointment(plan, number);
    const { slots, sheet, appointments } = at;
    const slotted = JSON.stringify([language, [...slots.values], [...present], sheet, appointments, number]);
    const told = appointments.length > 0 ? said : [];
    const key = JSON.stringify([slotted, told]);
    return memoReader([...objects, slots.otherwise], key, () =>
      readerContext(at, fillWith(slots), { number, openers, behind, key }),
    );
  };
  return { book: memoBook(objects, key, () => bookContext(all, plan, fillWith(plan.slots))), readerFor };
};

const footerOf = ({ book: { footer }, library, language, slots }: Plan, present: ReadonlySet<string>) =>
  footer === undefined
    ? undefined
    : readProse(fillSlots(linkedOnly(respell(footer, library.spellings.get(language)), present), slots));

const houseOf = ({ name, footer, placeOf }: Brand, present: ReadonlySet<string>): House => ({
  name,
  ...defined({
    footer: footer === undefined ? undefined : readProse(linkedOnly(footer, present)),
    footerPlace: placeOf(['footer']),
  }),
});

/** What sections are composed from, and the sections themselves, filled. */
const openComposing = (plan: Plan, templates: Templates, kinds: Kinds, report: Report) => {
  const present = new Set(plan.sections.flatMap(({ id, value }) => [id, ...anchorsIn(value, kinds)]));
  const filling = { plan, kinds, present };
  const all = plan.sections.flatMap(
    (planned) => fill(planned, { ...filling, plan: atAppointment(plan, planned.appointment) }) ?? [],
  );
  const composing: Composing = { plan, templates, kinds, all, ...contextsOf(plan, all, present), report };
  return { filling, composing };
};

/** The sections of a document one by one, each made when it is asked for: for whoever may stop early. */
export function* composeSections(
  plan: Plan,
  templates: Templates,
  kinds: Kinds,
): Generator<Section | undefined, void, undefined> {
  const { composing } = openComposing(plan, templates, kinds, () => undefined);
  for (const filled of composing.all) yield composeSection(filled, composing);
}

/** Merges the plan into the layouts: the document, section by section; undefined when a section could not be made, as reported. */
export const compose = (
  plan: Plan,
  templates: Templates,
  kinds: Kinds,
  report: Report,
): Document | undefined => {
  const { filling, composing } = openComposing(plan, templates, kinds, report);
  const { all } = composing;
  const aside = (planned: PlannedSection | undefined): Section | undefined => {
    const filled = planned && fill(planned, filling);
    return filled && composeSection(filled, composing);
  };
  const fillers = plan.fillers.flatMap((planned) => aside(planned) ?? []);
  const folding = aside(plan.folding);
  const sections = all.flatMap((filled) => composeSection(filled, composing) ?? []);
  // With a section missing, every page number and link to it would be one more, untrue, mistake.
  if (sections.length < plan.sections.length) return undefined;
  const { title, subtitle = [], author, outside, without_footer: withoutFooter } = plan.book;
  const named = (id: string | undefined): Section | undefined =>
    id === undefined ? undefined : sections.find((section) => section.id === id);
  return {
    title: plain(title),
    subtitle: plain(subtitle),
    author,
    language: plan.language,
    date: plan.date,
    overridden: plan.overridden,
    words: plan.library.words,
    sections,
    withoutFooter,
    fillers,
    ...(outside ? { outside: defined({ front: named(outside.front), back: named(outside.back) }) } : {}),
    ...defined({
      footer: footerOf(plan, filling.present),
      house: plan.brand && houseOf(plan.brand, filling.present),
      folding,
    }),
  };
};
