import { defined } from './defined.ts';

// Dates as people and spreadsheets write them. Never guessed: one that may be read in two ways is a mistake.

/** A day as ISO writes it, or what is wrong with what was given; its words are never among it. */
export type ReadDate =
  | { readonly iso: string }
  /** `isDay`: it is meant as a day, which may be another one or is none of the calendar's. */
  | { readonly flaw: string; readonly hint: string; readonly isDay?: true };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const wholeMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const hint = 'write it as `2026-11-29`';
const notADate: ReadDate = { flaw: 'is not a date', hint };

const monthNumber = (word: string): number | undefined => {
  const small = word.toLowerCase().replace(/\.$/, '');
  const index = wholeMonths.findIndex(
    (whole, at) => whole === small || months[at] === small || (small === 'sept' && whole === 'september'),
  );
  return index < 0 ? undefined : index + 1;
};

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const written = ({ year, month, day }: Day): ReadDate => {
  const iso = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))];
  const made = new Date(Date.UTC(year, month - 1, day));
  const isThere =
    made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isThere ? { iso: iso.join('-') } : { flaw: 'is a day that no calendar has', hint, isDay: true };
};

/** `3/4/2026`: day and month in either order, where only one of them can be meant. */
const inEitherOrder = (one: number, other: number, year: number): ReadDate => {
  if (one <= 12 && other <= 12 && one !== other)
    return { flaw: 'may be read with the day or the month first', hint, isDay: true };
  return one > 12 ? written({ year, month: other, day: one }) : written({ year, month: one, day: other });
};

/** Spreadsheets count days from the last of 1899 but one. */
const serialDays = { first: Date.UTC(1899, 11, 30), least: 20_000, most: 80_000, length: 86_400_000 };

const fromSerial = (days: number): ReadDate =>
  days < serialDays.least || days > serialDays.most
    ? notADate
    : { iso: new Date(serialDays.first + Math.floor(days) * serialDays.length).toISOString().slice(0, 10) };

const named = (day: string, month: string, year: string): ReadDate => {
  const number = monthNumber(month);
  return number === undefined
    ? notADate
    : written(defined({ year: Number(year), month: number, day: Number(day) }));
};

type Parts = readonly [string, string, string];

/** Each way of writing a date, and how its three parts are read. */
const ways: readonly (readonly [pattern: RegExp, read: (parts: Parts) => ReadDate])[] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([year, month, day]) => written({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/,
    ([day, month, year]) => written({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    /^(\d{1,2}) ?[/-] ?(\d{1,2}) ?[/-] ?(\d{4})$/,
    ([one, other, year]) => inEitherOrder(Number(one), Number(other), Number(year)),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?([a-z]{3,9}\.?),?[ -](\d{4})$/i,
    ([day, month, year]) => named(day, month, year),
  ],
  [/^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, ([month, day, year]) => named(day, month, year)],
];

const shortYear = /^\d{1,2}[./ -]+(\d{1,2}|[a-z]{3,9}\.?)[./ -]+\d{2}$/i;

const weekdayName = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? /i;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** A day with the day of the week that was written before it: one of the two may be a slip. */
const onWeekday = (read: ReadDate, written: string | undefined): ReadDate =>
  !('iso' in read) ||
  written === undefined ||
  weekdays[new Date(`${read.iso}T00:00:00Z`).getUTCDay()] === written.toLowerCase()
    ? read
    : { flaw: 'is not on that day of the week', hint: 'look at a calendar', isDay: true };

/** Reads a day: ISO, `29.11.2026`, `29 Nov 2026`, `November 29, 2026`, `29/11/2026` where it is clear, a spreadsheet's own number. */
export const readDate = (cell: string): ReadDate => {
  const bare = cell
    .trim()
    .replace(/\s+/g, ' ')
    // A spreadsheet's own midnight.
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z| ?[AP]M)?$/i, '');
  return onWeekday(readBare(bare.replace(weekdayName, '')), weekdayName.exec(bare)?.[1]);
};

const readBare = (bare: string): ReadDate => {
  if (/^\d{5}(\.\d+)?$/.test(bare)) return fromSerial(Number(bare));
  for (const [pattern, read] of ways) {
    const [, one, two, three] = pattern.exec(bare) ?? [];
    if (one !== undefined && two !== undefined && three !== undefined) return read([one, two, three]);
  }
  return shortYear.test(bare) ? { flaw: 'has a year of two digits', hint } : notADate;
};

/** The day that words name, and nothing beside it, as ISO writes it; undefined for other words, an hour of a day, and a day that may be another. */
export const dayNamed = (words: string): string | undefined => {
  const read = /:|^\d+$/.test(words) ? undefined : readDate(words);
  return read && 'iso' in read ? read.iso : undefined;
};
