import { describe, expect, it } from 'vitest';
import { gatherRows, tellColumns } from '../../src/core/index.ts';
import { warning } from '../../src/core/model/diagnostic.ts';
import { ownSources } from '../support/sources.ts';
import { rosterOf } from './small-roster.ts';

const targets = (header: readonly string[], sources?: typeof ownSources) =>
  rosterOf([header, header.map(() => '')], sources).roster?.columns.map(({ field }) =>
    field.target.join(': '),
  );

describe('a column', () => {
  it.each([
    ['First name', 'reader: name'],
    ['CLIENT', 'reader: name'],
    ['Your name', 'reader: name'],
    ['Préferred-Name *', 'reader: name'],
    ['Start date (dd.mm.yyyy)', 'start'],
    ['first day', 'start'],
    ['Therapist', 'practitioner'],
    ['Client ID', 'ref'],
    ['Exercises', 'only'],
    ['Paper size', 'edition'],
    ['signal 1', 'reader: signal1'],
    ['An early signal', 'reader: signal1'],
    ['someone you are close to', 'reader: person'],
    ['LENGTH', 'choices: length'],
    ['Answers file', 'answers'],
    ['Next session', 'appointment'],
    ['Next appt.', 'appointment'],
    ['Initial', 'reader: name'],
    ['Client first name', 'reader: name'],
    ['Which country?', 'country'],
    ['Starts on', 'start'],
    ['Max dose', 'max_dose'],
    ['Local help line', 'local_line'],
    ['Attachment style', 'choices: form'],
    ['Style of attachment', 'choices: form'],
    ['A note for the reader', 'note'],
  ])('is understood by the names that people give it: %s', (head, target) => {
    expect(targets([head], ownSources)).toEqual([target]);
  });

  it('is told with a doubt once for all rows, in one short line', () => {
    const found = Array.from({ length: 500 }, (_, index) => ({
      row: index * 2 + 2,
      column: 'Name',
      diagnostic: warning('wish/no-place', 'nothing depends on `name`'),
    }));
    expect(gatherRows(found).map(({ message }) => message)).toEqual([
      'rows 2, 4, 6, 8, 10, 12, and 494 more, `Name`: nothing depends on `name`',
    ]);
  });

  it.each([
    ['sizes', ['US Letter', 'a4', ''], 'edition'],
    ['sizes, in a list', ['US Letter, Large print'], 'edition'],
    ['papers of a bound book', ['cream', 'white'], 'paper'],
    ['sizes, one of them misspelt', ['US Leter', 'a4'], 'edition'],
    ['nothing', [''], 'paper'],
  ])('called `Paper` is what its cells say: %s', (_, cells, target) => {
    const rows = [['Ref', 'Paper'], ...cells.map((cell, index) => [`K${index}`, cell])];
    expect(rosterOf(rows, ownSources).roster?.columns[1]?.field.target).toEqual([target]);
  });

  it('called `Paper` stays a paper beside one of sizes', () => {
    const rows = [
      ['Paper', 'Paper size'],
      ['a4', 'letter'],
    ];
    const { roster } = rosterOf(rows, ownSources);
    expect(roster?.columns.map(({ field: { target } }) => target[0])).toEqual(['paper', 'edition']);
  });

  it('that is not known is left aside, and told without its words', () => {
    const { roster, messages } = rosterOf([
      ['Name', 'Annas Brother'],
      ['Zoë', 'x'],
    ]);
    expect(roster?.columns).toHaveLength(1);
    expect(messages).toEqual(['column B is not known to Octavo, and is left aside']);
  });

  it('is told together with all others that are not known', () => {
    const { messages } = rosterOf([
      ['Phone', 'Name', 'Insurance', ''],
      ['1', 'Zoë', '2', '3'],
    ]);
    expect(messages).toEqual(['columns A, C are not known to Octavo, and are left aside']);
  });

  it('that is nearly known is left aside with a hint', () => {
    expect(
      rosterOf([
        ['Name', 'pratitioner'],
        ['Zoë', 'x'],
      ]).told[0]?.hints,
    ).toEqual(['did you mean `practitioner`?']);
  });

  it.each([
    'Notes (private)',
    'Notes',
    'Note',
    'Comments',
    'Remark',
    'Message (internal)',
    'First name [confidential]',
    'Next appointment: notes',
    'A note for the reader (private)',
  ])('that looks like notes of one’s own is never printed by itself: %s', (head) => {
    const { roster, messages } = rosterOf([
      ['Client', head],
      ['Zoë', 'talks about mother'],
    ]);
    expect(roster?.rows.map(({ fields }) => fields)).toEqual([{ reader: { name: 'Zoë' } }]);
    expect(messages).toEqual(['column B looks like notes of your own, and is left aside']);
  });

  it('may not give what another gives', () => {
    expect(
      rosterOf([
        ['Name', 'First name'],
        ['a', 'b'],
      ]).told.map(({ code }) => code),
    ).toEqual(['roster/same-column']);
  });

  it('is missed where the first row is a client', () => {
    const { roster, messages } = rosterOf([
      ['Zoë Quirk', 'K1'],
      ['Ben', 'K2'],
    ]);
    expect(roster).toBeUndefined();
    expect(messages.join()).not.toMatch(/Zoë|K1/);
  });
});

describe('a row', () => {
  it('becomes the fields of a ticket, its empty cells nothing', () => {
    const { roster, messages } = rosterOf([
      ['Ref', 'First name', 'Someone', 'Form', 'Pace', 'Exercises', 'Start', 'Edition'],
      ['K1', 'Zoë', '', 'Fearful form', 'GENTLE', 'Task; probe', '29.11.2026', 'Large print'],
      ['', '', '', '', '', '', '', ''],
      ['K2', '', 'Sam', '', '', '', '', ''],
    ]);
    expect(messages).toEqual([]);
    expect(roster?.rows).toEqual([
      {
        number: 2,
        ref: 'K1',
        fields: {
          reader: { name: 'Zoë' },
          choices: { form: ['fearful'], pace: ['gentle'] },
          only: ['task', 'probe'],
          start: '2026-11-29',
          edition: ['large-print'],
        },
      },
      { number: 4, ref: 'K2', fields: { reader: { person: 'Sam' } } },
    ]);
  });

  it('tells its mistakes by row and column, those of many rows at once, and never by what it holds', () => {
    const { messages } = rosterOf([
      ['Ref', 'Start'],
      ['Quirk', 'Quirk 5'],
      ['quirk', '3/4/2026'],
      ['K3', '4/5/2026'],
    ]);
    expect(messages).toEqual([
      'row 2, `Start`: what is given is not a date',
      'rows 3-4, `Start`: what is given may be read with the day or the month first',
      'row 3, `Ref`: row 2 has the same ref',
    ]);
  });

  it('takes a country by its name or its two letters, and asks for the one that a misspelt name may mean', () => {
    const { roster, told } = rosterOf([
      ['Ref', 'Country'],
      ['K1', 'Ireland'],
      ['K2', 'ie'],
      ['K3', 'Irland'],
      ['K4', 'Quirk'],
      ['K5', 'Scotland'],
    ]);
    expect(roster?.rows.map(({ fields }) => fields.country)).toEqual([
      'IE',
      'ie',
      undefined,
      undefined,
      'GB',
    ]);
    expect(told.map(({ message, hints }) => [message, ...hints])).toEqual([
      ['row 4, `Country`: what is given is no country', 'did you mean `Ireland`?'],
      [
        'row 5, `Country`: what is given is no country',
        "write the country's name in English, or its two letters, as `IE`",
      ],
    ]);
  });

  it('knows what the content says that people call a slot', () => {
    const { roster } = rosterOf(
      [
        ['Ref', 'Client', 'Partner'],
        ['K1', 'Ana', 'Bo'],
      ],
      ownSources,
    );
    expect(roster?.rows.map(({ fields }) => fields.reader)).toEqual([{ name: 'Ana', person: 'Bo' }]);
  });

  it('takes an edition by its title, as people call their paper, and not by a part of one', () => {
    const { roster, messages } = rosterOf(
      [
        ['Ref', 'Paper size'],
        ['K1', 'US Letter'],
        ['K2', 'large-print'],
        ['K3', 'Large Print'],
        ['K4', 'Booklet on US Letter'],
      ],
      ownSources,
    );
    expect(messages).toEqual([]);
    expect(roster?.rows.map(({ fields }) => fields.edition)).toEqual([
      ['letter'],
      ['large-print'],
      ['large-print'],
      ['booklet-letter'],
    ]);
  });

  it('says how columns are understood that hold something, and counts the others', () => {
    const { roster } = rosterOf([
      ['Ref', 'First name', 'Start', 'Country', 'Note'],
      ['', 'Ana', '', '', ''],
      ['', '', '2026-12-01', '', ''],
    ]);
    const said = tellColumns(roster ?? { columns: [], rows: [] });
    expect(said.slice(0, -1).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'column B, First name',
      'column C, Start',
    ]);
    expect(said.at(-1)).toBe(`${(roster?.columns.length ?? 0) - 2} columns are known and empty`);
  });
});
