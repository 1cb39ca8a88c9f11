import type { Axes } from '../author/axes.ts';
import type { EntryTexts } from './passages.ts';

/** The options of an axis that an entry is meant for: those its `only` names, or all. */
export const meantFor = (
  { fields }: Pick<EntryTexts, 'fields'>,
  axes: Axes,
  axis: string,
): readonly string[] => {
  const options = axes.get(axis) ?? [];
  const named = fields.flatMap(({ value }) =>
    'only' in value && Array.isArray(value.only) ? value.only : [],
  );
  const chosen = options.filter((option) => named.includes(option));
  return chosen.length > 0 ? chosen : options;
};
