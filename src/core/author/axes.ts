import { createMemo } from '../model/memo.ts';

/** The axes along which wording may differ, by name, and the options of each in their order. */
export type Axes = ReadonlyMap<string, readonly string[]>;

/** One option of every axis. */
export type Choices = ReadonlyMap<string, string>;

const memoAxes = createMemo<ReadonlyMap<string, string>>();

/** The axis that an option belongs to. */
export const axisOf = (axes: Axes, option: string): string | undefined =>
  memoAxes(
    [axes],
    '',
    () =>
      new Map([...axes].reverse().flatMap(([axis, options]) => options.map((one) => [one, axis] as const))),
  ).get(option);

export const allOptions = (axes: Axes): readonly string[] => [...axes.values()].flat();

/** Of a file that reads the same for everyone. */
export const noAxes: Axes = new Map();

export const noChoices: Choices = new Map();

/**
 * The options that are selected, by axis: those that are named; where none is, every option of an axis in `each`, and the first
 * option of any other. Without names, all options of all axes.
 */
export const selectedOptions = (
  axes: Axes,
  named: Readonly<Record<string, readonly string[]>> | undefined,
  each: readonly string[],
): Axes =>
  named === undefined
    ? axes
    : new Map(
        [...axes].map(([axis, options]) => {
          const chosen = named[axis] ?? (each.includes(axis) ? options : options.slice(0, 1));
          return [axis, options.filter((option) => chosen.includes(option))] as const;
        }),
      );
