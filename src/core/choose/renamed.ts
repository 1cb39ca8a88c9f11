import type { Library } from '../author/library.ts';
import { warning } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { Appointment } from './appointments.ts';
import type { Ticket, TicketContext } from './ticket.ts';

/** A ticket in the names of this version of the content: what it names by an earlier name is told, what it names by its title is understood. */
export const inPresentNames = (
  ticket: Ticket,
  {
    catalog,
    renamed,
    titled,
    slots,
    tags,
  }: Pick<Library, 'catalog' | 'renamed' | 'titled' | 'slots' | 'tags'>,
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
  /** What is named by its title is called by its id; a part or a tag keeps its name. */
  const entryNow = (name: string, path: Path): string => {
    if (catalog.has(name)) return name;
    const now = renamed.get(name);
    return now === undefined && !tags().has(name) ? (titled(name) ?? name) : present(name, now, path);
  };
  const presentIn = (field: 'only' | 'without' | 'add'): readonly string[] =>
    ticket[field].map((name, index) => entryNow(name, [field, index]));
  const { appointments } = ticket;
  const presentAt = (appointment: Appointment, index: number): Appointment => ({
    ...appointment,
    exercises: appointment.exercises.map((one, at) => {
      const path = ['appointments', index, 'exercises', at];
      if (typeof one === 'string') return entryNow(one, path);
      const { id = '' } = one;
      return { ...one, id: entryNow(id, [...path, 'id']) };
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
