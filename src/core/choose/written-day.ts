import type { Library } from '../author/library.ts';
import { readDay, weekday } from '../blocks/set/calendar.ts';
import { dayNamed } from '../model/read-date.ts';

/** A day in the words of the content, whole or in short, however it was given; other words stay as they are. */
export const writtenDay = (date: string, words: Library['words'], form: 'day' | 'short' = 'day'): string => {
  const day = readDay(dayNamed(date) ?? '');
  const { weekdays = '', months = '', mons = '', [form]: pattern = '' } = words.appointment ?? {};
  if (!day || pattern === '') return date;
  const parts: Readonly<Record<string, string | undefined>> = {
    weekday: weekdays.split(' ')[weekday(day)],
    day: String(day.day),
    month: months.split(' ')[day.month - 1],
    mon: mons.split(' ')[day.month - 1],
    year: String(day.year),
  };
  return pattern.replace(/<(\w+)>/g, (whole, part: string) => parts[part] ?? whole);
};
