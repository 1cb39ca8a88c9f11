import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/core/author/library.ts';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { checkCountry, checkHelplines, helplinesFor } from '../../src/core/choose/helplines.ts';
import type { Diagnostic } from '../../src/core/index.ts';
import { ownSources, written } from '../support/sources.ts';
import { ticketOf } from '../support/workbook.ts';

const text = `- { country: GB, name: United Kingdom, emergency: '999', lines: [{ name: One, contact: '1', verified_on: 2026-01-01 }] }
- { country: US, name: United States, emergency: '911', lines: [{ name: Two, contact: '2' }] }
- { country: other, name: Anywhere else, lines: [{ name: Three, contact: '3', verified_on: 2026-06-01 }] }
`;

const content = new Map([...ownSources.content, ['helplines', written('helplines.yaml', text)]]);
const library = readLibrary({ ...ownSources, content }, kinds, () => undefined);
if (!library) throw new Error('the content can be read');

const said = (today: string, ticket = {}): readonly string[] => {
  const diagnostics: Diagnostic[] = [];
  checkHelplines(library, ticketOf(ticket), today, (one) => diagnostics.push(one));
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
};

describe('help lines', () => {
  it('are those of the reader’s country and of anywhere else, or of all when no country is named', () => {
    const countries = (ticket: object): readonly string[] =>
      helplinesFor(library.helplines, ticketOf({ ...ticket })).map(({ country }) => country);
    expect(countries({ country: 'gb' })).toEqual(['GB', 'other']);
    for (const country of ['England', 'UK', 'uk']) expect(countries({ country })).toEqual(['GB', 'other']);
    expect(countries({ country: 'FR' })).toEqual(['other']);
    expect(countries({})).toEqual(['GB', 'US', 'other']);
  });

  it('are missed where a country has none, and the country that may be meant is named, and those that have some', () => {
    const found = (ticket: object): readonly Diagnostic[] => {
      const diagnostics: Diagnostic[] = [];
      const report = (one: Diagnostic): void => void diagnostics.push(one);
      checkCountry(library.helplines, { ticket: ticketOf({ ...ticket }), placeOf: () => undefined, report });
      return diagnostics;
    };
    expect(found({})).toEqual([]);
    expect(found({ country: 'gb' })).toEqual([]);
    const [doubt] = found({ country: 'gx' });
    expect(doubt).toMatchObject({ severity: 'warning', code: 'choose/no-helplines' });
    expect(doubt?.hints.join()).toBe(
      'did you mean `GB`?,there are some for GB (United Kingdom), US (United States)',
    );
  });

  it('are trusted for half a year after they were checked, then doubted, and after a year refused', () => {
    const gb = { country: 'GB' };
    expect(said('2026-06-30', gb)).toEqual([]);
    expect(said('2026-07-01', gb)).toEqual(['warning choose/helpline-old']);
    expect(said('2027-01-01', gb)).toEqual(['warning choose/helpline-old', 'warning choose/helpline-old']);
    expect(said('2027-01-02', gb)).toEqual(['error choose/helpline-expired', 'warning choose/helpline-old']);
  });

  it('are doubted, all in one, when they carry no date', () => {
    expect(said('2026-06-02')).toEqual(['warning choose/helpline-unchecked']);
  });

  it('age from the day on which their source was read, until they are checked', () => {
    const lines =
      "- { country: FR, name: France, lines: [{ name: One, contact: '1', read_on: 2026-01-01 }] }";
    const these = new Map([...content, ['helplines', written('helplines.yaml', lines)]]);
    const read = readLibrary({ ...ownSources, content: these }, kinds, () => undefined);
    if (!read) throw new Error('the content can be read');
    const codes = (today: string): readonly string[] => {
      const found: Diagnostic[] = [];
      checkHelplines(read, ticketOf({}), today, (one) => found.push(one));
      return found.map(({ severity, code }) => `${severity} ${code}`);
    };
    expect(codes('2026-06-30')).toEqual(['warning choose/helpline-unchecked']);
    expect(codes('2026-07-01')).toEqual(['warning choose/helpline-old', 'warning choose/helpline-unchecked']);
    expect(codes('2027-01-02')).toEqual([
      'error choose/helpline-expired',
      'warning choose/helpline-unchecked',
    ]);
  });

  it('of our own all tell when their source was read', () => {
    const own =
      readLibrary(ownSources, kinds, () => undefined)?.helplines.flatMap(({ lines }) => lines) ?? [];
    expect(own.length).toBeGreaterThan(12);
    expect(
      own.filter(({ verified_on, read_on, source_url }) => !(verified_on ?? read_on) || !source_url),
    ).toEqual([]);
  });

  it('are printed whatever their age when the ticket says so', () => {
    expect(said('2040-01-01', { helplines: 'any' })).toEqual([]);
  });

  it('are told of by place, and without the words of the reader', () => {
    const diagnostics: Diagnostic[] = [];
    checkHelplines(library, ticketOf({ country: 'GB', reader: { name: 'Zoë' } }), '2027-02-01', (one) =>
      diagnostics.push(one),
    );
    expect(diagnostics.map(({ place }) => place?.file)).toEqual(['helplines.yaml', 'helplines.yaml']);
    expect(JSON.stringify(diagnostics)).not.toContain('Zoë');
  });
});
