import type { Library } from '../author/library.ts';
import { warning } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { Appointment } from './appointments.ts';
import type { Ticket, TicketContext } from './ticket.ts';

/** A ticket written for an earlier version of the content, in the names of this one: what it names by an earlier name is told. */
export const inPresentNames = (
  ticket: Ticket,
  { renamed, slots }: Pick<Library, 'renamed' | 'slots'>,
  { placeOf, report }: TicketContext,
): Ticket => {
  const present = (name: string, now: string | undefined, path: Path): string => {
    if (now === undefined) return name;
    const [field = ''] = path;
    const hint = `write \`${now}\`: the earlier name is kept for tickets like this one`;
    report(
      warning(
        'choose/renamed',
        `\`${name}\` is called \`${now}\` now`,
        placeOf(path) ?? placeOf([field]),
        hint,
      ),
    );
    return now;
  };
  const presentIn = (field: 'only' | 'without' | 'add'): readonly string[] =>
    ticket[field].map((name, index) => present(name, renamed.get(name), [field, index]));
  const { appointments } = ticket;
  const presentAt = (appointment: Appointment, index: number): Appointment => ({
    ...appointment,
    exercises: appointment.exercises.map((one, at) => {
      const path = ['appointments', index, 'exercises', at];
      if (typeof one === 'string') return present(one, renamed.get(one), path);
      const { id = '' } = one;
      return { ...one, id: present(id, renamed.get(id), [...path, 'id']) };
    }),
  });
  const slotNow = (name: string): string | undefined =>
    name in slots ? undefined : Object.keys(slots).find((now) => slots[now]?.was.includes(name));
  const reader = Object.entries(ticket.reader).map(
    ([name, value]) => [present(name, slotNow(name), ['reader', name]), value] as const,
  );
  return {
    ...ticket,
    only: [...presentIn('only')],
    ...(appointments ? { appointments: appointments.map(presentAt) } : {}),
    without: [...presentIn('without')],
    add: [...presentIn('add')],
    reader: Object.fromEntries(reader),
  };
};
