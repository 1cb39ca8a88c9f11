import { type Axes, allOptions, axisOf } from '../author/axes.ts';
import type { Entry } from '../author/entries.ts';
import { exerciseSchema } from '../author/schemas.ts';
import { entriesOf, type YamlNode } from '../author/yaml-node.ts';
import type { Kind } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { fieldNames } from '../schema/check.ts';
import type { Conditions } from './conditions.ts';
import { fieldIn, type HeldBlock, type HeldText, heldBlocks, meantFor, writtenIn } from './held.ts';
import type { Rules } from './rules.ts';

/** What every exercise of a content must have, as its `review.yaml` requires. */
export interface Requirements {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
  readonly rules: Rules;
  readonly report: Report;
}

type Conditional = { readonly conditions: Conditions };

/** The option of the rules' axis for which an exercise is checked; undefined where the rules have no axis. */
type Option = string | undefined;

/** An exercise, and what is in it: gone through once for all options. */
interface Read {
  readonly entry: Entry;
  readonly held: readonly HeldBlock[];
  /** Looked through where it matters. */
  readonly written: () => readonly HeldText[];
}

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
const placeOfBlocks = ({ node }: Entry): Place =>
  entriesOf(node).find(({ key }) => key === 'blocks')?.at ?? startOf(node.place);

const startOf = (place: Place): Place => ({ ...place, end: place.start + 1 });

const forOption = (option: Option): string => (option === undefined ? '' : ` for \`${option}\``);

const isPresent = (node: YamlNode): boolean =>
  node.kind === 'scalar'
    ? node.value !== null && node.value !== ''
    : node.kind === 'map' || node.items.length > 0;

/** Fields that an exercise must have in every wording. */
const checkFields = (entry: Entry, option: Option, requirements: Requirements): void => {
  const { axes, rules, report } = requirements;
  for (const name of rules.require?.fields ?? []) {
    const isMeant = fieldIn(entry, name, axes).filter(isMeantFor(option, requirements));
    if (isMeant.length > 0 && isMeant.every(({ node }) => isPresent(node))) continue;
    const message = `\`${name}\` is missing${forOption(option)}`;
    const hint = 'this content’s `review.yaml` asks for it in every exercise';
    report(error('author/missing-field', message, startOf(entry.node.place), hint));
  }
};

const checkBlocks = ({ entry, held: all }: Read, option: Option, requirements: Requirements): void => {
  const { rules, report } = requirements;
  const isMeant = isMeantFor(option, requirements);
  const held = new Set(
    all
      .filter(({ wording }) => isMeant(wording) && isInWhole(requirements)(wording))
      .map(({ kind }) => kind.name),
  );
  for (const kind of rules.require?.blocks ?? []) {
    if (held.has(kind)) continue;
    const message = `there is no \`${kind}\`${forOption(option)}`;
    report(error('review/missing-block', message, placeOfBlocks(entry), 'add one to the blocks'));
  }
};

/** An exercise behind the gate has a rule for stopping, or leads to the page that has it. */
const checkStopRule = ({ entry, written }: Read, option: Option, requirements: Requirements): void => {
  const { axes, rules, report } = requirements;
  const gated = rules.require?.gated;
  if (gated === undefined) return;
  const [isMeant, isWhole] = [isMeantFor(option, requirements), isInWhole(requirements)];
  const here = (one: Conditional): boolean => isMeant(one) && isWhole(one);
  const isGated = fieldIn(entry, 'gate', axes).some(
    (one) => here(one) && one.node.kind === 'scalar' && one.node.value === true,
  );
  const saysSo = (text: string): boolean =>
    text.includes(`](#${gated})`) || (/\s/.test(text) && /\bstop/i.test(text));
  if (!isGated || written().some((one) => saysSo(one.text) && here(one))) return;
  const message = `behind the gate, but nothing says when to stop${forOption(option)}`;
  report(
    error('review/no-stop-rule', message, placeOfBlocks(entry), `say when to stop, or link to \`#${gated}\``),
  );
};

/** A text that names no number; what is no text names none either. */
const lacksNumber = ({ node }: { readonly node: YamlNode }): boolean =>
  node.kind !== 'scalar' || !/\p{N}/u.test(String(node.value ?? ''));

/** Fields that name a number in every wording: at which measure to begin, above all. */
const checkNumbers = (entry: Entry, { axes, rules, report }: Requirements): void => {
  for (const name of rules.require?.numbers ?? []) {
    const wordings = fieldIn(entry, name, axes);
    const hint = 'this content’s `review.yaml` asks for one in every exercise: say at which number to begin';
    if (wordings.length === 0)
      report(
        error('review/no-number', `there is no \`${name}\` with a number`, startOf(entry.node.place), hint),
      );
    for (const { node } of wordings.filter(lacksNumber))
      report(error('review/no-number', `\`${name}\` names no number`, node.place, hint));
  }
};

/** Whether the rules themselves name what there is, as reported. */
export const areKnown = ({ axes, rules, report }: Omit<Requirements, 'kinds'>): boolean => {
  const { require: required, placeOf } = rules;
  const options = allOptions(axes);
  const fields = fieldNames(exerciseSchema);
  const asked = (['fields', 'numbers'] as const).flatMap((list) =>
    (required?.[list] ?? []).map((name, index) => ({ name, path: ['require', list, index] })),
  );
  const unknown = asked.filter(({ name }) => !fields.includes(name));
  for (const { name, path } of unknown) {
    const place = placeOf(path);
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

/** What an exercise must have, for each option that it is meant for: its fields, its blocks, its stop rule. */
export const checkExercise = (entry: Entry, requirements: Requirements): void => {
  const { axes, rules } = requirements;
  let texts: readonly HeldText[] | undefined;
  const written = (): readonly HeldText[] => (texts ??= writtenIn(entry, axes));
  const read: Read = { entry, held: heldBlocks(entry, requirements), written };
  for (const option of rules.axis === undefined ? [undefined] : meantFor(entry, axes, rules.axis)) {
    checkFields(entry, option, requirements);
    checkBlocks(read, option, requirements);
    checkStopRule(read, option, requirements);
  }
  checkNumbers(entry, requirements);
};
