import type { TicketFields } from '../../core/index.ts';
import type { BrandGiven } from '../model/brand-given.ts';
import type { BookOrder, MadeBook, Told } from '../model/messages.ts';
import { batch, signal } from './view.ts';
import { ask } from './worker.ts';

// The book in the making. Only the newest wish is made while another is at work.

export const made = signal<MadeBook | undefined>(undefined);
/** What is to be said of the newest wish. */
export const remarks = signal<readonly Told[]>([]);
export const isMaking = signal(false);
/** The newest wish could not be made: what is shown is an older one. */
export const isRefused = signal(false);
/** The worker itself broke: a mistake of ours. */
export const broke = signal<string | undefined>(undefined);

let wish: BookOrder | undefined;
/** What is shown, to be made again in a fresh worker. */
let last: BookOrder | undefined;
let newest = '';
let doubting: ReturnType<typeof setTimeout> | undefined;

/** Today where the reader is, as an ISO date. */
export const today = (): string => {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Milliseconds without a further wish, after which doubts are asked for. */
const quiet = 600;

/** Wishes that the book has no place for are looked for when nobody waits. */
const doubtLater = (order: BookOrder, key: string): void => {
  clearTimeout(doubting);
  doubting = setTimeout(async () => {
    if (key !== newest) return;
    const doubts = await ask('doubt', order);
    if (key === newest) remarks.value = doubts;
  }, quiet);
};

const makeNewest = async (): Promise<void> => {
  while (wish) {
    const order = wish;
    const key = newest;
    wish = undefined;
    const given = await ask('make', order);
    if (key === newest) {
      batch(() => {
        made.value = given.made ?? made.value;
        remarks.value = given.told;
        isRefused.value = !given.made;
      });
      if (given.made) doubtLater(order, key);
    }
  }
};

const work = async (): Promise<void> => {
  if (isMaking.value) return;
  isMaking.value = true;
  try {
    await makeNewest();
  } catch (problem) {
    broke.value = problem instanceof Error ? problem.message : 'unknown';
  }
  isMaking.value = false;
};

/** Makes a ticket into pages, unless it is the one that is being made. */
export const show = async (
  ticket: TicketFields,
  brand?: BrandGiven,
  answers?: BookOrder['answers'],
): Promise<void> => {
  const key = JSON.stringify([ticket, brand?.text, brand?.logo?.id, answers]);
  if (key === newest) return;
  newest = key;
  last = { ticket, today: today(), ...(brand ? { brand } : {}), ...(answers ? { answers } : {}) };
  wish = last;
  await work();
};

/** What is shown, as it was wished. */
export const ticketShown = (): TicketFields => last?.ticket ?? {};

/** Makes what is shown once more, in a worker that knows nothing of it. */
export const makeAgain = async (): Promise<void> => {
  await settled();
  wish ??= last;
  await work();
};

/** Puts away what was made, for another screen. */
export const clear = (): void => {
  clearTimeout(doubting);
  newest = '';
  [wish, last] = [undefined, undefined];
  batch(() => {
    made.value = undefined;
    isRefused.value = false;
    remarks.value = [];
  });
};

/** Ends once nothing is in the making. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = isMaking.subscribe((busy) => {
      if (busy) return;
      resolve();
      // The first call is made before `stop` is there.
      queueMicrotask(() => stop());
    });
  });
