import type { Place } from '../model/diagnostic.ts';

/** The text as a pattern that finds it. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The place of words in the text of a file, across its line breaks; the whole place when they are not found. */
export const placeWithin = (place: Place, source: string, words: string): Place => {
  const pattern = words
    .split(/\s+/)
    .map((word) => escaped(word).replaceAll("'", "[’']"))
    .join('\\s+');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'u').exec(source.slice(place.start, place.end));
  if (!found) return place;
  const start = place.start + found.index;
  return { ...place, start, end: start + found[0].length };
};
