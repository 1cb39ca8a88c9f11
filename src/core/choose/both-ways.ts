import type { Library } from '../author/library.ts';
import { error, warning } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import { leavesOut } from './for-client.ts';
import type { Job } from './plan.ts';
import { type ListedSection, namesOf } from './select.ts';

/** What a ticket asks for by one name, and where. */
interface Asked {
  readonly name: string;
  readonly path: Path;
  readonly sections: readonly ListedSection[];
  readonly appointment?: number | undefined;
}

const addedBy = ({ add }: Job['ticket']): readonly Asked[] =>
  add.map((name, index) => ({ name, path: ['add', index], sections: [{ id: name, role: 'section' }] }));

const askedBy = (all: readonly ListedSection[], { only, appointments }: Job['ticket']): readonly Asked[] =>
  appointments
    ? all.flatMap(({ path, ...one }) =>
        path ? [{ name: one.entryId ?? one.id, path, sections: [one], appointment: one.appointment }] : [],
      )
    : only.map((name, index) => ({
        name,
        path: ['only', index],
        sections: all.filter((one) => namesOf(one).includes(name)),
      }));

/**
 * Tells what a ticket asks for and leaves out as well, by its name, its part or a tag. Where nothing else is asked for, or nothing
 * else at an appointment, that is a mistake.
 */
export const checkBothWays = (
  all: readonly ListedSection[],
  within: { readonly library: Library; readonly job: Job; readonly tags: readonly string[] },
): void => {
  const { ticket, placeOf, report } = within.job;
  const leftBy = (one: ListedSection): string | undefined =>
    ticket.without.find((name) => leavesOut(name, one, within));
  const asked = askedBy(all, ticket);
  const isLost = ({ sections }: Asked): boolean => sections.length > 0 && sections.every(leftBy);
  for (const one of [...asked, ...addedBy(ticket)].filter(isLost)) {
    const { name, path, sections, appointment } = one;
    const isAll =
      asked.includes(one) && asked.every((other) => other.appointment !== appointment || isLost(other));
    const by = sections[0] && leftBy(sections[0]);
    const said = `\`${name}\` is asked for, and left out${by === name ? '' : ` with \`${by}\``}`;
    const place = placeOf(path) ?? placeOf(path.slice(0, 1));
    const of = appointment === undefined ? 'nothing else is asked for' : 'its appointment holds nothing else';
    report(
      isAll
        ? error('choose/both-ways', said, place, `${of}: take one of the two back`)
        : warning('choose/both-ways', said, place, 'it is not in this copy'),
    );
  }
};
