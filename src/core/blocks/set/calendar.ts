/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days from 1 March of year 0 (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms): no clock, no time zone. */
const toCount = ({ year, month, day }: Day): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
};

const fromCount = (count: number): Day => {
  const era = Math.floor(count / 146097);
  const day = count - era * 146097;
  const ofEra = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36524) - Math.floor(day / 146096)) / 365,
  );
  const ofYear = day - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: ofEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
};

/** Reads `2026-11-22`. */
export const readDay = (text: string): Day | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
};

export const addDays = (day: Day, days: number): Day => fromCount(toCount(day) + days);

/** 0 for Monday to 6 for Sunday; 1 March of year 0 was a Wednesday. */
export const weekday = (day: Day): number => (toCount(day) + 2) % 7;
