import { describe, expect, it } from 'vitest';
import { type Diagnostic, type MadeWorkbook, makeWorkbooks, openProject } from '../../src/core/index.ts';
import { dumpPages } from '../support/dump-pages.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';

type Fields = Readonly<Record<string, unknown>>;

const make = (ticket: Fields) => {
  const diagnostics: Diagnostic[] = [];
  const written = { form: 'fearful', country: 'GB', ...ticket };
  const workbooks = [...makeWorkbooks(ownSources, written, { report: (one) => diagnostics.push(one) })];
  return { workbooks, diagnostics, codes: diagnostics.map(({ code }) => code) };
};

const idsOf = (workbook: MadeWorkbook | undefined): readonly string[] =>
  workbook?.document.sections.map(({ id }) => id) ?? [];

const entries = openProject(ownSources, () => undefined)?.library.entries;
const isExercise = (id: string): boolean => entries?.get(id)?.kind === 'exercise';

const handout = { book: 'handout', only: ['brake-plan', 'small-ask'] };

describe('an exercise that asks too much of a client', () => {
  it('stands in the first version that takes no longer, and all others as they are chosen', () => {
    const [usual] = make(handout).workbooks;
    const [short] = make({ ...handout, length: 'short' }).workbooks;
    const { workbooks, diagnostics } = make({ ...handout, max_minutes: 9 });
    expect(diagnostics).toEqual([]);
    const blocksOf = (workbook: MadeWorkbook | undefined, id: string) =>
      workbook?.document.sections.find((section) => section.id === id)?.blocks.length;
    for (const id of ['brake-plan', 'small-ask'])
      expect([blocksOf(usual, id), blocksOf(short, id)]).toContain(blocksOf(workbooks[0], id));
    expect(blocksOf(workbooks[0], 'brake-plan')).toBe(blocksOf(short, 'brake-plan'));
  });

  it('is left out, which is told, where no version asks so little', () => {
    const dosed = make({ book: 'complete', max_dose: 1 });
    const all = idsOf(make({ book: 'complete' }).workbooks[0]);
    const left = all.filter((id) => !idsOf(dosed.workbooks[0]).includes(id));
    const told = dosed.diagnostics.find(({ code }) => code === 'choose/too-much');
    expect(left.length).toBeGreaterThan(2);
    const exercises = left.filter(isExercise);
    expect(exercises.length).toBeGreaterThan(2);
    for (const id of exercises) expect(told?.message).toContain(`\`${id}\``);
    expect(told?.message).toContain('`max_dose`');
  });

  it('leaves nothing to print where it is all that is asked for', () => {
    const { workbooks, codes } = make({ ...handout, only: ['small-ask'], length: 'full', max_minutes: 1 });
    expect(workbooks).toEqual([]);
    expect(codes).toEqual(['choose/too-much', 'choose/nothing-left']);
  });

  it('is a mistake where an appointment is left with none', () => {
    const appointments = [
      { date: '2027-01-25', exercises: [{ id: 'brake-plan', length: 'full' }], note: 'Look at this.' },
      { exercises: ['small-ask', { id: 'brake-plan', length: 'full' }] },
    ];
    const { workbooks, diagnostics } = make({ appointments, max_minutes: 5 });
    expect(workbooks).toEqual([]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
      'choose/empty-appointment',
      'appointment 1 has no exercise left',
    ]);
    expect(make({ appointments: appointments.slice(1), max_minutes: 5 }).codes).toEqual(['choose/too-much']);
  });

  it.each(['dismissive', 'fearful'])('takes along the pages of a part that it empties (%s)', (form) => {
    const { workbooks, diagnostics } = make({ form, max_dose: 1 });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [usual, left] = [idsOf(make({ form }).workbooks[0]), idsOf(workbooks[0])];
    // A part is the pages and exercises from what opens it to what sums it up.
    const partOf = (summary: string): readonly string[] =>
      usual.slice(usual.indexOf(summary.replace('summary', 'part')), usual.indexOf(summary) + 1);
    const summaries = usual.filter((id) => id.startsWith('summary-'));
    const emptied = summaries.filter(
      (id) => partOf(id).some(isExercise) && !partOf(id).some((one) => isExercise(one) && left.includes(one)),
    );
    expect(emptied.length).toBeGreaterThan(0);
    expect(left.filter((id) => emptied.flatMap(partOf).includes(id))).toEqual([]);
    expect(summaries.filter((id) => !left.includes(id))).toEqual(emptied);
  });
});

describe('what is asked for and left out', () => {
  it.each([
    ['by its name', { ...handout, only: ['brake-plan'], without: ['brake-plan'] }],
    ['by a tag', { ...handout, only: ['three-draft-letter'], without: ['letter'] }],
    ['by its part', { ...handout, only: ['brake-plan'], without: ['handouts'] }],
    [
      'at an appointment that holds nothing else',
      {
        appointments: [{ exercises: ['small-ask'] }, { exercises: ['three-draft-letter'] }],
        without: ['letter'],
      },
    ],
  ])('is a mistake where nothing else is asked for: %s', (_, ticket) => {
    const { workbooks, diagnostics } = make(ticket);
    expect(workbooks).toEqual([]);
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toContainEqual([
      'error',
      'choose/both-ways',
    ]);
  });

  it('is told where other things are, and not in the copy', () => {
    const { workbooks, diagnostics } = make({
      ...handout,
      only: ['three-draft-letter', 'brake-plan'],
      without: ['letter'],
    });
    expect(diagnostics.map(({ severity, code, message }) => [severity, code, message])).toEqual([
      ['warning', 'choose/both-ways', '`three-draft-letter` is asked for, and left out with `letter`'],
    ]);
    expect(idsOf(workbooks[0]).filter(isExercise)).toEqual(['brake-plan']);
  });

  it('is left out at each appointment', () => {
    const { workbooks, codes } = make({
      appointments: [{ exercises: ['brake-plan', 'small-ask'] }, { exercises: ['small-ask', 'brake-plan'] }],
      without: ['small-ask'],
    });
    expect(codes).toEqual(['choose/both-ways', 'choose/both-ways']);
    expect(idsOf(workbooks[0]).filter((id) => id.startsWith('small-ask'))).toEqual([]);
  });

  it.each([['small-ask'], ['letter']])('is not added to a copy that leaves it out: %s', (name) => {
    const add = [name === 'letter' ? 'three-draft-letter' : name];
    const { workbooks, codes } = make({ ...handout, only: ['brake-plan'], add, without: [name] });
    expect(codes).toEqual(['choose/both-ways']);
    expect(idsOf(workbooks[0]).filter(isExercise)).toEqual(['brake-plan']);
  });

  it('is not what a book holds that nobody asked for', () => {
    expect(make({ book: 'complete', without: ['letter', 'brake-plan'] }).codes).not.toContain(
      'choose/both-ways',
    );
  });
});

/** The words on the pages of a section. */
const readOn = (workbook: MadeWorkbook | undefined, id: string): string => {
  const starts = idsOf(workbook).map((one) => workbook?.pages.anchors.get(one)?.page ?? 0);
  const start = workbook?.pages.anchors.get(id)?.page ?? 0;
  const end = Math.min(...starts.filter((page) => page > start));
  const pages = workbook?.pages.pages.filter(({ number }) => number >= start && number < end) ?? [];
  return pages.flatMap(({ marks }) => marks.filter(isGlyphs).map(textOf)).join(' ');
};

describe('what a copy leaves out and its pages still speak of', () => {
  const spokenOf = (ticket: Fields): readonly string[] =>
    make({ form: 'dismissive', ...ticket }).diagnostics.flatMap(({ severity, code, message }) =>
      code === 'choose/spoken-of' ? `${severity}: ${message}` : [],
    );

  it('is told with the pages on which its title is read, and with no other', () => {
    const ticket = { form: 'dismissive', without: ['my-map'] };
    const [told] = spokenOf(ticket);
    const { workbooks } = make(ticket);
    const pageOf = (id: string | undefined) => workbooks[0]?.pages.anchors.get(id ?? '')?.page;
    const speaking = idsOf(workbooks[0])
      .filter((id, index, ids) => pageOf(id) !== pageOf(ids[index - 1]))
      .filter((id) => /\bMy map\b(?!, again)/.test(readOn(workbooks[0], id)));
    expect(speaking.length).toBeGreaterThan(2);
    expect(told).toBe(
      `warning: \`my-map\` is left out, and ${speaking.length} pages still speak of it: ${speaking.map((id) => `\`${id}\``).join(', ')}`,
    );
  });

  it('is told once for each name, a tag as well', () => {
    const told = spokenOf({ without: ['my-map', 'hundred-dots'] });
    expect(told.map((one) => one.slice(0, one.indexOf(' is')))).toEqual([
      'warning: `my-map`',
      'warning: `hundred-dots`',
    ]);
  });

  it('is not told where no page speaks of it, nor where it was never in the book', () => {
    expect(spokenOf({ without: ['fog'] })).toEqual([]);
    expect(spokenOf({ ...handout, only: ['brake-plan'], without: ['my-map'] })).toEqual([]);
  });
});

describe('what a client had better do without', () => {
  it('is left out by what it is: an exercise, a page, a block or an item of one', () => {
    const complete = { book: 'complete', form: 'dismissive' };
    const [usual] = make(complete).workbooks;
    const { workbooks, codes } = make({ ...complete, without: ['letter', 'body-map', 'childhood'] });
    const gone = idsOf(usual).filter((id) => !idsOf(workbooks[0]).includes(id));
    expect(codes).toEqual([]);
    expect(gone).toEqual(['how-it-is-learned', 'three-draft-letter']);
    const blocksOf = (workbook: MadeWorkbook | undefined, id: string) =>
      workbook?.document.sections.find((section) => section.id === id)?.blocks.length ?? 0;
    expect(blocksOf(workbooks[0], 'inside-and-outside')).toBe(blocksOf(usual, 'inside-and-outside') - 1);
  });

  it('is told where the book as chosen has none of it, and a word that is no tag is a mistake', () => {
    expect(make({ ...handout, without: ['letter'] }).codes).toEqual(['choose/not-here']);
    const { workbooks, codes, diagnostics } = make({ ...handout, without: ['lettr'] });
    expect([workbooks.length, codes]).toEqual([0, ['choose/unknown-entry']]);
    expect(diagnostics[0]?.hints.join()).toContain('`body-map`, `childhood`, `letter`, `touch`');
  });
});

describe('what a ticket names', () => {
  it('may be an exercise by its title, in any capitals, or a page by its own', () => {
    for (const only of ['small-ask', 'A small ask', 'a SMALL ask'])
      expect(idsOf(make({ ...handout, only: [only] }).workbooks[0])[0]).toBe('small-ask');
    const { workbooks, codes } = make({ without: ['My map'] });
    expect(codes).toEqual(['choose/spoken-of']);
    expect(idsOf(workbooks[0])).not.toContain('my-map');
  });

  it('is a part before it is the title of anything', () => {
    const { workbooks } = make({ only: ['noticing'] });
    expect(idsOf(workbooks[0]).filter(isExercise).length).toBeGreaterThan(2);
  });
});

describe('the mark of a copy', () => {
  it('tells it from others, and its name says nothing of what was judged of a client', () => {
    const judged = { book: 'complete', without: ['letter'], max_dose: 3, add: ['steady'] };
    const [plain] = make(judged).workbooks;
    expect(plain?.name).toMatch(/letter.*max-dose-3/);
    const [copy] = make({ ...judged, ref: 'K17' }).workbooks;
    expect(copy?.name).toMatch(/-copy-K17$/);
    expect(copy?.name).not.toMatch(/letter|dose|steady/);
  });

  it.each(['Siobhan', 'siobhan', 'Ebb', 'Siobhan-Ebb', 'Siobhan-2', 'EBB7', 'SiobhanEbb', 'x-ebb'])(
    'is no word of the reader’s own: %s',
    (ref) => {
      const { workbooks, codes } = make({ ...handout, ref, reader: { name: 'Siobhán Ebb' } });
      expect([workbooks.length, codes]).toEqual([0, ['choose/ref-names']]);
    },
  );

  it('is no name of two letters, but may be two letters of a longer one', () => {
    expect(make({ ...handout, ref: 'jo', reader: { name: 'Jo' } }).codes).toEqual(['choose/ref-names']);
    expect(make({ ...handout, ref: 'jo', reader: { name: 'Jo Ebb' } }).workbooks).toHaveLength(1);
  });

  it('may be anything else', () => {
    expect(make({ ...handout, ref: 'G-01', reader: { name: 'G 01 Ebb' } }).workbooks).toHaveLength(1);
  });
});

describe('what is added', () => {
  it('stands before all exercises, from wherever else it was, and in a book that does not list it', () => {
    expect(idsOf(make({ ...handout, add: ['steady'] }).workbooks[0])).toEqual([
      'steady',
      'brake-plan',
      'small-ask',
      'safety-gate',
      'stop-rule',
      'getting-help',
      'helplines',
    ]);
    const [tonight] = make({ book: 'starter', add: ['ride-the-wave'] }).workbooks;
    expect(idsOf(tonight).indexOf('ride-the-wave')).toBe(idsOf(tonight).indexOf('first-flickers') - 1);
  });

  it('is a mistake where there is nothing of the name', () => {
    expect(make({ ...handout, add: ['stedy'] }).codes).toEqual(['choose/unknown-entry']);
  });

  it('stands in every file of a packet of separate appointments', () => {
    const appointments = [{ exercises: 'brake-plan' }, { exercises: 'small-ask' }];
    const { workbooks } = make({ appointments, separate: true, add: ['steady'] });
    expect(workbooks.map((one) => idsOf(one).slice(0, 3))).toEqual([
      ['appointment-1', 'steady', 'brake-plan'],
      ['appointment-2', 'steady', 'small-ask'],
    ]);
  });
});

describe('a help line of the place', () => {
  it('is printed with those of the country, and in no name, outline or message', () => {
    const local = { local_line: 'Quirinus line', local_number: '0777 999', local_hours: 'at night' };
    const { workbooks, diagnostics } = make({ ...handout, ...local });
    const [workbook] = workbooks;
    expect(diagnostics).toEqual([]);
    const pages = workbook ? dumpPages(workbook.pages) : '';
    for (const words of ['Quirinus', '0777']) expect(pages).toContain(words);
    expect(JSON.stringify([workbook?.name, diagnostics])).not.toMatch(/Quirinus|0777/);
    expect(workbook?.isCopy).toBe(true);
  });
});

describe('what keeps readers safe', () => {
  it('stays, whatever the ticket says', () => {
    const { workbooks, diagnostics } = make({ ...handout, without: ['safety-gate'] });
    expect(workbooks.length).toBe(0);
    expect(diagnostics.map(({ code, hints }) => [code, hints.join()])).toEqual([
      ['choose/required', expect.stringContaining('--practitioner-override')],
    ]);
  });

  it('goes when a practitioner takes it on, and the workbook tells what', () => {
    const { workbooks, codes } = make({ ...handout, without: ['safety-gate'], practitioner_override: true });
    expect(codes).toEqual(['choose/overridden', 'choose/spoken-of']);
    expect(workbooks[0]?.overridden).toEqual(['safety-gate']);
    expect(idsOf(workbooks[0])).not.toContain('safety-gate');
    expect(make(handout).workbooks[0]?.overridden).toEqual([]);
  });

  it('leaves no hole in a sentence where it goes', () => {
    const without = ['helplines', 'stop-rule', 'steady'];
    const [workbook] = make({ ...handout, without, practitioner_override: true }).workbooks;
    const words = (workbook?.pages.pages ?? []).map(({ marks }) =>
      marks.filter(isGlyphs).map(textOf).join(' '),
    );
    expect(words.join(' ').length).toBeGreaterThan(1000);
    for (const page of words) expect(page).not.toMatch(/: ?\./);
  });

  it('needs no override where nothing of it is left out, and this is told', () => {
    expect(make({ ...handout, practitioner_override: true }).codes).toEqual(['choose/no-override']);
  });
});
