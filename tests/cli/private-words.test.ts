import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder, smallFiles, textOf } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { build, bytesOf, filesIn, octavo, own } from './octavo.ts';
import { besideStreams, infoDictionary, metadataStreams, readPdf } from './read-pdf.ts';

/** Letters that stand nowhere else. */
const marker = 'Zqxwvilhelmina';

/** Slots wherever content of one's own can put them. */
const probe = `id: probe
kind: page
title: '{{name}} begins'
blocks:
  - heading: { text: 'How {{name}} and {{person}} go on', outline: true }
  - p: 'See [what {{name}} knows, page #](#task), or [ask {{person}}](https://example.org/?for={{name}}&of={{person|nobody else}}).'
  - p: 'Words of {{name}}, {{person}} and ____ more.'
  - lines: { ask: 'What would {{person}} say?', min: 2, most: 2 }
  - checklist: { ask: 'Of {{name}}', items: ['With {{person}}', 'Without'] }
  - fields: { items: [{ label: 'For {{name}}' }] }
  - matrix: { ask: 'What {{person}} does', columns: ['{{person}}', Others], rows: ['{{name}}'] }
  - scale: { ask: 'How near is {{person}}?', from: 0, to: 5, rows: ['{{name}}', Others] }
  - circles: { rings: ['{{name}}', Others], alt: 'Rings around {{name}}.' }
`;
const ticket = `edition: [a4, fillable]
reader: { name: ${marker}Anna, person: '${marker}Ben & Co' }
practitioner: ${marker}Practice
reviewer: ${marker}Reviewer
dedication: ${marker}Dedication
out: out
`;
let folder: Folder;

beforeAll(async () => {
  await build();
  const files = {
    'ticket.yaml': ticket,
    'content/pages/probe.yaml': probe,
    'content/book.yaml': `${textOf(smallFiles().get('content/book.yaml') ?? '')}footer: 'For {{name}}'\n`,
    'content/slots.yaml': `${textOf(smallFiles().get('content/slots.yaml') ?? '')}practitioner: { label: By, otherwise: '' }
reviewer: { label: Seen, otherwise: '' }
dedication: { label: To, otherwise: '' }
`,
  };
  folder = makeFolder(smallFiles(files));
});
afterAll(() => folder.remove());

describe('words of the reader’s own in content of one’s own', () => {
  it('stand on the pages, and nowhere a file tells of itself, whatever the content puts them into', async () => {
    const { code, out, err } = octavo(
      folder.path,
      'make',
      ...own,
      '--form',
      'fearful',
      '--ticket',
      'ticket.yaml',
      '--json',
    );
    expect(code, err + out).toBe(0);
    expect(out + err).not.toContain(marker);
    const made = filesIn(folder.at('out'));
    expect(made).toHaveLength(2);
    expect(made.join()).not.toContain(marker);
    for (const file of made) {
      const bytes = bytesOf(folder.at('out', file));
      const { text, outline, info } = await readPdf(bytes);
      expect(text.replaceAll(' ', '')).toContain(`${marker}Anna`);
      expect([outline, info, ...metadataStreams(bytes), infoDictionary(bytes)].join()).not.toContain(marker);
      // Besides the content of pages, the words may be spoken in place of a drawing (`/Alt`), and nothing else.
      const told = besideStreams(bytes).replace(/\/Alt\s*\((?:\\.|[^()\\])*\)|\/Alt\s*<[^>]*>/g, '');
      expect(told).not.toContain(marker);
      expect(told).not.toContain([...marker].map((letter) => `\0${letter}`).join(''));
      expect(told).not.toContain(Buffer.from(marker, 'utf16le').swap16().toString('hex').toUpperCase());
      expect(told).toContain('https://example.org/?for=you&of=nobody%20else');
    }
  });

  it('are not repeated by arguments that are mistaken', () => {
    const mistaken: readonly (readonly string[])[] = [
      ['make', `--nme=${marker}`],
      ['make', '--set', marker],
      ['make', '--set', `${marker}=x`],
      ['make', '--form', marker],
      ['make', '--choose', `${marker}=a`],
      ['make', '--choose', `form=${marker}`],
      ['make', marker],
      ['make', '--name', 'Ana', marker],
      ['make', `--${marker}`, 'x'],
      ['make', `-x${marker}`],
      [marker],
      ['show', marker],
      ['show', 'task', marker],
      ['blocks', marker],
      ['answers', 'a.pdf', '--format', marker],
      ...[
        'book',
        'only',
        'without',
        'edition',
        'theme',
        'stock',
        'pitch',
        'sides',
        'hand',
        'start',
        'date',
      ].map((flag) => ['make', `--${flag}`, marker]),
      ['make', '--edition', 'sample', '--pages', marker],
      ['make', '--edition', 'kdp-6x9', '--paper', marker],
      ['make', '--ticket', 'ticket.yaml', '--ticket', marker],
    ];
    mistaken.forEach((args, index) => {
      if (!isLong && index % 3 !== 0) return;
      const { code, out, err } = octavo(
        folder.path,
        ...args,
        ...(index % 2 === 1 && args.length > 1 ? ['--json'] : []),
      );
      expect(code, args.join(' ')).toBeGreaterThan(0);
      expect(out + err, args.join(' ')).not.toContain(marker);
      expect(out + err).toMatch(/hint|must be/);
    });
  });

  it('are not repeated where a line of a ticket lacks its colon', () => {
    const lines = [
      'edition: a4',
      'theme: octavo',
      'out: private',
      'book: book',
      'only: task',
      'reader:',
      'start: 2026-11-22',
    ];
    for (const line of lines) {
      const path = `colon-${lines.indexOf(line)}.yaml`;
      const wrong = makeFolder(smallFiles({ [path]: `${line}\n  name ${marker}\n` }));
      const { code, out, err } = octavo(wrong.path, 'make', ...own, '--ticket', path);
      expect(code, line).toBe(1);
      expect(out + err, line).not.toContain(marker);
      expect(filesIn(wrong.path).join()).not.toContain(marker);
      expect(filesIn(wrong.path).filter((name) => name.endsWith('.pdf'))).toEqual([]);
      wrong.remove();
    }
  });
});

describe('a book with a plain cover', () => {
  it('is called, and calls itself, no more than its cover says', async () => {
    const { code, err } = octavo(
      folder.path,
      'make',
      '--cover',
      'plain',
      '--helplines',
      'any',
      '--out',
      'plain',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(folder.at('plain'))).toEqual(['notebook-1-a4.pdf', 'notebook-2-a4.pdf']);
    for (const file of filesIn(folder.at('plain'))) {
      const { info } = await readPdf(bytesOf(folder.at('plain', file)));
      expect(info).toContain('Notebook');
      expect(info).not.toMatch(/One Beat|people who|dismissive|fearful/i);
    }
  });
});
