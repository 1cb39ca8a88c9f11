import { done } from './files.ts';
import { clear } from './making.ts';
import { signal } from './view.ts';

export const screens = ['start', 'tonight', 'workbook', 'handout', 'many', 'back', 'shop'] as const;
export type Screen = (typeof screens)[number];

const screenIn = (hash: string): Screen => screens.find((name) => `#${name}` === hash) ?? 'start';

/** The screen that is shown. It is in the address, so that the browser's own back leads back. */
export const screen = signal<Screen>(screenIn(location.hash));

export const watchAddress = (): void => {
  addEventListener('hashchange', () => {
    const next = screenIn(location.hash);
    if (next === screen.value) return;
    clear();
    done.value = '';
    screen.value = next;
  });
};

export const go = (to: Screen): void => {
  location.hash = to === 'start' ? '' : to;
};
