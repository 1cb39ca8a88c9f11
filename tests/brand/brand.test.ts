import { describe, expect, it } from 'vitest';
import { brandOf, makeBranded, picturesOn, practice, withBrand, wordsOn } from './branded.ts';

const dismissive = { choices: { form: 'dismissive' } };
const handout = { ...dismissive, book: 'handout', only: ['brake-plan'] };

/** What is said of a brand, by line and column. */
const mistakesIn = (text: string, images = practice.images): readonly string[] =>
  makeBranded(handout, withBrand({ ...brandOf(text), images })).diagnostics.map(({ code, place, hints }) => {
    const before = text.slice(0, place?.start ?? 0).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code} (${hints.join('; ')})`;
  });

describe('a brand', () => {
  it('is printed on the title page, with its logo and what the logo shows', () => {
    const { workbooks, diagnostics } = makeBranded({ ...dismissive, book: 'book' });
    const page = workbooks[0]?.pages.pages.find(({ section }) => section === 'title-page');
    expect(diagnostics).toEqual([]);
    expect(page && wordsOn(page)).toContain('North Street Practice');
    expect(page && picturesOn(page).map(({ alt }) => alt)).toEqual(['A bridge over still water.']);
  });

  it('heads each sheet that is handed out, in the margin: the sheet keeps its lines', () => {
    const [plain] = makeBranded({ ...handout, brand: undefined }).workbooks;
    const [workbook] = makeBranded(handout).workbooks;
    const [sheet] = workbook?.pages.pages ?? [];
    expect(sheet && wordsOn(sheet)).toContain('555 0100');
    expect(sheet && picturesOn(sheet)).toHaveLength(1);
    expect(workbook?.pages.pages.length).toBe(plain?.pages.pages.length);
  });

  it.each([
    ['nothing but a name', 'name: A\n', []],
    [
      'no name',
      'phone: 1\n',
      [
        '1:1 brand/missing-field (write words, with quotes round them where they hold a comma, a colon or a bracket)',
      ],
    ],
    ['an unknown field', 'name: A\nphon: 1\n', ['2:1 brand/unknown-field (did you mean `phone`?)']],
    [
      'a logo that says nothing',
      'name: A\nlogo: { file: logo.png }\n',
      [
        '2:1 brand/missing-field (it is read out in place of the picture, as in `alt: Two birds above a wave`)',
      ],
    ],
    [
      'a logo that is not there',
      'name: A\nlogo: { file: logos.png, alt: B }\n',
      ['2:15 brand/no-logo (did you mean `logo.png`?)'],
    ],
    [
      'a color that is none',
      'name: A\ncolors: { accent: green }\n',
      ['2:19 brand/wrong-value (write `#` and six digits or letters from `a` to `f`)'],
    ],
    [
      'a color that the theme has not',
      "name: A\ncolors: { acent: '#102030' }\n",
      ['2:11 brand/unknown-name (did you mean `accent`?)'],
    ],
    [
      'a faint color',
      "name: A\ncolors: { accent: '#99ccff' }\n",
      ['2:19 brand/faint-color (choose a darker color)'],
    ],
    [
      'a font that is not there',
      'name: A\nfonts: { display: { regular: Nothing } }\n',
      [
        '2:30 brand/missing-font (put `Nothing.ttf` into a folder `fonts` beside the brand, or take one that there is)',
      ],
    ],
    [
      'letters that cannot be set',
      'name: شارع\n',
      ['1:7 author/letters (write them in Latin, Greek or Cyrillic letters)'],
    ],
    ['a slot', "name: 'For {{name}}'\n", ['1:7 brand/wrong-value (write it out: no slot is filled in here)']],
    [
      'a field by what people call it',
      'name: A\nTelephone: 1\n',
      ['2:1 brand/unknown-field (here it is called `phone`)'],
    ],
    [
      'a list',
      '- name: A\n',
      ['1:1 brand/not-a-map (write one `field: value` a line, as in `name: North Street Practice`)'],
    ],
  ])('of %s is told of where it stands', (_, text, expected) => {
    expect(mistakesIn(text)).toEqual(expected);
  });

  it('tells of its logo and its fonts beside a mistake of its fields', () => {
    const text =
      'name: A\nphon: 1\nlogo: { file: away.png, alt: B }\nfonts: { sans: { regular: Nowhere } }\n';
    const codes = mistakesIn(text).map((one) => one.replace(/ \(.*/s, ''));
    expect(codes).toEqual(['2:1 brand/unknown-field', '3:15 brand/no-logo', '4:27 brand/missing-font']);
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'logo-kind'],
    ['no picture', 'Dear all,', 'broken-logo'],
  ])('whose logo is %s is told so, and what to save it as', (_, bytes, code) => {
    const images = new Map([['logo.png', new TextEncoder().encode(bytes)]]);
    const [mistake = ''] = mistakesIn('name: A\nlogo: { file: logo.png, alt: B }\n', images);
    expect(mistake).toContain(`2:15 brand/${code}`);
    expect(mistake).toContain('PNG');
  });

  it('goes before content and theme, an accent on the ticket before it', () => {
    const accent = (ticket: object) =>
      makeBranded({ ...handout, ...ticket }).workbooks[0]?.design.theme.colors.accent;
    expect(accent({ brand: undefined })).toBe('#215366');
    expect(accent({})).toBe('#1f5e54');
    expect(accent({ theme: 'quiet' })).toBe('#1f5e54');
    expect(accent({ accent: '#102030' })).toBe('#102030');
    expect(accent({ edition: 'ink-saver' })).toBe('#3f3f3f');
  });

  it('that is not among those read is a mistake of the ticket', () => {
    expect(
      makeBranded({ ...handout, brand: 'practise' }).diagnostics.map(({ code, hints }) => [code, hints]),
    ).toEqual([['brand/unknown', ['did you mean `practice`?']]]);
  });
});
