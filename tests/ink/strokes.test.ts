import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Stroke } from '../../src/core/model/galley.ts';
import { colorContent, type Ink, number, pathContent } from '../../src/core/paint/content.ts';

/** Few values of each, so that neighbours differ in one of them alone, or in none. */
const strokes = fc.array(
  fc
    .record({
      color: fc.constantFrom('#000000', '#24505c'),
      width: fc.constantFrom(0.5, 1),
      dash: fc.constantFrom(undefined, [1, 2], [2, 1]),
      round: fc.constantFrom(undefined, true as const),
    })
    .map(
      ({ color, width, dash, round }): Stroke => ({
        ...{ color, width },
        ...(dash && { dash }),
        ...(round && { round }),
      }),
    ),
  { minLength: 1, maxLength: 8 },
);

/** What is in force at each stroked path (PDF 32000-1, 8.4): color, width, dash and ends, as they were last set. */
const inForce = (content: string): readonly string[] => {
  const [state, operands, found] = [new Map<string, string>(), [] as string[], [] as string[]];
  for (const token of content.trim().split(/\s+/)) {
    if (/^[-\d.[\]]/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === 'S') found.push(['RG', 'w', 'd', 'J', 'j'].map((name) => state.get(name)).join(', '));
    state.set(token, operands.join(' '));
    operands.length = 0;
  }
  return found;
};

it('every line has its own color, width, dash and ends, whatever was drawn before it', () => {
  fc.assert(
    fc.property(strokes, (all) => {
      const ink: Ink = { gray: false };
      const segments = [
        { op: 'move', x: 0, y: 0 },
        { op: 'line', x: 9, y: 0 },
      ] as const;
      const content = all.map((stroke) => pathContent({ kind: 'path', x: 0, y: 0, segments, stroke }, ink));
      const meant = all.map(({ color, width, dash = [], round }) => {
        const ends = round ? '1' : '0';
        const shares = colorContent(color, 'stroke', false).replace(' RG', '');
        return [shares, number(width), `[${dash.map(number).join(' ')}] 0`, ends, ends].join(', ');
      });
      expect(inForce(`0 J 0 j ${content.join(' ')}`)).toEqual(meant);
    }),
  );
});
