import type { TicketFields } from '../../core/index.ts';
import { readerFields } from './own-words.ts';
import { pen, penFields } from './pen.ts';
import { editionFor, paper, placeFields } from './settings.ts';
import { choicesFor, readerBooks } from './title.ts';
import { computed, signal } from './view.ts';

/** The book that was asked for; none: the first that there is. */
export const bookAsked = signal<string | undefined>(undefined);
/** How it will be used. */
export const useAsked = signal('print');

export const bookName = computed(() => bookAsked.value ?? readerBooks.value[0]?.name ?? 'book');

/** As the book spells, where that was asked for. */
const withoutSpelling = ({ language: _, ...fields }: TicketFields): TicketFields => fields;

export const workbookTicket = computed(
  (): TicketFields => ({
    ...(bookName.value === 'book' ? {} : { book: bookName.value }),
    choices: choicesFor(bookName.value),
    edition: editionFor(useAsked.value, paper.value),
    ...readerFields.value,
    ...(pen.value.language === '' ? withoutSpelling(placeFields.value) : placeFields.value),
    ...penFields.value,
  }),
);

/** The book with which a practice is proven: the shortest that there is. */
export const proofTicket = computed(
  (): TicketFields => ({
    ...(readerBooks.value[0] ? { book: readerBooks.value[0].name } : {}),
    choices: choicesFor(readerBooks.value[0]?.name ?? 'book'),
    edition: editionFor('print', paper.value),
  }),
);
