import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  type MadeWorkbook,
  makeWorkbooks,
  readTicket,
  type TicketFields,
} from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';
import { openPdf } from '../support/read-pdf.ts';
import { ownSources } from '../support/sources.ts';

type Fields = Readonly<Record<string, unknown>>;

const make = (ticket: Fields, sources = ownSources) => {
  const diagnostics: Diagnostic[] = [];
  const placeOf = (path: readonly (string | number)[]) => ({ file: path.join('.'), start: 0, end: 0 });
  const written = { form: 'fearful', country: 'GB', ...ticket };
  const options = { report: (one: Diagnostic) => diagnostics.push(one), placeOf };
  return { workbooks: [...makeWorkbooks(sources, written, options)], diagnostics };
};

const one = (ticket: Fields): MadeWorkbook => {
  const { workbooks, diagnostics } = make(ticket);
  const [workbook] = workbooks;
  if (!workbook || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return workbook;
};

const appointments = [
  {
    date: '2027-01-11',
    exercises: ['brake-plan', { id: 'small-ask', length: 'short' }],
    note: 'Quirinus, begin with the *brake*.',
    bring: ['The Zanzibar sheet', 'Two questions'],
  },
  { date: 'Monday the 25th', exercises: 'brake-plan' },
];

const idsOf = ({ document }: MadeWorkbook): readonly string[] => document.sections.map(({ id }) => id);
const behind = ['safety-gate', 'stop-rule', 'steady', 'getting-help', 'helplines'];

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join('\n').replace(/[\s\u2060]+/g, ' ');
};

describe('days on a ticket', () => {
  const told = (ticket: TicketFields): readonly string[] => {
    const found: string[] = [];
    readTicket(ticket, {
      placeOf: () => undefined,
      report: ({ code, message }) => found.push(`${code} ${message}`),
    });
    return found;
  };

  it('that may be read in two ways are printed as they are given, and told without being quoted', () => {
    const found = told({
      appointment: '3/4/2027',
      appointments: [{ date: '5/6/2027', exercises: ['task'] }],
    });
    expect(found.map((one) => one.replace(/ .*/, ''))).toEqual(['ticket/unclear-day', 'ticket/unclear-day']);
    expect(found.join()).not.toMatch(/2027/);
  });

  it('that are not on the day of the week beside them are told', () => {
    expect(told({ appointment: 'Monday 5 March 2027' })[0]).toContain('is not on that day of the week');
    expect(told({ appointment: 'Friday 5 March 2027' })).toEqual([]);
  });

  it.each([['31/02/2027'], ['2027-02-31'], ['31 Feb 2027']])(
    'that there are not are told: %s',
    (appointment) => {
      expect(told({ appointment })).toEqual([
        'ticket/unclear-day what is given for `appointment` is a day that no calendar has, and is printed as it is',
      ]);
    },
  );

  it.each([['3 April 2027'], ['2027-04-03'], ['25/4/2027'], ['Tuesday, 3 pm']])(
    'that can be read in one way alone are not told: %s',
    (appointment) => {
      expect(told({ appointment })).toEqual([]);
    },
  );

  it('that go back in time from one appointment to the next are told', () => {
    const at = (...dates: readonly string[]) => dates.map((date) => ({ date, exercises: ['task'] }));
    expect(told({ appointments: at('2027-01-25', '2027-01-18', '2027-01-19') })).toEqual([
      'ticket/order this appointment is earlier than the one before it',
    ]);
    expect(told({ appointments: at('2027-01-18', '2027-01-18', 'Tuesday', '2027-01-19') })).toEqual([]);
    expect(told({ appointments: at('1 Feb 2027', '25/1/2027') })).toHaveLength(1);
    expect(told({ appointments: at('2027-02-01', 'soon', '2027-01-25') })).toHaveLength(1);
    const [next] = told({ appointments: at('2027-02-01'), appointment: '2027-02-01' });
    expect(next).toContain('`appointment` is not after the last one of the packet');
  });

  it.each([
    ['25/1/2027', 'Monday 25 January 2027'],
    ['25 Jan 2027', 'Monday 25 January 2027'],
    ['2027-01-25', 'Monday 25 January 2027'],
    ['2027-01-25, 15:30', '2027-01-25, 15:30'],
    ['Jan 25', 'Jan 25'],
    ['46000', '46000'],
  ])('are printed as the content writes days, and other words as they stand: %s', async (date, printed) => {
    const words = await textOf(await one({ appointments: [{ date, exercises: ['brake-plan'] }] }).bytes());
    expect(words).toContain(`Appointment 1 ${printed}`);
  });
});

describe('a packet', () => {
  const packet = one({ appointments });

  it('has its contents in front, a page before the exercises of each appointment, and what is for all of them behind', () => {
    expect(idsOf(packet)).toEqual([
      'packet',
      'appointment-1',
      'brake-plan',
      'small-ask',
      'appointment-2',
      'brake-plan-2',
      ...behind,
    ]);
    expect(packet.document.sections.slice(1, 3).map(({ title, level }) => [title, level])).toEqual([
      ['Appointment 1', 0],
      ['Brake plan', 1],
    ]);
  });

  it('begins each appointment on a leaf of its own', () => {
    const starts = packet.document.sections.filter(({ id }) => id.startsWith('appointment-'));
    expect(starts.map(({ starts: side }) => side)).toEqual(['recto', 'recto']);
    expect(packet.design.theme.page.sides).toBe('mirrored');
  });

  it('says when each is, what is asked for, and when the next one is', async () => {
    const text = await textOf(await packet.bytes());
    for (const words of [
      'Appointment 1: Monday 11 January 2027',
      'Appointment 2: Monday the 25th',
      'Quirinus, begin with the *brake*.',
      'The Zanzibar sheet',
      'Next time Monday the 25th',
    ])
      expect(text).toContain(words);
  });

  it('has each exercise in the length that is asked for', () => {
    const [, , plan, ask] = packet.document.sections;
    const alone = (length: string) =>
      one({ book: 'handout', only: ['small-ask'], length }).document.sections[0]?.blocks.length;
    expect(ask?.blocks.length).not.toBe(alone('full'));
    expect(Math.abs((ask?.blocks.length ?? 0) - (alone('short') ?? 0))).toBeLessThan(4);
    expect(plan?.id).toBe('brake-plan');
  });

  it('is a copy whose name, outline and description of itself tell nothing that was given', async () => {
    expect([packet.name, packet.isCopy]).toEqual(['one-beat-longer-packet-fearful-country-gb-a4-copy', true]);
    const fillable = one({ appointments, edition: 'fillable' });
    const pdf = await openPdf(await fillable.bytes());
    const told = JSON.stringify([await pdf.getOutline(), await pdf.getMetadata(), fillable.fields]);
    expect(told).not.toMatch(/Quirinus|Zanzibar|2027|25th/);
    expect(told).toContain('Appointment 2');
  });

  it('names every field once, also of an exercise that comes again', () => {
    const { fields } = one({ appointments, edition: 'fillable' });
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields.filter((name) => name.endsWith('.my-number-after'))).toEqual([
      'brake-plan.my-number-after',
      'small-ask.my-number-after',
      'brake-plan-2.my-number-after',
    ]);
  });

  it('is another for another reader, whatever was made before', async () => {
    const other = one({ appointments: [{ ...appointments[0], note: 'Only this.' }] });
    const text = await textOf(await other.bytes());
    expect(text).toContain('Only this.');
    expect(text).not.toContain('Quirinus');
    expect(idsOf(other)).not.toContain('appointment-2');
  });
});

describe('a packet of separate appointments', () => {
  it('is a file for each, by its number, with all that keeps readers safe', () => {
    const { workbooks } = make({ appointments, separate: true, ref: 'K17' });
    expect(workbooks.map(({ name }) => name)).toEqual([
      'one-beat-longer-packet-fearful-1-country-gb-a4-copy-K17',
      'one-beat-longer-packet-fearful-2-country-gb-a4-copy-K17',
    ]);
    expect(workbooks.map(idsOf)).toEqual([
      ['appointment-1', 'brake-plan', 'small-ask', ...behind],
      ['appointment-2', 'brake-plan-2', ...behind],
    ]);
  });
});

describe('a mistake in a packet', () => {
  const told = (ticket: Fields, sources = ownSources) => {
    const { workbooks, diagnostics } = make(ticket, sources);
    expect(workbooks.length).toBe(0);
    return diagnostics.map(({ code, place, hints }) => [code, place?.file, hints[0]]);
  };
  const at = 'appointments.0.exercises';

  it.each([
    ['an exercise that there is not', ['brake-plam'], 'choose/unknown-entry', `${at}.0`, /brake-plan/],
    ['a page', ['helplines'], 'choose/no-exercise', `${at}.0`, /leave it out/],
    ['an exercise twice', ['brake-plan', 'brake-plan'], 'choose/asked-twice', `${at}.1`, /once/],
    [
      'an unknown option',
      [{ id: 'brake-plan', length: 'shrt' }],
      'choose/unknown-option',
      `${at}.0.length`,
      /short/,
    ],
    [
      'an unknown choice',
      [{ id: 'brake-plan', lenght: 'short' }],
      'choose/unknown-axis',
      `${at}.0.lenght`,
      /length/,
    ],
  ])('is told with its place: %s', (_, exercises, code, place, hint) => {
    expect(told({ appointments: [{ exercises }] })).toEqual([[code, place, expect.stringMatching(hint)]]);
  });

  it('is told of an exercise that is not for the form chosen', () => {
    const [[code, place] = []] = told({ appointments: [{ exercises: ['ideal-or-former'] }] });
    expect([code, place]).toEqual(['choose/not-here', `${at}.0`]);
  });

  it.each([
    ['other exercises beside it', { appointments, only: ['brake-plan'] }, 'choose/twice-named'],
    ['a book that is not for packets', { appointments, book: 'handout' }, 'choose/no-packet'],
    [
      'more than a packet can hold',
      { appointments: Array.from({ length: 41 }, () => ({ exercises: Array(5).fill('brake-plan') })) },
      'choose/too-many',
    ],
    ['nothing to separate', { separate: true }, 'choose/no-appointments'],
    ['an appointment without exercises', { appointments: [{ date: '2027-01-11' }] }, 'ticket/missing-field'],
    [
      'a script that cannot be set',
      { appointments: [{ ...appointments[0], note: 'שלום' }] },
      'ticket/letters',
    ],
  ])('is told: %s', (_, ticket, code) => {
    expect(told(ticket).map(([first]) => first)).toContain(code);
  });

  it('is told where the content has no book for packets', () => {
    expect(told({ appointments }, sourcesOf(smallFiles())).map(([code]) => code)).toContain(
      'choose/no-packet',
    );
  });

  it('quotes nothing of what was given', () => {
    const { diagnostics } = make({
      appointments: [{ ...appointments[0], brinng: 'Quirinus', exercises: ['Quirinus'] }],
    });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnostics)).not.toContain('Quirinus');
  });
});
