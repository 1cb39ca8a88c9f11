import type { TicketFields } from '../../core/index.ts';
import { isMaking, made, settled, ticketShown } from './making.ts';
import { hasPlainOutside, title } from './title.ts';
import { effect, signal } from './view.ts';
import { ask } from './worker.ts';

// What leaves the page: a file that the reader saves, or pages on the way to the reader's printer. Nothing else does.

/** What was done last, for those who hear it. */
export const done = signal('');

/** Saves a file the way the browser does. It adds a number where one of that name is there already. */
export const save = (name: string, bytes: BlobPart, type: string): void => {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** A name that tells a book and its copy, and nothing of whom it is for: others may see the folder. With a cover that tells nothing it tells nothing either. */
export const plainName = (ticket: TicketFields, name: string): string => {
  const [copy = ''] = /-copy(?:-[A-Za-z0-9-]+)?$/.exec(name) ?? [];
  if (hasPlainOutside(ticket)) return `workbook${copy}`;
  const book = String(ticket.book ?? 'book');
  const called = title.value.title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return `${called}${book === 'book' ? '' : `-${book}`}${copy}`;
};

/** Saves the book that is shown as a PDF, the same that the command makes. */
export const savePdf = async (): Promise<void> => {
  await settled();
  const file = made.value && (await ask('file', { make: made.value.make }));
  if (!file) return;
  const name = `${plainName(ticketShown(), file.name)}.pdf`;
  save(name, file.bytes, 'application/pdf');
  done.value = `Saved as ${name}.`;
};

/**
 * Points that a sheet is narrower than its paper, and cut off. Browsers round the paper down, and would make all smaller where a sheet
 * were wider: nothing is printed so near to the edge.
 */
const cut = 1;

let pageStyle: CSSStyleSheet | undefined;

/** The paper of what is printed, as the browser must know it. A style of the page's own would need leave from its policy. */
const setPaper = (width: number, height: number): void => {
  pageStyle ??= new CSSStyleSheet();
  pageStyle.replaceSync(
    `@page { size: ${width}pt ${height}pt; margin: 0 }
    .sheet { width: ${width - cut}pt; height: ${height - cut}pt }
    .sheet svg { width: ${width}pt; height: ${height}pt }`,
  );
  document.adoptedStyleSheets = [pageStyle];
};

const sheetHost = (): HTMLElement | null => document.getElementById('print');

/** Puts away what was drawn for the printer: it would come out again, for somebody else, whenever the browser prints by itself. */
const putAwaySheets = (): void => {
  sheetHost()?.replaceChildren();
  document.adoptedStyleSheets = [];
};

/** Keeps sheets for one print alone, and never beside another book. */
export const watchPrinting = (): void => {
  addEventListener('afterprint', putAwaySheets);
  effect(() => {
    // Whatever is made or put away from now on is another book.
    made.value;
    isMaking.value;
    putAwaySheets();
  });
};

/** Prints something of the page as it is read, and nothing else: its words, in ink saving black. */
export const printWritten = (id: string): void => {
  const host = sheetHost();
  const shown = document.getElementById(id);
  if (!host || !shown) return;
  const copy = shown.cloneNode(true);
  if (copy instanceof HTMLElement) copy.removeAttribute('id');
  pageStyle ??= new CSSStyleSheet();
  pageStyle.replaceSync('@page { margin: 18mm }');
  document.adoptedStyleSheets = [pageStyle];
  host.replaceChildren(copy);
  print();
  done.value = 'The print dialog was opened.';
};

/** Prints the drawn pages through the browser's own dialog. */
export const printBook = async (): Promise<void> => {
  await settled();
  const book = made.value;
  const [first] = book?.pages ?? [];
  const drawn = book && (await ask('drawAll', { make: book.make }));
  const host = sheetHost();
  if (!first || !drawn || !host || made.value?.make !== book.make) return;
  setPaper(first.width, first.height);
  host.innerHTML = drawn.map((svg) => `<div class="sheet">${svg}</div>`).join('');
  await document.fonts.ready;
  if (host.childElementCount > 0) print();
  done.value = 'The print dialog was opened.';
};
