import { type Axes, allOptions, axisOf } from '../author/axes.ts';
import { exerciseSchema } from '../author/schemas.ts';
import { entriesOf } from '../author/yaml-node.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { fieldNames } from '../schema/check.ts';
import type { Conditions } from './conditions.ts';
import { meantFor } from './meant-for.ts';
import type { EntryTexts } from './passages.ts';
import type { Rules } from './rules.ts';

/** What every exercise of a content must have, as its `review.yaml` requires. */
export interface Requirements {
  readonly axes: Axes;
  readonly rules: Rules;
  readonly report: Report;
}

type Conditional = { readonly conditions: Conditions };

/** The option of the rules' axis for which an exercise is checked; undefined where the rules have no axis. */
type Option = string | undefined;

/** Whether something stands for one option of the axis told apart. */
const isMeantFor =
  (option: Option, { rules: { axis } }: Requirements) =>
  ({ conditions }: Conditional): boolean =>
    axis === undefined || option === undefined || conditions.get(axis)?.includes(option) === true;

/** Whether a part is in the whole exercise, not in a shorter length of it alone. */
const isInWhole =
  ({ axes, rules: { require: required } }: Requirements) =>
  ({ conditions }: Conditional): boolean => {
    const whole = required?.in;
    const axis = whole === undefined ? undefined : axisOf(axes, whole);
    return whole === undefined || axis === undefined || conditions.get(axis)?.includes(whole) === true;
  };

/** Where the blocks begin, or the entry. */
const placeOfBlocks = ({ entry: { node } }: EntryTexts): Place =>
  entriesOf(node).find(({ key }) => key === 'blocks')?.at ?? startOf(node.place);

const startOf = (place: Place): Place => ({ ...place, end: place.start + 1 });

const forOption = (option: Option): string => (option === undefined ? '' : ` for \`${option}\``);

const isPresent = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Fields that an exercise must have in every wording. */
const checkFields = (texts: EntryTexts, option: Option, requirements: Requirements): void => {
  const { rules, report } = requirements;
  const isMeant = texts.fields.filter(isMeantFor(option, requirements));
  for (const name of rules.require?.fields ?? []) {
    const isLacking = isMeant.some(({ value }) => !isPresent(Reflect.get(value, name)));
    if (!isLacking) continue;
    const message = `\`${name}\` is missing${forOption(option)}`;
    const hint = 'this content’s `review.yaml` asks for it in every exercise';
    report(error('author/missing-field', message, startOf(texts.entry.node.place), hint));
  }
};

const checkBlocks = (texts: EntryTexts, option: Option, requirements: Requirements): void => {
  const { rules, report } = requirements;
  const isMeant = isMeantFor(option, requirements);
  const held = new Set(
    texts.blocks.filter((one) => isMeant(one) && isInWhole(requirements)(one)).map(({ kind }) => kind),
  );
  for (const kind of rules.require?.blocks ?? []) {
    if (held.has(kind)) continue;
    const message = `there is no \`${kind}\`${forOption(option)}`;
    report(error('review/missing-block', message, placeOfBlocks(texts), 'add one to the blocks'));
  }
};

/** An exercise behind the gate has a rule for stopping, or leads to the page that has it. */
const checkStopRule = (texts: EntryTexts, option: Option, requirements: Requirements): void => {
  const { rules, report } = requirements;
  const gated = rules.require?.gated;
  if (gated === undefined) return;
  const [isMeant, isWhole] = [isMeantFor(option, requirements), isInWhole(requirements)];
  const here = (one: Conditional): boolean => isMeant(one) && isWhole(one);
  const isGated = texts.fields.some((one) => here(one) && 'gate' in one.value && one.value.gate === true);
  const hasStopRule = texts.passages
    .filter(here)
    .some(({ text, links }) => links.includes(`#${gated}`) || /\bstop/i.test(text));
  if (!isGated || hasStopRule) return;
  const message = `behind the gate, but nothing says when to stop${forOption(option)}`;
  report(
    error('review/no-stop-rule', message, placeOfBlocks(texts), `say when to stop, or link to \`#${gated}\``),
  );
};

/** Whether the rules themselves name what there is. */
const areKnown = ({ axes, rules, report }: Requirements): boolean => {
  const { require: required, placeOf } = rules;
  const options = allOptions(axes);
  const fields = fieldNames(exerciseSchema);
  const unknown = (required?.fields ?? []).filter((name) => !fields.includes(name));
  for (const name of unknown) {
    const place = placeOf(['require', 'fields', required?.fields.indexOf(name) ?? 0]);
    report(
      error('review/unknown-field', `exercises have no field \`${name}\``, place, suggest(name, fields)),
    );
  }
  const isOption = required?.in === undefined || options.includes(required.in);
  if (!isOption) {
    const whole = required?.in ?? '';
    const place = placeOf(['require', 'in']);
    report(error('review/unknown-option', `there is no option \`${whole}\``, place, suggest(whole, options)));
  }
  return isOption && unknown.length === 0;
};

/** What every exercise must have, for each option that it is meant for: its fields, its blocks, its stop rule. */
export const checkRequirements = (exercises: readonly EntryTexts[], requirements: Requirements): void => {
  const { axes, rules } = requirements;
  if (!areKnown(requirements)) return;
  for (const texts of exercises)
    for (const option of rules.axis === undefined ? [undefined] : meantFor(texts, axes, rules.axis)) {
      checkFields(texts, option, requirements);
      checkBlocks(texts, option, requirements);
      checkStopRule(texts, option, requirements);
    }
};
