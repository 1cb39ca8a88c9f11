import type { Cells, TicketFields } from '../../core/index.ts';
import type { ClientList, DateOrder, ListedRow, Told } from '../model/messages.ts';
import { plainHint, sentences } from '../model/plain-words.ts';
import { done, plainName, save } from './files.ts';
import { today } from './making.ts';
import { brandGiven } from './practice.ts';
import { readFile } from './reading.ts';
import { formAxis } from './title.ts';
import { batch, computed, signal } from './view.ts';
import { ask } from './worker.ts';

// A list of clients, and the copies made of it. Both are in memory alone.

/** The cells of the list that was opened. */
const cells = signal<Cells | undefined>(undefined);
export const clientList = signal<ClientList | undefined>(undefined);
/** Why a list could not be opened. */
export const flaw = signal('');
/** What columns were said to give, by their places. */
const gives = signal<Readonly<Record<number, string>>>({});
/** What the rows get that do not say their form: asked anew for each list, as another form is another book. */
export const formForAll = signal<string | undefined>(undefined);
/** Of dates that may be read in two ways, which part stands first: asked, and never guessed. */
export const dateOrder = signal<DateOrder | undefined>(undefined);
/** The row whose copy is shown. */
export const shownRow = signal<number | undefined>(undefined);

export const openList = async (file: File): Promise<void> => {
  const read = await readFile({ kind: 'sheet', bytes: await file.arrayBuffer() });
  batch(() => {
    flaw.value =
      'flaw' in read ? sentences(`this list cannot be opened: ${read.flaw}`, plainHint(read.hint)) : '';
    cells.value = 'cells' in read ? read.cells : undefined;
    gives.value = {};
    clientList.value = undefined;
    shownRow.value = undefined;
    formForAll.value = undefined;
    dateOrder.value = undefined;
    corrected.value = undefined;
    done.value = '';
  });
};

/** The row that was put right last, or that somebody has tried to. */
export const corrected = signal<number | undefined>(undefined);

/** Writes into a cell of what the page holds of the list, by the row's number and the column's place. The file stays as it is. */
export const correct = (number: number, at: number, words: string): void => {
  batch(() => {
    corrected.value = number;
    cells.value = cells.value?.map((row, index) =>
      index === number - 1
        ? Array.from({ length: Math.max(row.length, at + 1) }, (_, one) =>
            one === at ? words : (row[one] ?? ''),
          )
        : row,
    );
  });
};

export const sayColumn = (at: number, field: string): void => {
  gives.value = { ...gives.value, [at]: field };
};

/** Changes with the list, and with what its columns are said to be. */
export const reading = computed(() => [cells.value, gives.value, dateOrder.value]);

let newest = '';

/** Reads the list again, with what is the same for all. */
export const readList = async (base: TicketFields): Promise<void> => {
  if (!cells.value) return;
  const brand = brandGiven.value;
  const asked = {
    cells: cells.value,
    gives: gives.value,
    base,
    today: today(),
    ...(brand ? { brand } : {}),
    ...(dateOrder.value ? { first: dateOrder.value } : {}),
  };
  const key = JSON.stringify([asked.gives, asked.first, base, brand?.text, brand?.logo?.id]);
  newest = key;
  const read = await ask('list', asked);
  if (key === newest) clientList.value = read;
};

export const isWrong = ({ told }: ListedRow): boolean => told.some(({ severity }) => severity === 'error');

export const ready = computed(() => (clientList.value?.rows ?? []).filter((row) => !isWrong(row)));

/** What is wrong with the list itself, or with what all rows share. */
export const listTold = computed((): readonly Told[] => clientList.value?.told ?? []);

const saysForm = ({ ticket: { choices } }: ListedRow, axis: string): boolean =>
  typeof choices === 'object' && choices !== null && axis in choices;

/** How many rows do not say their form, where that makes another book. */
export const formless = computed((): number => {
  const axis = formAxis.value?.id;
  return axis === undefined ? 0 : ready.value.filter((row) => !saysForm(row, axis)).length;
});

/** A date may be read in two ways, and nobody has said how. */
export const isDateOpen = computed(
  () => clientList.value?.unclearDate !== undefined && dateOrder.value === undefined,
);

/** Rows that get no copy as they stand. */
export const leftOut = computed((): readonly ListedRow[] => (clientList.value?.rows ?? []).filter(isWrong));

/** Rows with mistakes first, then in the order of the list. */
export const sorted = computed((): readonly ListedRow[] => [...leftOut.value, ...ready.value]);

/** Copies can be made of all rows that are right. */
export const canMake = computed(
  () =>
    ready.value.length > 0 &&
    formless.value === 0 &&
    !isDateOpen.value &&
    listTold.value.every(({ severity }) => severity !== 'error'),
);

/** How many copies of those to be made are made; undefined when none are in the making. */
export const progress = signal<{ readonly made: number; readonly of: number } | undefined>(undefined);
let isStopped = false;

/** Milliseconds in which a second click is no wish to stop: it belongs to the first. */
const doubleClick = 1000;
let begun = Number.NEGATIVE_INFINITY;

const isSameClick = (): boolean => performance.now() - begun < doubleClick;

export const stopMaking = (): void => {
  isStopped = !isSameClick();
};

/** Makes the copies of all rows that are right, and saves them as one ZIP file. */
export const saveAll = async (): Promise<void> => {
  if (isSameClick()) return;
  const rows = ready.value;
  const files: (readonly [string, Uint8Array<ArrayBuffer>])[] = [];
  isStopped = false;
  begun = performance.now();
  for (const [made, { ticket }] of rows.entries()) {
    if (isStopped) break;
    progress.value = { made, of: rows.length };
    const brand = brandGiven.value;
    const { file } = await ask('copy', { ticket, today: today(), ...(brand ? { brand } : {}) });
    if (file) files.push([`${plainName(ticket, file.name)}.pdf`, file.bytes]);
  }
  if (isStopped || files.length === 0) {
    progress.value = undefined;
    done.value = 'Stopped. Nothing was saved.';
    return;
  }
  progress.value = { made: files.length, of: rows.length };
  const { bytes } = await ask('zip', { files });
  progress.value = undefined;
  save('copies.zip', bytes, 'application/zip');
  done.value = `${files.length === 1 ? '1 copy was' : `${files.length} copies were`} saved as copies.zip. The name of each ends in its file number, or in the number of its row.`;
};

/** Saves which copy is whose. It is the one file that names people: only when asked for. */
export const saveWhoIsWho = async (): Promise<void> => {
  if (!cells.value) return;
  const refs = ready.value.map(({ ref, number }) => [ref, number] as const);
  const csv = await ask('whoIsWho', { cells: cells.value, refs });
  save('who-is-who.csv', csv, 'text/csv');
  done.value =
    'Saved as who-is-who.csv: your whole list, with the name of each copy. It names people: keep it where only you read it.';
};

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Saves an empty list, to be filled in: a spreadsheet with the columns that most lists have. */
export const saveEmptyList = async (): Promise<void> => {
  const made = await readFile({ kind: 'table', cells: await ask('emptyList', {}) });
  if (!('sheet' in made)) return;
  save('clients.xlsx', made.sheet, xlsxType);
  done.value = 'Saved as clients.xlsx. Fill in a row for each person, and open it here.';
};
