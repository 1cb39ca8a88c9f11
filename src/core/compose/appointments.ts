import type { Plan, PlannedAppointment, PlannedSection } from '../choose/plan.ts';
import { writtenDay } from '../choose/written-day.ts';
import { defined } from '../model/defined.ts';
import { escapeMarkdown, type Prose, proseToMarkup, readProse } from '../model/prose.ts';
import { dayNamed } from '../model/read-date.ts';
import { type Printable, printable } from './printable.ts';

// What layouts see of a packet. Its days and words are the reader's own.

/** As much of a section as a packet tells of it. */
interface PacketSection {
  readonly planned: PlannedSection;
  readonly title: Prose;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly isListed: boolean;
}

/** The page that opens an appointment, and the exercises behind it. */
export interface Opener {
  readonly number: number;
  readonly id: string;
  readonly title: Prose;
  readonly sections: readonly { readonly id: string; readonly title: Prose; readonly minutes: unknown }[];
}

/** What stands behind all appointments, and is for each of them. */
export const behindIn = (all: readonly PacketSection[]): readonly PacketSection[] =>
  all.filter(({ planned, isListed }) => planned.role === 'back' && isListed);

export const openersIn = (all: readonly PacketSection[], { appointments }: Plan): readonly Opener[] =>
  appointments.flatMap(({ number }): readonly Opener[] => {
    const own = all.filter(({ planned }) => planned.appointment === number);
    const first = own.find(({ planned }) => planned.role === 'opening');
    const sections = own.flatMap(({ planned, title, fields }) =>
      planned.role === 'section' ? [{ id: planned.id, title, minutes: fields.minutes ?? null }] : [],
    );
    return first ? [{ number, id: first.planned.id, title: first.title, sections }] : [];
  });

const plannedAt = ({ appointments }: Plan, number: number | undefined): PlannedAppointment | undefined =>
  appointments.find((one) => one.number === number);

/** What is planned as it stands at one of its appointments: its day, the next one, and the day on which trackers begin. */
export const atAppointment = (plan: Plan, number: number | undefined): Plan => {
  const planned = plannedAt(plan, number);
  if (!planned) return plan;
  const { words } = plan.library;
  const { date, next } = planned;
  const values = new Map(plan.slots.values);
  if (next === undefined) values.delete('appointment');
  else values.set('appointment', writtenDay(next, words));
  const day = dayNamed(date ?? '');
  if (day !== undefined && !values.has('start')) values.set('start', day);
  // The head of a sheet has room for a day, and for no more.
  const sheet = { ...plan.sheet, ...defined({ date: day ?? plan.sheet.date }) };
  return { ...plan, slots: { ...plan.slots, values }, sheet };
};

const print = (prose: Prose): Printable => printable(() => proseToMarkup(prose));

/** Words as they were given: no markup is read in them. */
const given = (text: string): Printable => print(readProse(escapeMarkdown(text)));

const listed = ({ number, id, title, sections }: Opener, plan: Plan): object => {
  const { date } = plannedAt(plan, number) ?? {};
  return {
    number,
    to: id,
    title: print(title),
    date: date === undefined ? null : given(writtenDay(date, plan.library.words)),
    sections: sections.map((one) => ({
      to: one.id,
      title: print(one.title),
      minutes: one.minutes,
      isOneMinute: one.minutes === 1,
    })),
  };
};

/** Where in a packet a section stands, and what else is there. */
export interface PacketPlace {
  readonly number: number | undefined;
  readonly openers: readonly Opener[];
  readonly behind: readonly PacketSection[];
}

const placed = ({ planned: { id }, title }: PacketSection, index: number): object => ({
  to: id,
  title: print(title),
  isFirst: index === 0,
});

/** The appointment that a section belongs to, and the whole packet; none: it is no packet. */
export const packetContext = (
  plan: Plan,
  { number, openers, behind }: PacketPlace,
): Readonly<Record<string, unknown>> => {
  if (plan.appointments.length === 0) return {};
  const planned = plannedAt(plan, number);
  const opener = openers.find((one) => one.number === number);
  const { words } = plan.library;
  const texts = ({ note, next }: PlannedAppointment) => ({
    note: note === undefined ? null : given(note),
    next: next === undefined ? null : given(writtenDay(next, words)),
  });
  return {
    packet: { appointments: openers.map((one) => listed(one, plan)), behind: behind.map(placed) },
    ...(planned && opener
      ? {
          appointment: {
            ...listed(opener, plan),
            ...texts(planned),
            of: planned.of,
            isLast: planned.number === planned.of,
            bring: planned.bring.map(given),
          },
        }
      : {}),
  };
};
