/** The axes along which wording may differ, by name, and the options of each in their order. */
export type Axes = ReadonlyMap<string, readonly string[]>;

/** One option of every axis. */
export type Choices = ReadonlyMap<string, string>;

/** The axis of each option. Asked for every key of a content: kept without the trouble of a memo. */
const axesByOption = new WeakMap<Axes, ReadonlyMap<string, string>>();

/** The axis that an option belongs to. */
export const axisOf = (axes: Axes, option: string): string | undefined => {
  let known = axesByOption.get(axes);
  if (!known) {
    const pairs = [...axes]
      .reverse()
      .flatMap(([axis, options]) => options.map((one) => [one, axis] as const));
    axesByOption.set(axes, (known = new Map(pairs)));
  }
  return known.get(option);
};

export const allOptions = (axes: Axes): readonly string[] => [...axes.values()].flat();

/** Of a file that reads the same for everyone. */
export const noAxes: Axes = new Map();

export const noChoices: Choices = new Map();

/** What a book says of axes along which a ticket names nothing. */
export interface Usual {
  /** The axes along which it is made in every option. */
  readonly each: readonly string[];
  /** The option that it takes, by axis. */
  readonly choices: Readonly<Record<string, string>>;
}

/**
 * The options that are selected, by axis: those that are named; where none is, as is usual for the book, or the first option.
 * Without names, all options of all axes.
 */
export const selectedOptions = (
  axes: Axes,
  named: Readonly<Record<string, readonly string[]>> | undefined,
  { each, choices }: Usual,
): Axes =>
  named === undefined
    ? axes
    : new Map(
        [...axes].map(([axis, options]) => {
          const usual = choices[axis] === undefined ? options.slice(0, 1) : [choices[axis]];
          const chosen = named[axis] ?? (each.includes(axis) ? options : usual);
          return [axis, options.filter((option) => chosen.includes(option))] as const;
        }),
      );
