import type { Axes } from '../author/axes.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import type { Conditions } from '../reading/conditions.ts';
import type { EntryTexts } from '../reading/passages.ts';

import { meantFor } from './meant-for.ts';

import type { Rules } from './rules.ts';

/** Whether something stands for one option, and in the whole exercise. */
const standsFor =
  (option: string, axes: Axes, { axis, require: required }: Rules) =>
  ({ conditions }: { readonly conditions: Conditions }): boolean => {
    const whole = [...axes].find(
      ([, options]) => required?.in !== undefined && options.includes(required.in),
    );
    const isWhole =
      !whole || required?.in === undefined || conditions.get(whole[0])?.includes(required.in) === true;
    return isWhole && conditions.get(axis)?.includes(option) === true;
  };

/** Where the blocks begin, or the entry. */
const placeOf = ({ entry: { written } }: EntryTexts): Place => {
  const blocks = written.kind === 'map' ? written.entries.find(({ key }) => key === 'blocks') : undefined;
  return blocks?.at ?? { ...written.place, end: written.place.start + 1 };
};

const checkOption = (
  gathered: EntryTexts,
  option: string,
  axes: Axes,
  rules: Rules,
  report: Report,
): void => {
  const { require: required } = rules;
  const stands = standsFor(option, axes, rules);
  const held = new Set(gathered.blocks.filter(stands).map(({ kind }) => kind));
  const place = placeOf(gathered);
  for (const kind of required?.blocks ?? [])
    if (!held.has(kind))
      report(
        error(
          'review/missing-block',
          `there is no \`${kind}\` for \`${option}\``,
          place,
          `add one to the blocks`,
        ),
      );
  const isGated = gathered.fields.some(
    (one) => stands(one) && 'gate' in one.value && one.value.gate === true,
  );
  if (!isGated || required?.gated === undefined) return;
  const link = `#${required.gated}`;
  const says = gathered.passages
    .filter(stands)
    .some(({ text, links }) => links.includes(link) || /\bstop/i.test(text));
  if (!says)
    report(
      error(
        'review/no-stop-rule',
        `behind the gate, but nothing says when to stop for \`${option}\``,
        place,
        `say when to stop, or link to \`${link}\``,
      ),
    );
};

/** What every exercise must hold, for each option it is meant for. */
export const checkParts = (
  exercises: readonly EntryTexts[],
  axes: Axes,
  rules: Rules,
  report: Report,
): void => {
  const { require: required, axis, placeOf: placeOfRule } = rules;
  const options = [...axes.values()].flat();
  if (required?.in !== undefined && !options.includes(required.in)) {
    const at = placeOfRule(['require', 'in']);
    report(
      error(
        'review/unknown-option',
        `there is no option \`${required.in}\``,
        at,
        suggest(required.in, options),
      ),
    );
    return;
  }
  for (const gathered of exercises)
    for (const option of meantFor(gathered, axes, axis)) checkOption(gathered, option, axes, rules, report);
};
