import { describe, expect, it } from 'vitest';
import { type Diagnostic, makeWorkbooks } from '../../src/core/index.ts';
import type { Mark } from '../../src/core/model/galley.ts';
import { mm } from '../../src/core/model/units.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';
import { bundleOf, textIn } from './small-product.ts';

const isbn = '978-0-306-40615-7';

const coverOf = (ticket: Readonly<Record<string, unknown>>) => {
  const diagnostics: Diagnostic[] = [];
  const wishes = { choices: { form: ['dismissive'] }, edition: 'kdp-6x9', ...ticket };
  const report = (one: Diagnostic): number => diagnostics.push(one);
  const [workbook] = makeWorkbooks(sourcesOf(smallFiles()), wishes, { report });
  return { cover: workbook?.cover?.pages.pages[0], name: workbook?.name, diagnostics };
};

type Path = Extract<Mark, { kind: 'path' }>;

/** Dark upright bars that are higher than a digit is: where they begin, and how wide they are, in modules. */
const modulesIn = (marks: readonly Mark[]): string => {
  const bars = marks
    .filter(
      (mark): mark is Path => mark.kind === 'path' && mark.segments.length === 5 && mark.fill !== undefined,
    )
    .map(({ x, segments }) => {
      const xs = segments.flatMap((one) => (one.op === 'close' ? [] : one.x));
      const ys = segments.flatMap((one) => (one.op === 'close' ? [] : one.y));
      return { x, width: Math.max(...xs), height: Math.max(...ys) };
    })
    .filter(({ width, height }) => width < mm(0.33) * 4.5 && height > mm(22));
  const start = Math.min(...bars.map(({ x }) => x));
  const modules = Array.from({ length: 95 }, () => '0');
  for (const { x, width } of bars)
    for (let index = 0; index < Math.round(width / mm(0.33)); index += 1)
      modules[Math.round((x - start) / mm(0.33)) + index] = '1';
  return modules.join('');
};

/** The left-hand codes of ISO/IEC 15420, table 1; the others follow from them. */
const odd = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const flipped = (code: string): string => [...code].map((one) => (one === '1' ? '0' : '1')).join('');
const right = odd.map(flipped);
const even = right.map((code) => [...code].reverse().join(''));
const parities = 'OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO'.split(' ');

/** Reads a symbol as a scanner does. */
const read = (modules: string): string => {
  const at = (from: number): readonly string[] =>
    Array.from({ length: 6 }, (_, index) => modules.slice(from + index * 7, from + index * 7 + 7));
  const left = at(3);
  const parity = left.map((code) => (odd.includes(code) ? 'O' : 'E')).join('');
  const digits = [
    parities.indexOf(parity),
    ...left.map((code) => (odd.includes(code) ? odd.indexOf(code) : even.indexOf(code))),
    ...at(50).map((code) => right.indexOf(code)),
  ];
  return digits.join('');
};

describe('an ISBN', () => {
  it('stands on the back as a barcode that reads as it, with light margins', () => {
    const { cover, diagnostics } = coverOf({ isbn });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read(modulesIn(cover?.marks ?? []))).toBe('9780306406157');
  });

  it('is drawn where the plant has a corner for it, and where it has none', () => {
    expect(read(modulesIn(coverOf({ isbn, edition: 'lulu-coil' }).cover?.marks ?? []))).toBe('9780306406157');
    expect(modulesIn(coverOf({}).cover?.marks ?? [])).not.toContain('1');
  });

  it.each(['978-0-306-40615-8', '1234567890123', '9780306406', 'x'])(
    'that is none is refused: %s',
    (wrong) => {
      const { diagnostics } = coverOf({ isbn: wrong });
      expect(diagnostics.map(({ code }) => code)).toContain('ticket/wrong-value');
    },
  );

  it('of a product is proven with its place, and stands on the list of what is to be done', async () => {
    const wrong = await bundleOf({ shops: '{ kdp: {} }', isbn: '{ kdp-8.5x11: 978-0-306-40615-8 }' });
    expect(wrong.bundle).toBeUndefined();
    expect(wrong.diagnostics.find(({ code }) => code === 'shop/wrong-value')?.place?.file).toBe(
      'product.yaml',
    );
    const made = await bundleOf({ shops: '{ kdp: {}, lulu: {} }', isbn: `{ kdp-8.5x11: ${isbn} }` });
    expect(textIn(made, 'checksums.txt')).toContain('KDP-8.5-x-11-in-cover.pdf');
    const shelves = made.bundle?.shelves.map(({ name, packages }) => [name, packages]);
    // The dotted form: the one without dots ends on 2027-02-01.
    expect(shelves?.slice(0, 2)).toEqual([
      ['kdp', []],
      ['lulu', ['0850X1100.BW.STD.CO.060UW444.MXX']],
    ]);
  });
});
