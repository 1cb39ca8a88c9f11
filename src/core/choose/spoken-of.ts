import type { Library } from '../author/library.ts';
import { type Place, warning } from '../model/diagnostic.ts';
import { mapTexts } from '../model/mapping.ts';
import { spokenOfIn, withoutLonely } from './absent.ts';
import { leavesOut } from './for-client.ts';
import type { Job, Plan, PlannedSection } from './plan.ts';
import type { ListedSection } from './select.ts';

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

/** A book, as it is planned for a job. */
interface Planned {
  readonly book: Plan['book'];
  readonly library: Library;
  readonly job: Job;
  readonly tags: readonly string[];
  /** What asks more than the ticket allows. */
  readonly tooMuch: readonly string[];
}

/** Sections that are not there by one wish, and how that is said. */
interface Gone {
  readonly ids: readonly string[];
  readonly said: string;
  readonly what: string;
  readonly place: Place | undefined;
}

/** What one name leaves out: by itself, its part or a tag. Of a book of which some is asked for, what would stand in it all the same. */
const goneBy = (name: string, index: number, all: readonly ListedSection[], planned: Planned): Gone => {
  const { required } = planned.book;
  const { ticket, placeOf } = planned.job;
  const isChosen = ticket.only.length > 0 || ticket.appointments !== undefined;
  const ids = all
    .filter((one) => leavesOut(name, one, planned))
    .filter(({ id }) => !required.includes(id) || ticket.practitioner_override)
    .filter(({ id, role }) => !isChosen || required.includes(id) || role === 'front' || role === 'back')
    .map(({ id }) => id);
  return {
    ids,
    said: `\`${name}\` is left out`,
    what: ids.length === 1 && ids[0] === name ? 'it' : 'what it stands for',
    place: placeOf(['without', index]) ?? placeOf(['without']),
  };
};

const goneByMeasure = ({ tooMuch, job: { placeOf } }: Planned): readonly Gone[] =>
  tooMuch.length === 0
    ? []
    : [
        {
          ids: tooMuch,
          said: 'what asks too much is left out',
          what: 'some of it',
          place: placeOf(['max_minutes']) ?? placeOf(['max_dose']),
        },
      ];

/**
 * Tells which sections still speak of what a ticket leaves out, by its name, its part or a tag, or by what it asks. No link leads
 * there, and no page number is printed; but its title is still read.
 */
export const tellSpokenOf = (
  sections: readonly PlannedSection[],
  all: readonly ListedSection[],
  planned: Planned,
): void => {
  const { ticket, report } = planned.job;
  const gone = [
    ...ticket.without.map((name, index) => goneBy(name, index, all, planned)),
    ...goneByMeasure(planned),
  ];
  if (gone.length === 0) return;
  const present = new Set(sections.map(({ id }) => id));
  const spoken = sections.map((one) => ({ id: one.id, of: spokenOf(one, present) }));
  for (const { ids, said, what, place } of gone) {
    const missed = ids.filter((id) => !present.has(id));
    const by = spoken.filter(({ of }) => missed.some((id) => of.has(id))).map(({ id }) => id);
    if (by.length === 0) continue;
    const speak = by.length === 1 ? 'one page still speaks' : `${by.length} pages still speak`;
    const hint = 'its title stands there without a page number: tell your reader';
    report(warning('choose/spoken-of', `${said}, and ${speak} of ${what}: ${listed(by)}`, place, hint));
  }
};
