import { asksIn, type Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { FilledSection } from './context.ts';

type Kinds = ReadonlyMap<string, Kind>;

interface FieldId {
  readonly id: string;
  readonly path: Path;
}

/** The ids that blocks give to their fields, anywhere in a value. */
const fieldIdsIn = (value: unknown, path: Path, kinds: Kinds, asks = false): readonly FieldId[] => {
  if (Array.isArray(value))
    return value.flatMap((inner, index) => fieldIdsIn(inner, [...path, index], kinds, asks));
  if (!isTree(value)) return [];
  const own = asks && typeof value.id === 'string' ? [{ id: value.id, path: [...path, 'id'] }] : [];
  const inner = Object.entries(value).flatMap(([key, held]) => {
    const kind = kinds.get(key);
    return fieldIdsIn(held, [...path, key], kinds, kind ? asksIn(kind.schema) : asks);
  });
  return [...own, ...inner];
};

/** The ids of a section's fields; one that is given twice is a mistake, as an answer would find either. */
export const checkedFieldIds = (
  { blocks, planned }: FilledSection,
  { kinds, report }: { readonly kinds: Kinds; readonly report: Report },
): readonly string[] => {
  const found = fieldIdsIn(blocks, ['blocks'], kinds);
  const ids = found.map(({ id }) => id);
  found.forEach(({ id, path }, index) => {
    if (ids.indexOf(id) === index) return;
    const hint = 'give each place to write an id of its own, within its exercise or page';
    report(error('author/duplicate-id', `the id \`${id}\` is given twice`, planned.placeOf(path), hint));
  });
  return ids;
};
