import type { Library } from '../author/library.ts';
import { warning } from '../model/diagnostic.ts';
import { mapTexts } from '../model/mapping.ts';
import { spokenOfIn, withoutLonely } from './absent.ts';
import { untagged } from './for-client.ts';
import type { Job, Plan, PlannedSection } from './plan.ts';
import { type ListedSection, namesOf } from './select.ts';

/** The sections that a planned one leads its reader to, when no more than these are there. */
const spokenOf = ({ value }: PlannedSection, present: ReadonlySet<string>): ReadonlySet<string> => {
  const found = new Set<string>();
  mapTexts(withoutLonely(value, present), (text) => {
    for (const id of spokenOfIn(text)) found.add(id);
    return text;
  });
  return found;
};

/** So many pages are named with a doubt. */
const few = 6;

const listed = (ids: readonly string[]): string => {
  const named = ids.slice(0, few).map((id) => `\`${id}\``);
  return [...named, ...(ids.length > few ? [`${ids.length - few} more`] : [])].join(', ');
};

/**
 * Tells which sections still speak of what a ticket leaves out, by its name, its part or a tag. No link leads there, and no page
 * number is printed; but its title is still read.
 */
export const tellSpokenOf = (
  sections: readonly PlannedSection[],
  all: readonly ListedSection[],
  {
    book: { required },
    library,
    job: { ticket, placeOf, report },
    tags,
  }: {
    readonly book: Plan['book'];
    readonly library: Library;
    readonly job: Job;
    readonly tags: readonly string[];
  },
): void => {
  const isRefused = (id: string): boolean => required.includes(id) && !ticket.practitioner_override;
  if (ticket.without.length === 0 || ticket.only.length > 0 || ticket.appointments) return;
  const present = new Set(sections.map(({ id }) => id));
  const spoken = sections.map((one) => ({ id: one.id, of: spokenOf(one, present) }));
  ticket.without.forEach((name, index) => {
    const isLeft = (one: ListedSection): boolean =>
      namesOf(one).includes(name) || (tags.includes(name) && untagged([one], [name], library).length === 0);
    const gone = all
      .filter((one) => !present.has(one.id) && isLeft(one) && !isRefused(one.id))
      .map(({ id }) => id);
    const by = spoken.filter(({ of }) => gone.some((id) => of.has(id))).map(({ id }) => id);
    if (by.length === 0) return;
    const what = gone.length === 1 && gone[0] === name ? 'it' : 'what it stands for';
    report(
      warning(
        'choose/spoken-of',
        `\`${name}\` is left out, and ${by.length === 1 ? 'one page still speaks' : `${by.length} pages still speak`} of ${what}: ${listed(by)}`,
        placeOf(['without', index]) ?? placeOf(['without']),
        'its title stands there without a page number: tell your reader',
      ),
    );
  });
};
