import { isMaking, made } from '../state/making.ts';
import { useRef } from '../state/view.ts';
import { PageView } from './page-view.tsx';

const toChoices = (): void => document.querySelector('.side')?.scrollIntoView();

/** The book as it is now, page by page, and a way to one of its sections. */
export const Preview = () => {
  const desk = useRef<HTMLElement>(null);
  const book = made.value;
  const goTo = (page: string): void => {
    const there = desk.current?.querySelector(`[data-page="${page}"]`);
    if (desk.current && there instanceof HTMLElement) desk.current.scrollTo({ top: there.offsetTop - 24 });
  };
  const top = Math.min(...(book?.outline.map(({ level }) => level) ?? []));
  const isLong = (book?.pages.length ?? 0) > 3;
  return (
    <div class="preview" id="pages">
      <button type="button" class="back-up" onClick={toChoices}>
        Back to the choices
      </button>
      {book && isLong && (
        <div class="go-to">
          <label for="go-to">Go to</label>
          <select
            key={book.outline.map(({ title }) => title).join()}
            id="go-to"
            onChange={({ currentTarget }) => goTo(currentTarget.value)}
          >
            {book.outline.map(({ title, level, page }) => (
              <option key={`${page} ${title}`} value={String(page)}>
                {`${level > top ? '\u00a0\u00a0\u00a0' : ''}${title}`}
              </option>
            ))}
          </select>
          <span>{book.pages.length} pages</span>
        </div>
      )}
      <section
        class={isLong ? 'desk facing' : 'desk'}
        ref={desk}
        // What scrolls must be reached by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        aria-label="The pages as they will be printed"
        aria-busy={isMaking.value}
      >
        {book?.pages.map((page, index) => (
          <PageView key={page.number} make={book.make} index={index} page={page} of={book.pages.length} />
        ))}
        {!book && <p class="waiting">The pages appear here.</p>}
      </section>
    </div>
  );
};
