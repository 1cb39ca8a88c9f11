import type { TicketFields } from '../../core/index.ts';
import type { BundleMade } from '../model/shop.ts';
import { done, save } from './files.ts';
import { renew } from './fresh.ts';
import { today } from './making.ts';
import { brandGiven, isNameless } from './practice.ts';
import { axesSold, booksToSell, product, productTold, shopsSold, soldEditions, wanted } from './product.ts';
import { formAxis, title } from './title.ts';
import { batch, computed, signal } from './view.ts';
import { ask, isStopped } from './worker.ts';

// A product made ready for its shops, in one archive.

/** What is at work; undefined when nothing is, empty while pictures are drawn. */
export const step = signal<string | undefined>(undefined);
/** What was made last. */
export const bundled = signal<BundleMade | undefined>(undefined);

/** The first book that is sold, as it is shown beside. */
const shownBook = computed(() => booksToSell.value.find(({ name }) => soldEditions(name).length > 0));

/** What buyers would open first. */
export const shownTicket = computed((): TicketFields | undefined => {
  const book = shownBook.value?.name;
  if (book === undefined) return undefined;
  const choices = axesSold.value.flatMap(({ id }) => {
    const [first] = wanted.value[id] ?? [];
    return first === undefined ? [] : [[id, first] as const];
  });
  return {
    ...(book === 'book' ? {} : { book }),
    choices: Object.fromEntries(choices),
    edition: soldEditions(book)[0],
    ...(brandGiven.value ? { brand: brandGiven.value.name } : {}),
  };
});

/** What is still to be chosen before anything can be made. */
export const lacking = computed((): string => {
  if (Object.values(wanted.value).some((options) => options.length === 0))
    return 'Choose for whom it is sold.';
  if (isNameless.value) return 'Type your name, or leave all of its fields empty.';
  if (!shownBook.value) return 'Choose at least one file that buyers get.';
  return shopsSold.value.length === 0 ? 'Choose at least one shop.' : '';
});

/** What is being made, as buyers call it: who makes it says all options along all axes, and the edition. */
export const stepSaid = computed((): string => {
  const parts = (step.value ?? '').split(', ');
  const option = formAxis.value?.options.find(({ id }) => parts.includes(id));
  const edition = title.value.editions.find(({ name }) => name === parts.at(-1));
  const named = [option?.title, edition?.title].filter(Boolean).join(', ');
  return named === '' ? 'Drawing and packing …' : `Making: ${named} …`;
});

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const makeReady = async (): Promise<void> => {
  const brand = brandGiven.value;
  batch(() => {
    step.value = '';
    bundled.value = undefined;
    productTold.value = [];
    done.value = '';
  });
  try {
    const order = { fields: product.value, only: wanted.value, today: today(), ...(brand ? { brand } : {}) };
    const { made, told } = await ask('bundle', order, (making) => {
      step.value = making;
    });
    batch(() => {
      productTold.value = told;
      bundled.value = made;
    });
    if (made) {
      save(made.name, made.bytes, 'application/zip');
      done.value = `Saved as ${made.name}: ${made.files} files, ${megabytes(made.bytes.length)}. Begin with the checklist in it.`;
    }
  } catch (problem) {
    if (!isStopped(problem)) throw problem;
    done.value = 'Stopped. Nothing was saved.';
  }
  step.value = undefined;
};

/** Stops what is at work, with the worker that does it. */
export const stopReady = (): Promise<void> => renew('bundle');
