import type { TicketFields } from '../../core/index.ts';
import { done, save } from './files.ts';
import { said, useOfHandout } from './handout.ts';
import { words } from './own-words.ts';
import { handoutBook, packet } from './packet.ts';
import { pen } from './pen.ts';
import { go } from './screen.ts';
import { country, editionFor, paperAsked, uses } from './settings.ts';
import { chosen, title } from './title.ts';
import { takeExercise } from './tonight.ts';
import { batch, type Signal, signal } from './view.ts';
import { bookAsked, useAsked } from './workbook.ts';
import { ask } from './worker.ts';

// Choices as a file, to go on with another time. What is somebody's own is in it only where that is asked for.

/** Fields that hold words of somebody's own. */
const personal: ReadonlySet<string> = new Set([
  'reader',
  'practitioner',
  'dedication',
  'appointment',
  'note',
]);

/** The practice is typed on the page: a ticket would name a file that is not there. */
const without = (ticket: TicketFields, isPersonal: boolean): TicketFields =>
  Object.fromEntries(
    Object.entries(ticket).filter(([field]) => field !== 'brand' && (isPersonal || !personal.has(field))),
  );

export const saveSettings = async (ticket: TicketFields, isPersonal: boolean): Promise<void> => {
  const text = await ask('settings', { ticket: without(ticket, isPersonal) });
  const name = isPersonal ? 'my-choices-with-my-words.yaml' : 'my-choices.yaml';
  save(name, text, 'application/yaml');
  done.value = isPersonal ? `Saved as ${name}, with your own words in it.` : `Saved as ${name}.`;
};

const textOf = (value: unknown): string => {
  const [first] = Array.isArray(value) ? value : [value];
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
};

const textsIn = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, textOf(one)]))
    : {};

/** What is chosen along axes, under `choices` or by the axis itself. */
const choicesIn = (ticket: TicketFields): Readonly<Record<string, string>> => {
  const named = title.value.axes.flatMap(({ id }) =>
    id in ticket ? [[id, textOf(ticket[id])] as const] : [],
  );
  return { ...textsIn(ticket.choices), ...Object.fromEntries(named) };
};

/** The use and the paper that an edition serves. */
const takeEdition = (edition: string, use: Signal<string>): void => {
  for (const on of ['a4', 'letter'] as const)
    for (const { id } of uses.value)
      if (editionFor(id, on) === edition) {
        [paperAsked.value, use.value] = [on, id];
        return;
      }
};

const penFieldNames = ['hand', 'pitch', 'sides', 'stock', 'language'];

const takeWords = (ticket: TicketFields): void => {
  const { dedication, start } = ticket;
  words.value = {
    ...textsIn(ticket.reader),
    ...textsIn({ dedication: dedication ?? '', start: start ?? '' }),
  };
  const { name = '' } = textsIn(ticket.reader);
  const { date = '', appointment = '', note = '' } = ticket;
  said.value = { name, date: textOf(date), appointment: textOf(appointment), note: textOf(note) };
};

/** Takes a ticket over into what is chosen, and goes where it is made. */
const takeTicket = (ticket: TicketFields): void => {
  const book = textOf(ticket.book) || 'book';
  const only = Array.isArray(ticket.only) ? ticket.only.map(String) : [textOf(ticket.only)].filter(Boolean);
  batch(() => {
    chosen.value = choicesIn(ticket);
    country.value = textOf(ticket.country).toUpperCase();
    takeEdition(textOf(ticket.edition) || 'a4', book === handoutBook ? useOfHandout : useAsked);
    takeWords(ticket);
    pen.value = Object.fromEntries(
      penFieldNames.flatMap((name) => (name in ticket ? [[name, textOf(ticket[name])]] : [])),
    );
    if (book === handoutBook) packet.value = only;
    else if (book === 'tonight') takeExercise(only[0] ?? '');
    else bookAsked.value = book;
  });
  if (book === handoutBook) go('handout');
  else go(book === 'tonight' ? 'tonight' : 'workbook');
};

/** Fields of which a file of choices has one at the least. */
const ticketNames = ['choices', 'edition', 'book', 'reader', 'only', 'country'];

/** Why a file could not be taken over. */
export const settingsFlaw = signal('');

export const openSettings = async (file: File): Promise<void> => {
  const { fields: ticket } = await ask('readSettings', { text: await file.text() });
  const isTicket = ticket && ticketNames.some((name) => name in ticket);
  settingsFlaw.value = isTicket
    ? ''
    : 'This file holds no saved choices. Open one that was saved on this page.';
  if (!isTicket) return;
  // What was done is forgotten with each change of screen: this is told behind it.
  addEventListener('hashchange', () => void (done.value = 'Your choices are in.'), { once: true });
  takeTicket(ticket);
};
