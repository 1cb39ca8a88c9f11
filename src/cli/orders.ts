import { resolve } from 'node:path';
import {
  asTable,
  type Diagnostic,
  defaultBook,
  error,
  gatherRows,
  namedEditions,
  openProject,
  type RowDiagnostic,
  type Sources,
} from '../core/index.ts';
import type { Order, OrderPress } from '../core/model/order.ts';
import { readOrders, type TableOrder } from '../core/shop/order-table.ts';
import { openOrders } from '../core/shop/orders.ts';
import { readBounded } from '../node/bounded.ts';
import { LongLine, linesOf } from '../node/lines.ts';
import { nodePlatform } from '../node/platform.ts';
import type { Spreadsheets } from '../node/spreadsheets.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { type BookFiles, type PlacedFile, writeFiles } from '../node/write-files.ts';
import { startProgress } from './batch-progress.ts';
import { inHandfuls, placeHandful } from './handfuls.ts';
import type { JobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import { type Run, todayIs, writeOut } from './run.ts';
import { tellUnwritten } from './write-books.ts';

/** What stands behind `octavo orders`. */
export interface OrderWishes {
  /** A table; undefined: JSON lines on standard input. */
  readonly file: string | undefined;
  readonly line: 'every-page' | 'imprint';
}

/** A run that takes orders. */
interface Taking {
  readonly wishes: OrderWishes;
  readonly job: JobTicket;
  readonly run: Run;
  readonly doors: Spreadsheets;
  readonly folder: string;
  readonly sources: Sources;
}

/** The files of an order; undefined when it cannot be made, as reported. */
const filesFor = async (
  order: Order,
  press: OrderPress,
  { job }: Taking,
  report: (one: Diagnostic) => void,
): Promise<readonly BookFiles[] | undefined> => {
  const copies = await press(order, report);
  return copies?.map(({ name, bytes }) => ({
    name,
    isCopy: true,
    isMarked: true,
    replace: job.ticket.replace,
    files: [{ ending: '.pdf', bytes }],
  }));
};

/** A file in its place, as is told of it. */
interface ToldFile {
  readonly file: string;
  readonly result: PlacedFile['result'];
}

const asTold = ({ name, result }: Pick<PlacedFile, 'name' | 'result'>): ToldFile => ({ file: name, result });

interface MadeOrder {
  readonly order: TableOrder;
  readonly books: readonly BookFiles[];
}

/** Tells what is wrong with an order, by its row. */
const onRow =
  (found: RowDiagnostic[]) =>
  ({ order }: Pick<MadeOrder, 'order'>) =>
  (diagnostic: Diagnostic): void =>
    void found.push({ row: order.row, diagnostic });

async function* madeOf(
  orders: readonly TableOrder[],
  press: OrderPress,
  taking: Taking,
  found: RowDiagnostic[],
): AsyncGenerator<MadeOrder> {
  const progress = startProgress(taking.run, 'made', orders.length);
  try {
    for (const order of orders) {
      const books = await filesFor(order, press, taking, onRow(found)({ order }));
      progress.step();
      if (books) yield { order, books };
    }
  } finally {
    progress.end();
  }
}

/** Makes the orders of a table, and writes them in handfuls. */
const makeTable = async (
  orders: readonly TableOrder[],
  press: OrderPress,
  taking: Taking,
  found: RowDiagnostic[],
) => {
  const { run, folder } = taking;
  const placed: { readonly order: string; readonly files: readonly ToldFile[] }[] = [];
  try {
    for await (const handful of inHandfuls(madeOf(orders, press, taking, found)))
      for (const { made, files } of placeHandful(handful, folder, onRow(found)))
        placed.push({ order: made.order.id, files: files.map(asTold) });
  } catch (problem) {
    tellUnwritten(problem, folder, run);
  }
  return placed;
};

/** Orders of one number: the same one given twice is made once; another is a mistake. */
const once = (orders: readonly TableOrder[], found: RowDiagnostic[]): readonly TableOrder[] => {
  const seen = new Map<string, TableOrder>();
  for (const order of orders) {
    const first = seen.get(order.id);
    const key = ({ buyer, fields }: TableOrder): string => JSON.stringify([buyer, fields]);
    if (!first) seen.set(order.id, order);
    else if (key(first) !== key(order)) {
      const said = `row ${first.row} has the same number of an order, and says something else`;
      const diagnostic = error('orders/same-number', said, undefined, 'give each order a number of its own');
      found.push({ row: order.row, diagnostic });
    }
  }
  return [...seen.values()];
};

const takeTable = async (file: string, press: OrderPress, taking: Taking): Promise<number> => {
  const { job, run, doors, folder, sources } = taking;
  const path = resolve(file);
  const found: RowDiagnostic[] = [];
  const end = (result: object): number => {
    for (const diagnostic of gatherRows(found)) run.report(diagnostic);
    return run.end(result);
  };
  try {
    const sheet = await doors.read(readBounded(path));
    if (!('cells' in sheet)) {
      run.report(error('orders/unreadable', `\`${shown(path)}\`: ${sheet.flaw}`, undefined, sheet.hint));
      return end({});
    }
    const scope = { book: job.ticket.book ?? defaultBook, only: [], choices: {} };
    const project = openProject(sources, run.report, scope);
    const reportRow = (one: RowDiagnostic): void => void found.push(one);
    const tells = { report: run.report, reportRow };
    const table = project && readOrders(asTable(sheet.cells), project.library, namedEditions(sources), tells);
    if (!table) return end({});
    for (const line of table.told) run.say(line);
    const orders = once(table.orders, found);
    if (run.failed() || found.some(({ diagnostic }) => diagnostic.severity === 'error')) return end({});
    const placed = await makeTable(orders, press, taking, found);
    if (placed.length === orders.length) run.settle();
    const results = placed.flatMap(({ files }) => files.map(({ result }) => result));
    const count = (result: string): number => results.filter((one) => one === result).length;
    run.say(
      `${shown(folder)}: ${count('written')} files written, ${count('replaced')} replaced, ${count('unchanged')} unchanged`,
    );
    return end({ orders: placed });
  } catch (problem) {
    run.report(systemError(problem, `\`${shown(path)}\` cannot be read`, 'check the path'));
    return end({});
  }
};

/** A line longer than any order. */
const longestLine = 100_000;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An order out of a line of JSON; undefined where it is none. */
const orderIn = (line: string): Order | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (!isMap(value)) return undefined;
    const { order, buyer, ...fields } = value;
    const id = typeof order === 'number' ? String(order) : order;
    if (typeof id !== 'string' || !['string', 'undefined'].includes(typeof buyer)) return undefined;
    return {
      id,
      fields,
      ...(typeof buyer === 'string' && buyer.trim() !== '' ? { buyer: buyer.trim() } : {}),
    };
  } catch {
    return undefined;
  }
};

const notAnOrder = error(
  'orders/not-an-order',
  'this line is no order',
  undefined,
  'write `{"order": "1001", "buyer": "…"}` on a line of its own, with fields of a ticket beside these',
);

const tooLong = () =>
  error(
    'orders/long-line',
    `a line has more than ${longestLine.toLocaleString('en-US')} characters: no more orders are taken`,
    undefined,
    'write each order on a line of its own',
  );

const mistakesTold = (found: readonly Diagnostic[]) =>
  found.map(({ severity, code, message, hints }) => ({ severity, code, message, hints }));

/** Takes one order from a line and answers on a line: files in their places, or what is wrong. */
const answerFor = async (line: string, press: OrderPress, taking: Taking): Promise<object> => {
  const order = orderIn(line);
  if (!order) return { mistakes: mistakesTold([notAnOrder]) };
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void found.push(one);
  const answer = (rest: object): object => ({
    order: order.id,
    ...rest,
    ...(found.length > 0 ? { mistakes: mistakesTold(found) } : {}),
  });
  const books = await filesFor(order, press, taking, report);
  if (!books) return answer({});
  try {
    const placed = writeFiles(taking.folder, books, report);
    return answer(placed ? { files: placed.flatMap(({ files }) => files.map(asTold)) } : {});
  } catch (problem) {
    tellUnwritten(problem, taking.folder, { ...taking.run, report });
    return answer({});
  }
};

/** A worker: an order a line, an answer a line, until the lines end. */
const takeLines = async (press: OrderPress, taking: Taking): Promise<number> => {
  let failed = false;
  const say = (answer: object): void => {
    failed ||= !('files' in answer);
    writeOut(`${JSON.stringify(answer)}\n`);
  };
  try {
    for await (const line of linesOf(process.stdin.setEncoding('utf8'), longestLine))
      if (line.trim() !== '') say(await answerFor(line, press, taking));
  } catch (problem) {
    if (!(problem instanceof LongLine)) throw problem;
    say({ mistakes: mistakesTold([tooLong()]) });
  }
  return failed ? 1 : 0;
};

/** `octavo orders`: a copy for each buyer. */
export const takeOrders = async (
  wishes: OrderWishes,
  job: JobTicket,
  { run, doors }: { readonly run: Run; readonly doors: Spreadsheets },
): Promise<number> => {
  const sources = readJobSources(job, run);
  const options = { today: todayIs(), platform: nodePlatform, placeOf: job.placeOf };
  const {
    out,
    replace: _replace,
    content: _content,
    templates: _templates,
    fonts: _fonts,
    ...base
  } = job.ticket;
  const press = sources && openOrders({ sources, base, on: wishes.line, options }, run.report);
  if (!press || run.failed()) return run.end({});
  const taking: Taking = { wishes, job, run, doors, folder: resolve(out ?? 'out'), sources };
  return wishes.file === undefined ? takeLines(press, taking) : takeTable(wishes.file, press, taking);
};
