import { describe, expect, it } from 'vitest';
import { askedBy } from '../../src/core/answers/filled.ts';
import {
  cellsOf,
  type Diagnostic,
  type FilledField,
  refsOf,
  tableAsMarkdown,
  tableData,
  tableOfAnswers,
  warnOfRefs,
} from '../../src/core/index.ts';

const field = (name: string, value?: string | true, says = ''): FilledField => ({ name, says, value });

const copies = [
  {
    ref: 'K17',
    fields: [
      field('probe.one', 'first', 'One?'),
      field('probe.two', undefined, 'Two?'),
      field('probe.four', true, 'Four?'),
    ],
  },
  { ref: 'K18', fields: [field('probe.one', 'again', 'One, once more?'), field('probe.three', 'a\nb')] },
];

describe('what a field asks', () => {
  it.each([
    ['My number before I start: …', 'My number before I start'],
    ['My number before I start: … My number when the plan is done: … (1)', 'My number before I start'],
    ['My number before I start: … My number when the plan is done: … (2)', 'My number when the plan is done'],
    ['Talk to a doctor or a helpline: pages , . Days I stopped: …, …. (1)', 'Days I stopped'],
    ['Talk to a doctor or a helpline: pages , . Days I stopped: …, …. (2)', 'Days I stopped (2)'],
    ['A crisis line (page ) and its number', 'A crisis line and its number'],
    ['Turn to Steady yourself, page .', 'Turn to Steady yourself.'],
    ['1. Moving closer: I may… check for a reply', '1. Moving closer: I may… check for a reply'],
    ['My beats: If I stay, I expect… 2', 'My beats: If I stay, I expect… 2'],
    ['What helped on this page?', 'What helped on this page?'],
    ['', 'probe: what helped'],
  ])('is what stands before its own gap, without pages that have lost their numbers: %s', (says, asks) => {
    expect(askedBy({ name: 'probe.what-helped', says, value: 'x' })).toBe(asks);
  });
});

describe('a table of answers', () => {
  it('has a row for each copy and a column for each field that somebody has answered, in the order of the book', () => {
    expect(cellsOf(tableOfAnswers(copies))).toEqual([
      ['ref', 'One?', 'probe: three', 'Four?'],
      ['ref', 'probe.one', 'probe.three', 'probe.four'],
      ['K17', 'first', '', 'x'],
      ['K18', 'again', 'a\nb', ''],
    ]);
  });

  it('has no two heads alike: what is asked in several sections says in which', () => {
    const fields = [
      field('first-page.my-number', '3', 'My number'),
      field('other.my-number', '4', 'My number'),
    ];
    expect(cellsOf(tableOfAnswers([{ ref: 'K17', fields }]))[0]).toEqual([
      'ref',
      'first page: My number',
      'other: My number',
    ]);
  });

  it('has, where that is asked for, a column for each field that there is', () => {
    const ids = tableOfAnswers(copies, { withEmpty: true }).columns.map(({ id }) => id);
    expect(ids).toEqual(['probe.one', 'probe.three', 'probe.two', 'probe.four']);
  });

  it('holds, as data, what each copy answered as a file of answers does', () => {
    expect(tableData(tableOfAnswers(copies))).toEqual({
      asks: { 'probe.one': 'One?', 'probe.three': 'probe: three', 'probe.four': 'Four?' },
      copies: {
        K17: { probe: { one: 'first', four: true } },
        K18: { probe: { one: 'again', three: 'a\nb' } },
      },
    });
  });

  it('is a table in Markdown, in which no answer makes cells of its own', () => {
    const table = tableOfAnswers([{ ref: 'A', fields: [field('p.q', 'a | b\n# c', 'Q?')] }]);
    expect(tableAsMarkdown(table)).toBe('| ref | Q? |\n| --- | --- |\n| A | a \\| b<br>\\# c |');
  });

  it('joins hundreds of copies of a thousand fields, each with some missing, in the order of the fields', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `p.f${index}`);
    const many = Array.from({ length: 300 }, (_, copy) => ({
      ref: String(copy),
      fields: names.slice(copy % 7).map((name) => field(name, 'y')),
    }));
    expect(tableOfAnswers(many).columns.map(({ id }) => id)).toEqual(names);
  });
});

describe('a copy in the table', () => {
  it.each([
    ['one-beat-longer-fearful-fillable-copy-K17.pdf', 'K17'],
    ['one-beat-longer-fearful-fillable-copy-2027-week-3.PDF', '2027-week-3'],
    ['one-beat-longer-fearful-fillable-copy-K17 (1).pdf', 'K17'],
    ['one-beat-longer-fearful-fillable-copy-K17_Zoë Müller.pdf', 'K17'],
    ['one-beat-longer-fearful-fillable-copy.pdf', '1'],
    ['one-beat-longer-fearful-fillable-copy-2.pdf', '2'],
    ['the-copy-book-fillable-copy-K17.pdf', 'K17'],
  ])('made as %s is called %s', (name, ref) => {
    expect(refsOf([name]).refs).toEqual([ref]);
  });

  it('under a name of somebody else’s is called by its place among the files, and nothing of that name is told', () => {
    const refs = refsOf(['Zoe Mueller.pdf', 'a-copy-K17.pdf', 'Zoe copying.pdf']);
    expect(refs.refs).toEqual(['file-1', 'K17', 'file-3']);
    const told: Diagnostic[] = [];
    warnOfRefs(refs, (one) => told.push(one));
    expect(told.map(({ code }) => code)).toEqual(['answers/no-ref']);
    expect(JSON.stringify(told)).not.toMatch(/zoe/i);
  });

  it('that bears the mark of another has a number, and this is told', () => {
    const refs = refsOf(['a-copy-K17.pdf', 'b-copy-K17.pdf', 'c-copy-K17-2.pdf', 'd-copy-K17.pdf']);
    expect(refs.refs).toEqual(['K17', 'K17-3', 'K17-2', 'K17-4']);
    const told: Diagnostic[] = [];
    warnOfRefs(refs, (one) => told.push(one));
    expect(told.map(({ code, message }) => [code, message.includes('`K17`')])).toEqual([
      ['answers/same-ref', true],
    ]);
  });
});
