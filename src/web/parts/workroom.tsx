import { go } from '../state/screen.ts';
import type { ComponentChildren } from '../state/view.ts';
import { Actions, type Purpose } from './actions.tsx';
import { Heading } from './heading.tsx';
import { Preview } from './preview.tsx';
import { Notes } from './told.tsx';

interface WorkroomProps {
  readonly heading: string;
  readonly intro: string;
  readonly children: ComponentChildren;
  /** What is on the left needs as much room as the pages. */
  readonly wide?: boolean;
  /** In place of the usual buttons. */
  readonly actions?: ComponentChildren | null;
  readonly purpose?: Purpose;
  /** What printing and saving are called. */
  readonly prints?: string;
  readonly saves?: string;
}

/** A screen on which something is made: what can be said on the left, its pages on the right. */
export const Workroom = ({
  heading,
  intro,
  children,
  wide = false,
  actions,
  purpose = 'print',
  prints = 'Print',
  saves = 'Save as PDF',
}: WorkroomProps) => (
  <main class={wide ? 'workroom wide' : 'workroom'}>
    <div class="side">
      <div class="settings">
        <button type="button" class="link" onClick={() => go('start')}>
          Back to the start
        </button>
        <Heading>{heading}</Heading>
        <p class="intro">{intro}</p>
        <Notes />
        <form onSubmit={(event) => event.preventDefault()}>{children}</form>
      </div>
      {actions === undefined ? <Actions purpose={purpose} prints={prints} saves={saves} /> : actions}
    </div>
    <Preview />
  </main>
);
