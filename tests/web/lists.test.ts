import { describe, expect, it } from 'vitest';
import { spoken } from '../../src/web/model/answered.ts';
import { emptyList, readClients } from '../../src/web/worker/client-list.ts';
import { isUnclearDate } from '../../src/web/worker/date-order.ts';
import { ownSources } from '../support/sources.ts';

const read = (cells: readonly (readonly string[])[], more: Partial<Parameters<typeof readClients>[1]> = {}) =>
  readClients(ownSources, {
    cells,
    gives: {},
    base: { book: 'starter', edition: 'a4' },
    today: '2026-11-29',
    ...more,
  });

describe('a list of clients', () => {
  it('is offered plain names first, and none that only publishers know', () => {
    const { fields } = read([['Name'], ['Zoë']]);
    expect(fields.filter(({ isPlain }) => isPlain).map(({ title }) => title)).toEqual([
      'File number',
      'First name',
      'Form',
      'Start date',
      'Next appointment',
      'A note for the reader',
      'Country',
    ]);
    expect(fields.map(({ id }) => id)).not.toContain('isbn');
    expect(
      read([
        ['Name', 'ISBN'],
        ['Zoë', ''],
      ]).fields.map(({ id }) => id),
    ).toContain('isbn');
  });

  it('that is saved empty is understood column by column', () => {
    const [head = []] = emptyList(ownSources);
    const { columns, fields } = read([head, head.map(() => '')]);
    expect(columns.map(({ gives }) => gives)).toEqual(
      fields.filter(({ isPlain }) => isPlain).map(({ id }) => id),
    );
  });

  it('asks once how its days are written, and reads them all so', () => {
    const cells = [
      ['Name', 'Form', 'Start'],
      ['Zoë', 'fearful', '05/12/2026'],
      ['Ben', 'fearful', '13/12/2026'],
    ];
    const asked = read(cells);
    expect(asked.unclearDate).toBe('05/12/2026');
    expect(asked.rows.map(({ told }) => told.filter(({ severity }) => severity === 'error').length)).toEqual([
      1, 0,
    ]);
    const starts = (first: 'day' | 'month') => read(cells, { first }).rows.map(({ ticket }) => ticket.start);
    expect(starts('day')).toEqual(['2026-12-05', '2026-12-13']);
    expect(starts('month')).toEqual(['2026-05-12', '2026-12-13']);
    expect([isUnclearDate('5/5/2026'), isUnclearDate('2026-05-12'), isUnclearDate('1-2-2026')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('knows countries by their names', () => {
    const words = ['United Kingdom', 'USA', 'uk', 'Germany', 'the Netherlands', 'England', 'ie'];
    const { rows } = read([['Name', 'Country'], ...words.map((word) => ['Zoë', word])]);
    expect(rows.map(({ ticket }) => ticket.country)).toEqual(['GB', 'US', 'GB', 'DE', 'NL', 'GB', 'IE']);
  });
});

describe('what was asked in a filled copy', () => {
  it('is of a section by its title, or by its name in words', () => {
    expect(spoken('stop-rule')).toBe('Stop rule');
  });
});
