import type { OfferedExercise } from '../../core/index.ts';
import { heard, leftAside, move, packed, takeOut } from '../state/packet.ts';
import { type Signal, type TargetedPointerEvent, useEffect, useRef, useSignal } from '../state/view.ts';

/** Which way a row must go so that it lies under the pointer. */
const wayTo = (row: Element, y: number): 1 | -1 | undefined => {
  const [before, after] = [row.previousElementSibling, row.nextElementSibling];
  const middle = (of: Element): number =>
    of.getBoundingClientRect().top + of.getBoundingClientRect().height / 2;
  if (before && y < middle(before)) return -1;
  return after && y > middle(after) ? 1 : undefined;
};

export const metaOf = ({ module, minutes }: OfferedExercise): string =>
  [module, minutes === undefined ? '' : `${minutes} min`].filter(Boolean).join(', ');

interface RowProps {
  readonly exercise: OfferedExercise;
  readonly index: number;
  readonly of: number;
}

/** What a row is drawn by. */
const Grip = ({
  exercise,
  isHeld,
}: {
  readonly exercise: OfferedExercise;
  readonly isHeld: Signal<boolean>;
}) => {
  const drag = ({ currentTarget, clientY }: TargetedPointerEvent<HTMLElement>): void => {
    const row = currentTarget.closest('li');
    const way = isHeld.value && row ? wayTo(row, clientY) : undefined;
    if (way) move(exercise, way);
  };
  const letGo = (): void => {
    isHeld.value = false;
  };
  return (
    <span
      class="grip"
      aria-hidden="true"
      onPointerDown={({ currentTarget, pointerId }) => {
        currentTarget.setPointerCapture(pointerId);
        isHeld.value = true;
      }}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      ⠿
    </span>
  );
};

interface StepProps {
  readonly exercise: OfferedExercise;
  readonly way: 'up' | 'down';
  readonly isOff: boolean;
  readonly onStep: (way: 'up' | 'down') => void;
}

const StepButton = ({ exercise, way, isOff, onStep }: StepProps) => (
  <button
    type="button"
    class={`step ${way}`}
    disabled={isOff}
    aria-label={`Move ${exercise.title} ${way}`}
    onClick={() => onStep(way)}
  >
    {way === 'up' ? '↑' : '↓'}
  </button>
);

/** The button of a row that has the focus next: the same again, or the other where it is at an end. */
const nextIn = (row: Element | null, way: string): Element | null | undefined =>
  row?.querySelector(`button.${way}:not(:disabled)`) ?? row?.querySelector('button.step:not(:disabled)');

/** One exercise of the packet: drawn by its grip, or moved by its two buttons. */
const PacketRow = ({ exercise, index, of }: RowProps) => {
  const row = useRef<HTMLLIElement>(null);
  const isHeld = useSignal(false);
  const wasMoved = useSignal<'up' | 'down' | ''>('');
  // A row that moves loses the focus; it belongs to the button that moved it.
  useEffect(() => {
    const next = wasMoved.value === '' ? undefined : nextIn(row.current, wasMoved.value);
    if (next instanceof HTMLElement) next.focus();
    wasMoved.value = '';
  }, [index, wasMoved]);
  const step = (way: 'up' | 'down'): void => {
    wasMoved.value = way;
    move(exercise, way === 'up' ? -1 : 1);
  };
  return (
    <li ref={row} class={isHeld.value ? 'held' : ''}>
      <Grip exercise={exercise} isHeld={isHeld} />
      <span class="what">
        <strong>{exercise.title}</strong>
        <span class="about">{metaOf(exercise)}</span>
      </span>
      <StepButton exercise={exercise} way="up" isOff={index === 0} onStep={step} />
      <StepButton exercise={exercise} way="down" isOff={index === of - 1} onStep={step} />
      <button
        type="button"
        class="link"
        aria-label={`Take out ${exercise.title}`}
        onClick={() => takeOut(exercise)}
      >
        Take out
      </button>
    </li>
  );
};

export const PacketList = () => {
  const all = packed.value;
  return (
    <section class="group" aria-labelledby="packet-heading">
      <h2 id="packet-heading">The packet{all.length > 0 && ` (${all.length})`}</h2>
      {all.length === 0 && <p class="hint">Nothing yet. Add exercises from the list below.</p>}
      {all.length > 0 && (
        <ol class="packet">
          {all.map((exercise, index) => (
            <PacketRow key={exercise.id} exercise={exercise} index={index} of={all.length} />
          ))}
        </ol>
      )}
      {leftAside.value.length > 0 && (
        <p class="hint">{`Not for what is chosen here, and left out: ${leftAside.value.join(', ')}.`}</p>
      )}
      <p class="spoken" role="status">
        {heard.value}
      </p>
    </section>
  );
};
