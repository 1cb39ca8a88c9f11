import type { TicketFields } from '../../core/index.ts';
import { today } from '../state/making.ts';
import { form, formAxis, readerBooks, title } from '../state/title.ts';
import { signal, useEffect, useRef } from '../state/view.ts';
import { ask } from '../state/worker.ts';

/** Milliseconds after the first screen: whoever clicks at once need not wait for pictures. */
const pause = 700;

const choices = (): TicketFields => {
  const axis = formAxis.value?.id;
  return axis !== undefined && form.value ? { [axis]: form.value.id } : {};
};

/** A cover, a sheet for tonight where there is one, and a page from the middle. */
const ticketsShown = (): readonly (readonly [TicketFields, 'first' | 'middle'])[] => {
  const book = readerBooks.value[0]?.name ?? 'book';
  const [moment] = title.value.moments[0]?.moments ?? [];
  const own = { book, choices: choices() };
  const sheet = moment && { book: 'tonight', only: [moment.exercise], choices: choices() };
  return [[own, 'first'], ...(sheet ? [[sheet, 'first'] as const] : []), [own, 'middle']];
};

/** The pages that were drawn, by the title that they are of. */
const drawnPages = signal<{ readonly of: string; readonly pages: readonly string[] }>({ of: '', pages: [] });

const drawThem = async (): Promise<void> => {
  const of = title.value.title;
  if (drawnPages.value.of === of) return;
  const pages: string[] = [];
  for (const [ticket, at] of ticketsShown()) {
    const svg = await ask('peek', { ticket, today: today(), at });
    if (svg !== undefined) pages.push(svg);
  }
  drawnPages.value = { of, pages };
};

const SmallPage = ({ svg }: { readonly svg: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current) host.current.innerHTML = svg;
  }, [svg]);
  return <div ref={host} class="paper" />;
};

/** Some real pages, small: a picture of what is made here, and nothing else. */
export const ShownPages = () => {
  useEffect(() => {
    const waiting = setTimeout(() => void drawThem(), pause);
    return () => clearTimeout(waiting);
  }, [title.value]);
  return (
    <div class="shown-pages" aria-hidden="true">
      {drawnPages.value.pages.map((svg, index) => (
        <SmallPage key={`${drawnPages.value.of} ${index}`} svg={svg} />
      ))}
    </div>
  );
};
