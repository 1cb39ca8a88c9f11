import type { Library } from '../author/library.ts';
import { entriesOf, fieldOf, textsOf, type YamlNode, type YamlText } from '../author/yaml-node.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import type { Rules } from '../reading/rules.ts';
import { type Listing, listingsOf } from './listings.ts';

type Plan = Rules['plans'][number];

/** The rules that hold plans, and what they are held against. */
export interface PlanContext {
  readonly library: Library;
  readonly rules: Rules;
  readonly report: Report;
}

/** The kind of a block with this id; undefined of any other block. */
const kindWithId = (block: YamlNode, id: string): string | undefined =>
  entriesOf(block).find(({ value }) => textsOf(fieldOf(value, 'id'))[0]?.value === id)?.key;

/** The blocks of a page behind the one with an id, a heading for example, up to the next of its kind; without an id, the whole page. */
const blocksUnder = (page: YamlNode, under: string | undefined): readonly YamlNode[] => {
  if (under === undefined) return [page];
  const blocks = fieldOf(page, 'blocks');
  const all = blocks?.kind === 'list' ? blocks.items : [];
  const start = all.findIndex((block) => kindWithId(block, under) !== undefined);
  const [first, ...behind] = start < 0 ? [] : all.slice(start);
  const kind = first && kindWithId(first, under);
  const next = behind.findIndex((block) => entriesOf(block).some(({ key }) => key === kind));
  return next < 0 ? behind : behind.slice(0, next);
};

interface Named {
  readonly id: string;
  readonly place: Place;
  /** In a command, which names it and nothing else. */
  readonly isTyped: boolean;
}

/** Where links lead, and what a command is asked for with `--only`; hyphens may be escaped. */
const namedIn = ({ value, place }: YamlText): readonly Named[] => {
  const linked = [...value.matchAll(/\]\(#([a-z0-9-]+)\)/g)].map(([, id = '']) => ({
    id,
    place,
    isTyped: false,
  }));
  const typed = [...value.replaceAll('\\', '').matchAll(/--only[ =]([a-z0-9-]+(?:,[a-z0-9-]+)*)/g)];
  return [
    ...linked,
    ...typed.flatMap(([, ids = '']) => ids.split(',').map((id) => ({ id, place, isTyped: true }))),
  ];
};

const isAbout = ({ choices }: Listing, plan: Plan): boolean =>
  Object.entries(plan.choices).every(([axis, option]) => (choices.get(axis) ?? option) === option);

/** Options that a plan is about, and that there are not; as reported. */
const hasKnownOptions = (plan: Plan, index: number, { library, rules, report }: PlanContext): boolean => {
  const unknown = Object.entries(plan.choices).filter(
    ([axis, option]) => !library.axes.get(axis)?.includes(option),
  );
  for (const [axis, option] of unknown) {
    const options = library.axes.get(axis);
    const message = options ? `there is no ${axis} \`${option}\`` : `there is no axis \`${axis}\``;
    const hint = options ? suggest(option, options) : suggest(axis, library.axes.keys());
    report(error('review/unknown-option', message, rules.placeOf(['plans', index, 'choices', axis]), hint));
  }
  return unknown.length === 0;
};

/** The blocks of a plan, and the ids in the book it is about; undefined when the rule names what is not there, as reported. */
const openPlan = (plan: Plan, index: number, { library, rules, report }: PlanContext) => {
  const placeOf = (field: string) => rules.placeOf(['plans', index, field]);
  const page = library.entries.get(plan.page);
  const blocks = page ? blocksUnder(page.node, plan.under) : [];
  if (!page) {
    const hint = suggest(plan.page, library.entries.keys());
    report(
      error('review/unknown-section', `there is no exercise or page \`${plan.page}\``, placeOf('page'), hint),
    );
  } else if (blocks.length === 0) {
    const message = `\`${plan.page}\` has no heading with the id \`${plan.under}\``;
    report(error('review/unknown-heading', message, placeOf('under'), 'give the heading this `id`'));
  }
  if (!library.books.has(plan.book)) {
    const hint = suggest(plan.book, library.books.keys());
    report(error('review/unknown-book', `there is no book \`${plan.book}\``, placeOf('book'), hint));
    return undefined;
  }
  if (!hasKnownOptions(plan, index, { library, rules, report })) return undefined;
  const about = listingsOf(library, [plan.book]).filter((listing) => isAbout(listing, plan));
  return { blocks, held: new Set(about.flatMap(({ sections }) => sections)) };
};

/** Exercises that a plan names are in the book that it is about. */
export const checkPlans = (context: PlanContext): void => {
  const { library, rules, report } = context;
  rules.plans.forEach((plan, index) => {
    const opened = openPlan(plan, index, context);
    if (!opened) return;
    for (const { id, place, isTyped } of opened.blocks.flatMap(textsOf).flatMap(namedIn)) {
      const entry = library.entries.get(id);
      if (opened.held.has(id) || (!isTyped && entry?.kind !== 'exercise')) continue;
      const message = entry
        ? `the plan names \`${id}\`, which the book \`${plan.book}\` does not hold`
        : `the plan names \`${id}\`, and there is no such exercise`;
      const hint = entry ? 'name another, or put it into the book' : suggest(id, library.entries.keys());
      report(error('review/plan', message, place, hint));
    }
  });
};
