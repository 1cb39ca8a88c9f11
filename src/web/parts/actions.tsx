import { done, printBook, savePdf } from '../state/files.ts';
import { isMaking, isRefused, made } from '../state/making.ts';
import { paper } from '../state/settings.ts';

const sheetsFor = (pages: number): string => {
  const sheets = Math.ceil(pages / 2);
  return sheets === 1 ? 'one sheet, both sides' : `${sheets} sheets, both sides`;
};

/** Points. */
const a4Height = 841.89;

const sizeOf = (purpose: Purpose): string => {
  const book = made.value;
  if (!book) return isMaking.value ? 'One moment …' : 'Nothing is chosen yet.';
  const count = book.pages.length;
  if (book.inFile !== undefined)
    return `${count} small pages. Save it, and print that file: both sides, flipped on the short edge.`;
  if (purpose === 'screen') return `${count} pages, to fill in on a screen.`;
  const isFitted = paper.value === 'letter' && Math.abs((book.pages[0]?.height ?? 0) - a4Height) < 1;
  const how = isFitted ? 'Print it “fit to page”: it comes on A4.' : 'Print at actual size.';
  return count === 1 ? `1 page. ${how}` : `${count} pages: ${sheetsFor(count)}. ${how}`;
};

/** Leads to the first thing that is wrong, wherever it is folded away. */
const goToFlaw = (): void => {
  const first = document.querySelector('.settings [aria-invalid="true"], .settings .wrong');
  if (!(first instanceof HTMLElement)) return;
  for (
    let around = first.closest('details');
    around;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true;
  first.scrollIntoView({ block: 'center' });
  if (first.matches('p')) first.tabIndex = -1;
  first.focus({ preventScroll: true });
};

const Refused = () => (
  <>
    Something must be put right first.{' '}
    <button type="button" class="link" onClick={goToFlaw}>
      Show it
    </button>
  </>
);

const seePages = (): void => document.getElementById('pages')?.scrollIntoView();

/** What pages are made for. */
export type Purpose = 'print' | 'screen';

/** What its buttons are called. */
export interface ActionNames {
  readonly prints: string;
  readonly saves: string;
}

/** What can be done with the pages. Small pages are printed from their file, on sheets to be folded. */
export const Actions = ({ purpose, prints, saves }: { readonly purpose: Purpose } & ActionNames) => {
  const isFolded = made.value?.inFile !== undefined;
  const isOff = isRefused.value || (!made.value && !isMaking.value);
  const isPrintMain = !isFolded && purpose === 'print';
  return (
    <div class="actions">
      <div class="buttons">
        {!isFolded && (
          <button
            type="button"
            class={isPrintMain ? 'main' : ''}
            disabled={isOff}
            onClick={() => void printBook()}
          >
            {prints}
          </button>
        )}
        <button
          type="button"
          class={isPrintMain ? '' : 'main'}
          disabled={isOff}
          onClick={() => void savePdf()}
        >
          {saves}
        </button>
        <button type="button" class="see" onClick={seePages}>
          See it
        </button>
      </div>
      <p class="size" aria-live="polite" aria-atomic="true">
        {isRefused.value ? <Refused /> : sizeOf(purpose)}
      </p>
      <p class="done" role="status">
        {done.value}
      </p>
    </div>
  );
};
