import { defaultBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { shorthands } from '../choose/shorthands.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Order, OrderedCopy, OrderPress, OrdersJob } from '../model/order.ts';
import type { BuyerLine, TicketFields, Workbook } from '../model/workbook.ts';
import { openProject } from '../project.ts';
import { isTicketMap } from '../roster/ticket-map.ts';
import { composed, unsettableText } from '../type/letters.ts';
import { makeWorkbooks } from '../workbooks.ts';
import { type Phrases, phrasesOf } from './phrases.ts';

// Orders: the same books, each with a line that says whose copy it is. A book is made once; a copy of it costs a few milliseconds.

/** The mark of an order in names of files: its number, letters and digits alone. */
export const markOf = (id: string): string | undefined => {
  const mark = id
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return mark === '' || mark.length > 60 ? undefined : mark;
};

/** Fields that no order may give: where to read and write is for whoever takes them. */
const notPerOrder: readonly string[] = [
  'content',
  'templates',
  'fonts',
  'out',
  'replace',
  'answers',
  'ref',
  'brand',
];

/** Choices by their axes, whichever way they are written. */
const choicesIn = (fields: TicketFields, { axes }: Pick<Library, 'axes'>): TicketFields => ({
  ...(isTicketMap(fields.choices) ? fields.choices : {}),
  ...Object.fromEntries(
    Object.entries(fields).filter(([name]) => axes.has(name) || shorthands.includes(name)),
  ),
});

const isAxis = (name: string, { axes }: Pick<Library, 'axes'>): boolean =>
  axes.has(name) || shorthands.includes(name);

/** The ticket of an order: its fields laid over what all have in common. */
const ticketOf = (base: TicketFields, { fields }: Order, library: Library): TicketFields => {
  const plain = Object.entries(fields).filter(([name]) => !isAxis(name, library));
  return {
    ...base,
    ...Object.fromEntries(plain),
    choices: { ...choicesIn(base, library), ...choicesIn(fields, library) },
  };
};

/** Whether an order can be taken; what is wrong with it is reported, and nothing that it gives is quoted. */
const isTaken = ({ id, buyer = '', fields }: Order, report: Report): boolean => {
  const wrong = [id, buyer].map(unsettableText).find((one) => one !== undefined);
  if (wrong)
    report(
      error('orders/letters', `the line for the buyer cannot be set: ${wrong.told}`, undefined, wrong.hint),
    );
  const mark = markOf(id);
  if (mark === undefined)
    report(
      error(
        'orders/no-number',
        'an order needs a number of letters and digits, 60 at most',
        undefined,
        'give it as `order`',
      ),
    );
  const refused = notPerOrder.filter((name) => name in fields);
  for (const name of refused)
    report(
      error(
        'orders/not-per-order',
        `an order cannot give \`${name}\``,
        undefined,
        'give it as a flag, for all orders',
      ),
    );
  return !wrong && mark !== undefined && refused.length === 0;
};

const lineFor = ({ id, buyer }: Order, on: BuyerLine['on'], { say }: Phrases): BuyerLine => {
  const values = { order: composed(id), buyer: composed(buyer ?? '') };
  return { text: say(buyer === undefined ? 'licensed-order' : 'licensed', values), id, on };
};

/** Books of so many kinds of order are kept at hand. */
const mostKept = 12;

interface Kept {
  readonly key: string;
  readonly workbooks: readonly Workbook[];
}

/** Opens a press for orders; undefined when the content cannot be read, as reported. Mistakes of a single order go to its own report. */
export const openOrders = (
  { sources, base, on, options }: OrdersJob,
  report: Report,
): OrderPress | undefined => {
  const book = typeof base.book === 'string' ? base.book : defaultBook;
  const project = openProject(sources, report, { book, only: [], choices: {} });
  if (!project) return undefined;
  const { library } = project;
  const phrases = phrasesOf(library.words);
  const kept: Kept[] = [];
  const heard: { report: Report; failed: boolean } = { report, failed: false };
  const listen: Report = (one) => {
    heard.failed ||= one.severity === 'error';
    heard.report(one);
  };
  const workbooksFor = (ticket: TicketFields): readonly Workbook[] => {
    const key = JSON.stringify(ticket);
    const known = kept.findIndex((one) => one.key === key);
    const [found] = known < 0 ? [] : kept.splice(known, 1);
    const workbooks = found?.workbooks ?? [...makeWorkbooks(sources, ticket, { ...options, report: listen })];
    // What was made with mistakes is made again, so that they are told again.
    if (!heard.failed) kept.unshift({ key, workbooks });
    kept.length = Math.min(kept.length, mostKept);
    return workbooks;
  };
  return async (order, tell) => {
    heard.report = tell;
    heard.failed = false;
    if (!isTaken(order, tell)) return undefined;
    const line = lineFor(order, on, phrases);
    const copies: OrderedCopy[] = [];
    for (const workbook of workbooksFor(ticketOf(base, order, library))) {
      const stem = workbook.isCopy ? workbook.name : `${workbook.name}-copy`;
      copies.push({ name: `${stem}-${markOf(order.id)}`, bytes: await workbook.bytes(line) });
    }
    return heard.failed ? undefined : copies;
  };
};
