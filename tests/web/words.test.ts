import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { offerTitle, openProject } from '../../src/core/index.ts';
import { dialed } from '../../src/web/model/dialed.ts';
import { plainHint, plainly, sentences } from '../../src/web/model/plain-words.ts';
import { root } from '../support/folder.ts';
import { ownSources } from '../support/sources.ts';

/** All that stands between quotes in the code of core. */
const saidByCore = (): readonly string[] => {
  const folder = join(root, 'src/core');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/'([^'\n]*)'/g)].map(([, text = '']) => text),
  );
};

const told = (code: string, more: object = {}) =>
  ({ severity: 'error', code, says: 'it is so', ...more }) as const;

describe('what the page says of a mistake', () => {
  it('names no command, whatever core says to those who type them', () => {
    const commands = saidByCore().filter((text) => /`--[a-z]|`octavo |`fallback`/.test(text));
    expect(commands.length).toBeGreaterThan(10);
    for (const hint of commands)
      expect(plainHint(hint) ?? '').not.toMatch(/--[a-z]|octavo [a-z]|fallback|theme/);
  });

  it('ends each sentence once, and begins it large', () => {
    expect(sentences('column B is not known', 'did you mean `starts`?')).toBe(
      'Column B is not known. Did you mean “starts”?',
    );
    expect(sentences('it is a PDF', 'save it as CSV')).toBe('It is a PDF. Save it as CSV.');
  });

  it.each([
    ['🌙', '“🌙” is a picture sign, and cannot be printed. Please leave it out.'],
    ['李小', '“李小” cannot be printed: there is no font for it here. Please write it in Latin letters.'],
  ])('names what cannot be printed: %s', (letters, says) => {
    expect(plainly(told('type/missing-character', { letters, hint: 'add a font to the theme' }))).toBe(says);
  });

  it('keeps what helps of a hint', () => {
    expect(plainHint('give it another mark; or say `--replace`')).toBe('give it another mark');
    expect(plainHint('write it as `2026-11-29`')).toBe('write it as `2026-11-29`');
  });
});

describe('a number', () => {
  it('of a help line of the book is whole where it is tapped', () => {
    const project = openProject(ownSources, () => undefined, { only: [], choices: {} });
    const help = project ? offerTitle(project, ownSources).help : [];
    const contacts = help.flatMap(({ emergency = '', lines }) => [
      emergency,
      ...lines.map((one) => one.contact),
    ]);
    expect(contacts.length).toBeGreaterThan(40);
    const digits = (text: string) => text.replaceAll(/\D/g, '');
    for (const contact of contacts) {
      const tapped = dialed(contact).flatMap(({ to = '' }) => digits(to));
      expect(digits(contact.replace(/, then 2|988lifeline/, ''))).toBe(tapped.join(''));
      for (const number of tapped.filter((one) => one !== ''))
        expect(contact.replaceAll(/[^\d\p{L}]/gu, '')).toContain(number);
    }
  });

  it.each([
    ['Call or text 988, or chat at 988lifeline.org', ['tel:988']],
    ['1-800-799-7233, or text START to 88788', ['tel:18007997233', 'sms:88788']],
    ['116 123', ['tel:116123']],
    ['112 or 999', ['tel:112', 'tel:999']],
    ['111, then 2', ['tel:111']],
    ['Text SHOUT to 85258', ['sms:85258']],
    ['13 11 14, or text 0477 13 11 14', ['tel:131114', 'sms:0477131114']],
    ['Call or text 9-8-8', ['tel:988']],
    ['0808\u00a0801\u202f0327', ['tel:08088010327']],
    ['1\u2011800\u2011799, text\u00a0START to 88788', ['tel:1800799', 'sms:88788']],
    ['findahelpline.com', []],
  ])('leads to a call or a message: %s', (text, links) => {
    expect(dialed(text).flatMap(({ to }) => to ?? [])).toEqual(links);
    expect(
      dialed(text)
        .map(({ says }) => says)
        .join(''),
    ).toBe(text);
  });
});
