import type { Sources } from './model/sources.ts';
import { readEdition } from './publish/design.ts';
import type { NamedValue } from './roster/names.ts';

/** What a cell may call an edition: its name, or its title. */
export const namedEditions = (sources: Sources): readonly NamedValue[] =>
  [...sources.editions.keys()].map((value) => {
    const title = readEdition(sources, value, () => undefined)?.title;
    return { value, names: title === undefined ? [value] : [value, title] };
  });
