/** Inputs that failed once, by class: they are tried always, before any new ones. */
export const seeds: Readonly<Record<string, readonly number[]>> = {
  contents: [3, 51, 1_001_642, 1_006_108],
  layouts: [13, 41, 1_000_025, 1_000_418, 1_000_979, 1_001_026, 2_001_071],
  themes: [7, 8, 10, 21],
  tickets: [4, 15, 30, 45],
  answers: [],
  pdfs: [],
  commands: [909],
};
