import type { Field, Mark } from '../model/galley.ts';
import type { FieldMark, Page } from '../model/page.ts';

const unionOf = (one: FieldMark, other: FieldMark): FieldMark => {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { ...one, x, y, width: right - x, height: bottom - y };
};

/** Lines that belong to one field become one, in the place of the first. */
export const joinFields = (marks: readonly Mark[]): readonly Mark[] => {
  const places = new Map<Field, number>();
  const joined: Mark[] = [];
  for (const mark of marks) {
    const at = mark.kind === 'field' ? places.get(mark.field) : undefined;
    const before = at === undefined ? undefined : joined[at];
    if (mark.kind === 'field' && before?.kind === 'field' && at !== undefined)
      joined[at] = unionOf(before, mark);
    else {
      if (mark.kind === 'field') places.set(mark.field, joined.length);
      joined.push(mark);
    }
  }
  return joined;
};

/** Ends the name of what continues on a further page, or is in the book once more. */
const further = '-more';

/**
 * The name of every field of a book. A field that continues on the next page is a field of its own there, and so is one whose
 * section is in the book twice.
 */
export const nameFields = (pages: readonly Page[]): ReadonlyMap<FieldMark, string> => {
  const names = new Map<FieldMark, string>();
  /** What of each name is taken: the options of a choice, else the whole. */
  const taken = new Map<string, Set<string>>();
  for (const { marks } of pages)
    for (const mark of marks) {
      if (mark.kind !== 'field') continue;
      const { field } = mark;
      const option = field.kind === 'radio' ? field.value : '';
      let { name } = field;
      while (taken.get(name)?.has(option)) name += further;
      taken.set(name, (taken.get(name) ?? new Set()).add(option));
      names.set(mark, name);
    }
  return names;
};
