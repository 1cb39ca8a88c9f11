import type { PageFacts } from '../model/messages.ts';
import { useEffect, useRef, useSignal } from '../state/view.ts';
import { ask } from '../state/worker.ts';

/** Drawn pages by their marks. What was drawn once is the same whatever book it stands in. */
const drawn = new Map<number, string>();
const mostDrawn = 300;

const keep = (mark: number, svg: string): void => {
  const [oldest] = drawn.keys();
  if (drawn.size >= mostDrawn && oldest !== undefined) drawn.delete(oldest);
  drawn.set(mark, svg);
};

const drawing = async (make: number, index: number, mark: number): Promise<string | undefined> => {
  const known = drawn.get(mark);
  if (known !== undefined) return known;
  const svg = await ask('draw', { make, index });
  if (svg !== undefined) keep(mark, svg);
  return svg;
};

interface PageProps {
  readonly make: number;
  readonly index: number;
  readonly page: PageFacts;
  readonly of: number;
}

/** One page, drawn when it comes near to being seen. Until the new one is there, the old one stays. */
export const PageView = ({ make, index, page, of }: PageProps) => {
  const host = useRef<HTMLDivElement>(null);
  // The first pages are drawn wherever they are: on a phone they lie far below.
  const isFirst = index < 2;
  const isNear = useSignal(isFirst);
  useEffect(() => {
    const here = host.current;
    if (!here) return;
    const watch = new IntersectionObserver(
      (seen) => {
        isNear.value = isFirst || seen.some(({ isIntersecting }) => isIntersecting);
      },
      { rootMargin: '600px' },
    );
    watch.observe(here);
    return () => watch.disconnect();
  }, [isNear, isFirst]);
  useEffect(() => {
    if (!isNear.value) return;
    let isWanted = true;
    void drawing(make, index, page.mark).then((svg) => {
      if (isWanted && svg !== undefined && host.current) host.current.innerHTML = svg;
    });
    return () => {
      isWanted = false;
    };
  }, [make, index, page.mark, isNear.value]);
  return (
    <figure class={`page ${page.side}`} data-page={page.number}>
      <div
        ref={host}
        class="paper"
        role="img"
        aria-label={`Page ${page.number} of ${of}`}
        style={{ aspectRatio: `${page.width} / ${page.height}` }}
      />
      <figcaption aria-hidden="true">{page.number}</figcaption>
    </figure>
  );
};
