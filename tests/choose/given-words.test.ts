import { describe, expect, it } from 'vitest';
import { specimenSources } from '../support/specimen-book.ts';
import { tryChosen } from '../support/workbook.ts';

const sources = specimenSources('- p: "{{practitioner}} and {{start}}"');

const toldOf = (ticket: Readonly<Record<string, unknown>>) =>
  tryChosen({ choices: { form: 'only-one' }, edition: 'a4', ticket, sources }).diagnostics;

describe('words on a ticket that cannot be set', () => {
  it('are told by the field they were given for, with what to do, and never quoted', () => {
    const [found] = toldOf({ practitioner: 'q\u0301uartz' });
    expect(found).toMatchObject({ code: 'ticket/letters', severity: 'error' });
    expect(found?.message).toContain('what is given for `practitioner` cannot be set');
    expect(found?.hints.join()).toContain('without that mark');
    expect(JSON.stringify(found)).not.toContain('uartz');
  });

  it('and are too wide for their line are told to be the reader’s, and never quoted', () => {
    const found = toldOf({ practitioner: 'x'.repeat(300) }).filter(({ code }) => code === 'layout/overfull');
    expect(found[0]?.message).toContain('a word of what was given for the reader is wider than its line');
    expect(found[0]?.hints).toEqual(['give a shorter word on the ticket']);
    expect(JSON.stringify(found)).not.toContain('xxxx');
  });
});
