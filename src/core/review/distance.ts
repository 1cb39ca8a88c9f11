import type { Axes } from '../author/axes.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { meantFor } from '../reading/held.ts';
import type { EntryTexts, Passage } from '../reading/passages.ts';
import { wordsIn } from '../reading/plain-words.ts';
import type { Rules } from '../reading/rules.ts';

/** How far the wordings of one exercise lie apart: 0 the same, 1 no three words in a row alike. */
export interface Distance {
  readonly id: string;
  readonly distance: number;
}

const trigrams = (text: string): readonly string[] => {
  const words = wordsIn(text.toLowerCase());
  if (words.length < 3) return words.length > 0 ? [words.join(' ')] : [];
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
};

/** One less the share of runs of three words that both have (Jaccard). */
export const distanceOf = (one: readonly string[], other: readonly string[]): number => {
  const [left, right] = [new Set(one.flatMap(trigrams)), new Set(other.flatMap(trigrams))];
  const all = new Set([...left, ...right]);
  return all.size === 0 ? 0 : 1 - [...left].filter((run) => right.has(run)).length / all.size;
};

/** Prompts and examples: what a form is made of. */
const isCompared = ({ role }: Passage): boolean => role === 'instruction' || role === 'example';

/** The least distance between any two options that the exercise is meant for; undefined when there are no two. */
const leastDistance = (texts: EntryTexts, axes: Axes, axis: string | undefined): number | undefined => {
  if (axis === undefined) return undefined;
  const wordings = meantFor(texts.entry, axes, axis).map((option) =>
    texts.passages
      .filter((passage) => isCompared(passage) && passage.conditions.get(axis)?.includes(option))
      .map(({ text }) => text),
  );
  const distances = wordings.flatMap((one, index) =>
    wordings.slice(index + 1).map((other) => distanceOf(one, other)),
  );
  return distances.length > 0 ? Math.min(...distances) : undefined;
};

/** The distance of every exercise that is meant for more than one option; one too small is a mistake. */
export const distances = (
  exercises: readonly EntryTexts[],
  axes: Axes,
  { axis, distance }: Pick<Rules, 'axis' | 'distance'>,
  report: Report,
): readonly Distance[] =>
  exercises.flatMap((texts) => {
    const { id, node } = texts.entry;
    const found = leastDistance(texts, axes, axis);
    if (found === undefined) return [];
    const rounded = Math.round(found * 100) / 100;
    if (rounded < distance.least)
      report(
        error(
          'review/alike',
          `prompts and examples differ by ${rounded} from ${axis} to ${axis}, less than ${distance.least}`,
          { ...node.place, end: node.place.start + 1 },
          'give each its own prompts and examples, not the same with other adjectives',
        ),
      );
    return [{ id, distance: rounded }];
  });
