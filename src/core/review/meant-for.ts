import type { Axes } from '../author/axes.ts';

import type { EntryTexts } from '../reading/passages.ts';

/** The options of an axis that an entry is meant for: those its `forms` names, or all. */
export const meantFor = (
  { fields }: Pick<EntryTexts, 'fields'>,
  axes: Axes,
  axis: string,
): readonly string[] => {
  const options = axes.get(axis) ?? [];
  const named = fields.flatMap(({ value }) =>
    'forms' in value && Array.isArray(value.forms) ? value.forms : [],
  );
  const chosen = options.filter((option) => named.includes(option));
  return chosen.length > 0 ? chosen : options;
};
