const millisecondsPerDay = 86_400_000;

/** Days from one date (ISO) to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;
