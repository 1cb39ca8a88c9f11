import { keyStep } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { Path } from '../schema/vocabulary.ts';
import { type Axes, allOptions, axisOf, type Choices } from './axes.ts';
import type { YamlNode } from './yaml-node.ts';

/** A plain value, and the place of each part of it. */
export interface Resolved {
  readonly value: unknown;
  readonly placeOf: (path: Path) => Place | undefined;
  /** Whether a wording is missing here, as already reported. */
  readonly isBroken: (path: Path) => boolean;
}

/** The axis a map of wordings chooses along, when it is one: any of its keys is an option. */
const choiceAxis = (node: YamlNode, axes: Axes): string | undefined => {
  if (node.kind !== 'map') return undefined;
  for (const { key } of node.entries) {
    const axis = axisOf(axes, key);
    if (axis !== undefined) return axis;
  }
  return undefined;
};

interface Resolving {
  readonly axes: Axes;
  readonly choices: Choices;
  readonly report: Report;
}

/** What is known of a part of the value: where it stands, whether a wording is missing, and the same of what is in it. */
interface Spot {
  place?: Place;
  broken?: true;
  inner?: Map<string, Spot>;
}

const stepInto = (spot: Spot, step: string | number): Spot => {
  spot.inner ??= new Map();
  const known = spot.inner.get(String(step));
  const next = known ?? {};
  if (!known) spot.inner.set(String(step), next);
  return next;
};

const spotAt = (spot: Spot, path: Path): Spot | undefined =>
  path.reduce<Spot | undefined>((at, step) => at?.inner?.get(String(step)), spot);

/** The key, beside options, that serves every option not named. */
export const otherwiseKey = 'otherwise';

const resolveChoice = (
  node: Extract<YamlNode, { kind: 'map' }>,
  axis: string,
  at: Spot,
  resolving: Resolving,
): unknown => {
  const { axes, choices, report } = resolving;
  const options = axes.get(axis) ?? [];
  for (const { key, at: place } of node.entries)
    if (!options.includes(key) && key !== otherwiseKey)
      report(
        error(
          'author/unknown-option',
          `there is no ${axis} \`${key}\``,
          place,
          suggest(key, [...options, otherwiseKey]),
        ),
      );
  const chosen = choices.get(axis) ?? options[0] ?? '';
  const entry =
    node.entries.find(({ key }) => key === chosen) ?? node.entries.find(({ key }) => key === otherwiseKey);
  if (entry) return resolveAny(entry.value, at, resolving);
  at.broken = true;
  report(
    error(
      'author/missing-wording',
      `there is no wording for \`${chosen}\``,
      node.place,
      `give every ${axis} its own: ${options.map((one) => `\`${one}\``).join(', ')}; or say \`${otherwiseKey}:\` for the rest`,
    ),
  );
  return undefined;
};

/** `only:` beside a block names the options it is for: whether it stays. */
const isKept = (node: YamlNode, resolving: Resolving): boolean => {
  if (node.kind !== 'map') return true;
  const only = node.entries.find(({ key }) => key === 'only')?.value;
  if (!only) return true;
  const named = only.kind === 'list' ? only.items : [only];
  return named.every((one) => one.kind === 'scalar') && namedOptions(named, resolving).length > 0
    ? namedOptions(named, resolving).some((option) => [...resolving.choices.values()].includes(option))
    : true;
};

const namedOptions = (named: readonly YamlNode[], { axes, report }: Resolving): readonly string[] =>
  named.flatMap((one) => {
    const option = one.kind === 'scalar' ? String(one.value) : '';
    if (axisOf(axes, option) !== undefined) return [option];
    report(
      error(
        'author/unknown-option',
        `there is no option \`${option}\``,
        one.place,
        suggest(option, allOptions(axes)),
      ),
    );
    return [];
  });

/** What a block or an item says of itself, and not of what it is. */
const asides: readonly string[] = ['only', 'tags'];

const withoutAsides = (node: YamlNode): YamlNode =>
  node.kind === 'map' && node.entries.some(({ key }) => asides.includes(key))
    ? { ...node, entries: node.entries.filter(({ key }) => !asides.includes(key)) }
    : node;

const resolveAny = (node: YamlNode, spot: Spot, resolving: Resolving): unknown => {
  spot.place = node.place;
  if (node.kind === 'scalar') return node.value ?? undefined;
  if (node.kind === 'list') {
    const kept = node.items.filter((item) => isKept(item, resolving)).map(withoutAsides);
    return kept.map((item, index) => resolveAny(item, stepInto(spot, index), resolving));
  }
  const axis = choiceAxis(node, resolving.axes);
  if (axis !== undefined) return resolveChoice(node, axis, spot, resolving);
  const value: Record<string, unknown> = {};
  for (const { key, at, value: inner } of node.entries) {
    const inside = stepInto(spot, key);
    value[key] = resolveAny(inner, inside, resolving);
    stepInto(inside, keyStep).place = at;
    // A map's field is pointed at by its name; a block in a list by its kind.
    if (inner.kind !== 'scalar') inside.place = at;
  }
  return value;
};

const memo = createMemo<Resolved>(64);

/** The value in one set of choices: maps of wordings give way to the chosen one, blocks for others drop out. */
export const resolve = (node: YamlNode, axes: Axes, choices: Choices, report: Report): Resolved =>
  memo([node, axes], [...choices].join(), (report) => computeResolve(node, axes, choices, report), report);

const computeResolve = (node: YamlNode, axes: Axes, choices: Choices, report: Report): Resolved => {
  const root: Spot = {};
  const value = resolveAny(node, root, { axes, choices, report });
  return {
    value,
    placeOf: (path) => spotAt(root, path)?.place,
    isBroken: (path) => spotAt(root, path)?.broken === true,
  };
};

const axesIn = (node: YamlNode, axes: Axes, found: Set<string>): void => {
  const axis = choiceAxis(node, axes);
  if (axis !== undefined) found.add(axis);
  if (node.kind === 'list') for (const item of node.items) axesIn(item, axes, found);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    axesIn(value, axes, found);
    if (key !== 'only') continue;
    for (const one of value.kind === 'list' ? value.items : [value]) {
      const named = one.kind === 'scalar' ? axisOf(axes, String(one.value)) : undefined;
      if (named !== undefined) found.add(named);
    }
  }
};

/** A file that differs along so many axes at once that its readings cannot be proven one by one is refused. */
export const mostCombinations = 4096;

const multiplied = (sets: readonly Choices[], axis: string, options: readonly string[]): readonly Choices[] =>
  sets.flatMap((set) => options.map((option) => new Map([...set, [axis, option]])));

/** Every set of choices in which this file reads differently; of an axis in `asked`, only the options named there. */
export const combinations = (node: YamlNode, axes: Axes, options: Axes = new Map()): readonly Choices[] => {
  const used = new Set<string>();
  axesIn(node, axes, used);
  const selected = (axis: string): readonly string[] =>
    options.get(axis)?.filter((option) => axes.get(axis)?.includes(option)) ?? [];
  const optionsOf = (axis: string): readonly string[] =>
    selected(axis).length > 0 ? selected(axis) : (axes.get(axis) ?? []);
  let sets: readonly Choices[] = [new Map([...axes].map(([axis]) => [axis, optionsOf(axis)[0] ?? '']))];
  for (const axis of used)
    sets = multiplied(sets, axis, optionsOf(axis).slice(0, Math.ceil(mostCombinations / sets.length)));
  return sets;
};
