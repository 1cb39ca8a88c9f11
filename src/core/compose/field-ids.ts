import type { Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { FilledSection } from './context.ts';

type Kinds = ReadonlyMap<string, Kind>;

interface FieldId {
  readonly id: string;
  readonly path: Path;
}

/** What is looked through, and what is found. */
interface Search {
  readonly kinds: Kinds;
  readonly found: FieldId[];
  /** Where one stands: it changes as one goes on, and is copied only for what is found. */
  readonly path: (string | number)[];
}

/** Finds the ids that blocks give to their fields, anywhere in a value. */
const searchIds = (value: unknown, search: Search, asks: boolean): void => {
  if (typeof value !== 'object' || value === null) return;
  const { kinds, found, path } = search;
  const enter = (key: string | number, held: unknown, asksInside: boolean): void => {
    path.push(key);
    searchIds(held, search, asksInside);
    path.pop();
  };
  if (Array.isArray(value)) {
    for (const [index, held] of value.entries()) enter(index, held, asks);
    return;
  }
  if (asks && 'id' in value && typeof value.id === 'string')
    found.push({ id: value.id, path: [...path, 'id'] });
  for (const [key, held] of Object.entries(value)) {
    if (typeof held !== 'object') continue;
    enter(key, held, kinds.get(key)?.asks ?? asks);
  }
};

const fieldIdsIn = (blocks: unknown, kinds: Kinds): readonly FieldId[] => {
  const found: FieldId[] = [];
  searchIds(blocks, { kinds, found, path: ['blocks'] }, false);
  return found;
};

/** The ids of a section's fields; one that is given twice is a mistake, as an answer would find either. */
export const checkedFieldIds = (
  { blocks, planned }: FilledSection,
  { kinds, report }: { readonly kinds: Kinds; readonly report: Report },
): readonly string[] => {
  const found = fieldIdsIn(blocks, kinds);
  const ids = found.map(({ id }) => id);
  found.forEach(({ id, path }, index) => {
    if (ids.indexOf(id) === index) return;
    const hint = 'give each place to write an id of its own, within its exercise or page';
    report(error('author/duplicate-id', `the id \`${id}\` is given twice`, planned.placeOf(path), hint));
  });
  return ids;
};
