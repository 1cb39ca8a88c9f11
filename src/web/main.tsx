import { TwoLines } from './parts/two-lines.tsx';
import { Back } from './screens/back.tsx';
import { Handout } from './screens/handout.tsx';
import { Many } from './screens/many.tsx';
import { ShopScreen } from './screens/shop.tsx';
import { Start } from './screens/start.tsx';
import { Tonight } from './screens/tonight.tsx';
import { WorkbookScreen } from './screens/workbook.tsx';
import { watchPrinting } from './state/files.ts';
import { watchSize } from './state/fresh.ts';
import { guardLeaving } from './state/leaving.ts';
import { screen, watchAddress } from './state/screen.ts';
import { form } from './state/title.ts';
import { effect, render } from './state/view.ts';
import { fontBlock, inflated, warm } from './state/worker.ts';

/** The book's own faces, for the words of the page. */
const faces = [
  ['Octavo Display', 'Fraunces-SemiBold', '600'],
  ['Octavo Sans', 'SourceSans3-Regular', '400'],
  ['Octavo Sans', 'SourceSans3-SemiBold', '600'],
  ['Octavo Hand', 'PatrickHand-Regular', '400'],
] as const;

const loadFaces = (): Promise<unknown> =>
  Promise.all(
    faces.map(async ([family, name, weight]) => {
      const packed = fontBlock(name);
      if (packed === '') return;
      document.fonts.add(new FontFace(family, await inflated(packed).arrayBuffer(), { weight }));
    }),
  );

/** The form's colors are those of the page. */
const wearColors = (): void => {
  const { style } = document.documentElement;
  for (const name of ['accent', 'wash', 'deep', 'other']) {
    const color = form.value?.colors[name];
    if (color === undefined) style.removeProperty(`--${name}`);
    else style.setProperty(`--${name}`, color);
  }
};

const Shown = () => {
  switch (screen.value) {
    case 'tonight':
      return <Tonight />;
    case 'workbook':
      return <WorkbookScreen />;
    case 'handout':
      return <Handout />;
    case 'many':
      return <Many />;
    case 'back':
      return <Back />;
    case 'shop':
      return <ShopScreen />;
    default:
      return <Start />;
  }
};

const Page = () => (
  <div class={screen.value === 'start' ? 'frame' : 'frame filled'}>
    <header class="top">
      <span class="brand">
        <TwoLines />
        Octavo studio
      </span>
      <span class="promise">Works without the internet. Nothing leaves this page.</span>
    </header>
    <Shown key={screen.value} />
  </div>
);

/** A file that is dropped beside a field would take the place of the page, and all that was typed. */
const guardDrops = (): void => {
  for (const type of ['dragover', 'drop'] as const)
    addEventListener(type, (event) => {
      const isField = event.target instanceof HTMLInputElement && event.target.type === 'file';
      if (!isField) event.preventDefault();
    });
};

/** What the page cannot do without: browsers have had it since 2023. */
const isTooOld = (): boolean => !('DecompressionStream' in globalThis) || !('adoptedStyleSheets' in document);

const tooOld = 'This page needs a newer browser: please update yours, or open the file with another one.';

const host = document.getElementById('app');
if (host && isTooOld()) host.textContent = tooOld;
else if (host) {
  effect(wearColors);
  watchAddress();
  watchPrinting();
  guardDrops();
  guardLeaving();
  watchSize();
  render(<Page />, host);
  // The screen is drawn before the rest of the file is read, and core opened.
  addEventListener('DOMContentLoaded', () => {
    void loadFaces().then(() => setTimeout(warm));
  });
}
