/** How far a layout may go. The largest that come with Octavo take less than a hundredth. */
export interface Budget {
  /** Statements walked and turns taken. */
  readonly steps: number;
  /** Length of the markup. */
  readonly characters: number;
  /** Blocks and partials in one another. */
  readonly depth: number;
}

export const budget: Budget = { steps: 250_000, characters: 2_000_000, depth: 1000 };
