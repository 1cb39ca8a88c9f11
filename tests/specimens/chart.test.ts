import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeSpecimen } from '../support/specimen-book.ts';

const chart = (stop: number): string =>
  `- chart: { x: { label: minutes, from: 0, to: 10, step: 2 }, y: { label: strength, from: 0, to: 10, step: 1 }, stop: ${stop}, curve: wave, alt: A chart. }`;

it('the example wave of a chart never goes past the line to stop at', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), (stop) => {
      const marks = makeSpecimen(chart(stop)).pages.pages.flatMap((page) => page.marks);
      const paths = marks.filter((mark) => mark.kind === 'path');
      const wave = paths.find(({ segments }) => segments.some(({ op }) => op === 'curve'));
      const [line] = paths.filter(({ stroke }) => stroke?.width === 2);
      const highest = Math.min(
        ...(wave?.segments ?? []).flatMap((part) => (part.op === 'curve' ? [part.y1, part.y2, part.y] : [])),
      );
      expect((wave?.y ?? 0) + highest).toBeGreaterThanOrEqual(line?.y ?? Number.POSITIVE_INFINITY);
    }),
    { numRuns: 10 },
  );
});
