import { respellEntry } from '../author/respell.ts';
import { schemaOf } from '../author/schemas.ts';
import { besideIn } from '../author/texts.ts';
import type { Kind } from '../blocks/block.ts';
import { absentIn, linkedOnly, withoutLonely } from '../choose/absent.ts';
import type { Plan, PlannedSection } from '../choose/plan.ts';
import { mapTexts } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { fillSlots } from '../model/slots.ts';
import { check } from '../schema/check.ts';
import type { FilledSection } from './context.ts';
import { variantsOf } from './variants.ts';

/** What the sections of a plan are filled with. */
interface Filling {
  readonly plan: Plan;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** All that links may lead to in this workbook. */
  readonly present: ReadonlySet<string>;
}

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

/** The section with its gaps filled; the same object for all readers whose words for it are the same. */
export const fill = (
  planned: PlannedSection,
  { plan, kinds, present }: Filling,
): FilledSection | undefined => {
  const { kind, role, part } = planned;
  const words = plan.library.spellings.get(plan.language);
  const spelled = (value: unknown): unknown => respellEntry(value, schemaOf(kind), kinds, words);
  const value = spelled(planned.value);
  if (typeof value !== 'object' || value === null) return undefined;
  const fillText = (text: string): string =>
    open.test(text) ? fillSlots(linkedOnly(text, present), plan.slots) : text;
  const beside = besideIn(planned.entry.node);
  const lacking = [...beside.filter((id) => !present.has(id)), ...absentIn(openTexts(value), present)];
  const holding = (value: unknown): unknown => (lacking.length > 0 ? withoutLonely(value, present) : value);
  const texts = [...openTexts(value).map(fillText), ...lacking];
  const key = JSON.stringify([role, part, plan.language, [...(planned.layouts ?? plan.layouts)], texts]);
  const change = (value: unknown): unknown => mapTexts(holding(value), fillText);
  const make = (): FilledSection | undefined => {
    const across = variantsOf(planned, plan.library.axes, kinds, (one) => change(spelled(one)));
    const filled = computeFilled(planned, change(value), across, plan);
    const isPersonal = openTexts(value).some((text) => text.includes('{{'));
    return filled && { ...filled, isPersonal };
  };
  return planned.across ? make() : memoFilled([value, kinds], key, make);
};

const computeFilled = (
  planned: PlannedSection,
  value: unknown,
  across: FilledSection['across'],
  plan: Plan,
): Omit<FilledSection, 'isPersonal'> | undefined => {
  const checked = check(schemaOf(planned.kind), value);
  // What does not fit was reported when the library was proven.
  if (!checked.ok) return undefined;
  const { blocks, title, layout, ...fields } = checked.value;
  const isListed = 'contents' in fields ? fields.contents : true;
  const layouts = { layout: (planned.layouts ?? plan.layouts).get(layout) ?? layout, layoutNamed: layout };
  return { planned, fields, blocks, title, ...layouts, isListed, across };
};
