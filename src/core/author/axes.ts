/** The axes along which wording may differ, and the options of each: which form, which pace. */
export type Axes = ReadonlyMap<string, readonly string[]>;

/** One option of every axis. */
export type Choices = ReadonlyMap<string, string>;

/** The axis that an option belongs to. */
export const axisOf = (axes: Axes, option: string): string | undefined => {
  for (const [axis, options] of axes) if (options.includes(option)) return axis;
  return undefined;
};

export const allOptions = (axes: Axes): readonly string[] => [...axes.values()].flat();

/** Of a file that reads the same for everyone. */
export const noAxes: Axes = new Map();

export const noChoices: Choices = new Map();
