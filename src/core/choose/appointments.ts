import { bookFolder } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { readYaml } from '../author/yaml.ts';
import { fieldOf, type YamlNode } from '../author/yaml-node.ts';
import { defined } from '../model/defined.ts';
import { error } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import type { Sources } from '../model/sources.ts';
import type { Path } from '../schema/vocabulary.ts';
import { isNotAfterPacket } from './after-packet.ts';
import type { Job, Plan, PlannedAppointment } from './plan.ts';
import type { ListedSection } from './select.ts';
import type { Ticket, TicketContext } from './ticket.ts';

// Packets: what is done from one appointment to the next, in a book that is made for that.

export type Appointment = NonNullable<Ticket['appointments']>[number];

/** An exercise of an appointment, and the options that it alone stands in. */
export interface AskedExercise {
  readonly id: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly path: Path;
}

/** The exercises of an appointment, by its place on the ticket. */
export const askedIn = ({ exercises }: Appointment, index: number): readonly AskedExercise[] =>
  exercises.map((one, at) => {
    const path = ['appointments', index, 'exercises', at];
    if (typeof one === 'string') return { id: one, choices: {}, path };
    const { id = '', ...choices } = one;
    return { id, choices, path: [...path, 'id'] };
  });

const allAsked = ({ appointments = [] }: Pick<Ticket, 'appointments'>): readonly AskedExercise[] =>
  appointments.flatMap(askedIn);

/** Exercises that a packet holds, by id; and the axes along which some of them stand in options of their own. */
export const neededForPacket = (ticket: Pick<Ticket, 'appointments'>) => {
  const asked = allAsked(ticket);
  return {
    ids: [...new Set(asked.map(({ id }) => id))],
    axes: [...new Set(asked.flatMap(({ choices }) => Object.keys(choices)))],
  };
};

/** Whether a book is made for packets. */
export const isForPackets = (book: YamlNode | undefined): boolean => {
  const said = fieldOf(book, 'appointments');
  return said?.kind === 'scalar' && said.value === true;
};

/** Whether a content has a book of this name that is made for packets. */
export const isPacketBook = (name: string, content: Sources['content']): boolean => {
  const source = content.get(`${bookFolder}${name}`);
  return source !== undefined && isForPackets(readYaml(source, () => undefined));
};

/** The ticket with the book that a packet is made in, where it names appointments and no book. */
export const inPacketBook = (
  ticket: Ticket,
  content: Sources['content'],
  { placeOf, report }: TicketContext,
): Ticket => {
  if (!ticket.appointments) {
    const hint = 'name them under `appointments:` on the ticket';
    if (ticket.separate)
      report(
        error(
          'choose/no-appointments',
          '`separate` is for appointments, and there are none',
          placeOf(['separate']),
          hint,
        ),
      );
    return ticket;
  }
  if (ticket.only.length > 0) {
    const hint = 'leave `only` out: what is printed stands under `exercises` of each appointment';
    report(
      error(
        'choose/twice-named',
        'a packet names its exercises by appointment, and `only` names others',
        placeOf(['only']),
        hint,
      ),
    );
  }
  if (ticket.book !== undefined) return ticket;
  const found = [...content.keys()]
    .flatMap((file) => (file.startsWith(bookFolder) ? file.slice(bookFolder.length) : []))
    .find((name) => isPacketBook(name, content));
  const hint = 'a book is for packets when it says `appointments: true`';
  if (found === undefined)
    report(
      error(
        'choose/no-packet',
        '`appointments` need a book for packets, and this content has none',
        placeOf(['appointments']),
        hint,
      ),
    );
  return found === undefined ? ticket : { ...ticket, book: found };
};

const checkChosen = (
  { choices, path }: AskedExercise,
  { axes }: Library,
  { placeOf, report }: TicketContext,
): void => {
  for (const [axis, option] of Object.entries(choices)) {
    const options = axes.get(axis);
    const place = placeOf([...path.slice(0, -1), axis]) ?? placeOf(path);
    if (!options)
      report(
        error(
          'choose/unknown-axis',
          `there is no choice ${called(axis, axes.keys())}`,
          place,
          suggest(axis, axes.keys()),
        ),
      );
    else if (!options.includes(option))
      report(
        error(
          'choose/unknown-option',
          `there is no ${axis} ${called(option, options)}`,
          place,
          suggest(option, options),
        ),
      );
  }
};

/** More fill no packet that anybody could hold, nor its page of contents. */
const mostExercises = 200;

/** Refuses an exercise that there is not, or that an appointment has already. */
const checkAsked = (
  asked: readonly AskedExercise[],
  { catalog }: Library,
  { placeOf, report }: TicketContext,
): void => {
  const exercises = [...catalog].flatMap(([id, kind]) => (kind === 'exercise' ? id : []));
  asked.forEach(({ id, path }, at) => {
    const place = placeOf(path) ?? placeOf(path.slice(0, -1)) ?? placeOf(path.slice(0, 1));
    if (catalog.get(id) === 'page')
      report(error('choose/no-exercise', `\`${id}\` is a page, and no exercise`, place, 'leave it out'));
    else if (!exercises.includes(id)) {
      const hint = suggest(id, exercises) ?? '`octavo list` shows the exercises';
      report(error('choose/unknown-entry', `there is no exercise ${called(id, exercises)}`, place, hint));
    } else if (asked.findIndex((one) => one.id === id) < at)
      report(error('choose/asked-twice', `\`${id}\` stands twice in one appointment`, place, 'name it once'));
  });
};

/** Tells what is wrong with the appointments of a ticket; whether there is a packet to make of them, if it has any. */
export const checkAppointments = (library: Library, { ticket, placeOf, report }: Job): boolean => {
  const { appointments, book } = ticket;
  if (!appointments) return true;
  let isRight = true;
  const watched: Job['report'] = (one) => {
    isRight = false;
    report(one);
  };
  const context = { placeOf, report: watched };
  if (book !== undefined && library.books.has(book) && !isForPackets(library.books.get(book))) {
    const said = `the book \`${book}\` is not for packets`;
    watched(error('choose/no-packet', said, placeOf(['book']), 'leave the book out'));
  }
  const count = allAsked(ticket).length;
  if (count > mostExercises) {
    const said = `a packet has ${mostExercises} exercises at the most, and there are ${count}`;
    watched(error('choose/too-many', said, placeOf(['appointments']), 'make two packets of it'));
    return false;
  }
  for (const [index, appointment] of appointments.entries()) {
    const asked = askedIn(appointment, index);
    checkAsked(asked, library, context);
    for (const one of asked) checkChosen(one, library, context);
  }
  return isRight;
};

/** How the sections of an appointment, and of its exercises when they come again, are told apart. */
const numbered = (id: string, number: number): string => (number === 1 ? id : `${id}-${number}`);

/** The sections of a book for packets: around its appointments what it has in front and behind, each opened as its first part is. */
export const packetOrder = (
  book: Plan['book'],
  { ticket: { appointments = [] }, appointment: one }: Job,
): readonly ListedSection[] => {
  const opening = book.parts[0]?.opening;
  const times = new Map<string, number>();
  const within = appointments.flatMap((appointment, index): readonly ListedSection[] => {
    const number = index + 1;
    const part = `appointment-${number}`;
    const sections = askedIn(appointment, index).map(({ id: entryId, choices, path }): ListedSection => {
      const time = (times.get(entryId) ?? 0) + 1;
      times.set(entryId, time);
      return {
        id: numbered(entryId, time),
        entryId,
        path,
        role: 'section',
        part,
        choices,
        appointment: number,
      };
    });
    const first: readonly ListedSection[] =
      opening === undefined
        ? []
        : [{ id: part, entryId: opening, role: 'opening', part, appointment: number }];
    return [...first, ...sections];
  });
  return [
    // A file for one appointment is opened by that.
    ...book.front
      .filter((id) => one === undefined || book.required.includes(id))
      .map((id): ListedSection => ({ id, role: 'front' })),
    ...within.filter(({ appointment }) => one === undefined || appointment === one),
    ...book.back.map((id): ListedSection => ({ id, role: 'back' })),
  ];
};

/** The appointments of a packet, in their order. After the last one comes the one that the ticket names. */
export const plannedAppointments = (ticket: Ticket): readonly PlannedAppointment[] => {
  const { appointments = [], appointment } = ticket;
  const further = isNotAfterPacket(ticket) ? undefined : appointment;
  return appointments.map(({ date, note, bring }, index) => {
    const next = index + 1 < appointments.length ? appointments[index + 1]?.date : further;
    return { number: index + 1, of: appointments.length, bring, ...defined({ date, note, next }) };
  });
};
