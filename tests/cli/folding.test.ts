import { describe, expect, it } from 'vitest';
import { howToFold } from '../../src/cli/folding.ts';
import { readEdition } from '../../src/core/index.ts';
import { foldedAs } from '../../src/core/publish/wishes.ts';
import { ownSources } from '../support/sources.ts';
import { ticketOf } from '../support/workbook.ts';

const edition = (name: string) => {
  const read = readEdition(ownSources, name, ({ message }) => {
    throw new Error(message);
  });
  if (!read) throw new Error(`no edition ${name}`);
  return read;
};

describe('a booklet on the command line', () => {
  it('says which pages of the file make which booklet, two to a sheet', () => {
    expect(howToFold([10, 10, 9]).join('\n')).toContain(
      '1-20 (10 sheets), 21-40 (10 sheets), 41-58 (9 sheets)',
    );
    expect(howToFold([1]).join('\n')).toContain('1-2 (1 sheet)');
  });

  it('is divided as the ticket asks, and otherwise as its edition says', () => {
    const booklet = edition('booklet');
    expect(foldedAs(booklet, ticketOf({ signature: 16 })).output?.impose?.signature).toBe(16);
    expect(foldedAs(booklet, ticketOf({ signature: 0 })).output?.impose?.signature).toBe(0);
    expect(foldedAs(booklet, ticketOf({}))).toBe(booklet);
  });

  it('is the only edition that a wish for signatures changes', () => {
    const a4 = edition('a4');
    expect(foldedAs(a4, ticketOf({ signature: 16 }))).toBe(a4);
  });
});
