import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { build, bytesOf, filesIn, octavo, own } from '../cli/octavo.ts';
import { infoDictionary, metadataStreams, readPdf } from '../cli/read-pdf.ts';
import { type Folder, makeFolder, smallFiles } from '../support/folder.ts';

const secret = 'Quirinus came late';
const page = `id: probe
title: Probe
blocks:
  - lines: What came next?
  - checklist: { ask: Which?, items: [one, another] }
  - gate: { title: First, questions: [Are you afraid?], 'yes': Stop., 'no': Go on. }
`;
const given = `probe:
  what-came-next: |-
    ${secret}.
    yes
  which.another: true
  are-you-afraid: "no"
`;

let folder: Folder;
const make = (...flags: readonly string[]) =>
  octavo(folder.path, 'make', ...own, '-f', 'fearful', '-e', 'fillable', ...flags);
const filled = 'out/small-book-fearful-fillable-copy.pdf';

beforeAll(async () => {
  await build();
  folder = makeFolder(smallFiles({ 'content/pages/probe.yaml': page, 'given.yaml': given }));
  make('--answers', 'given.yaml');
}, 60_000);
afterAll(() => folder.remove());

describe('`octavo answers`', () => {
  it('writes what was filled in as the YAML that `--answers` reads', () => {
    expect(octavo(folder.path, 'answers', filled)).toEqual({ code: 0, out: given, err: '' });
  });

  it('writes the same as JSON', () => {
    const { out } = octavo(folder.path, 'answers', filled, '--format', 'json');
    const answers = {
      probe: { 'what-came-next': `${secret}.\nyes`, 'which.another': true, 'are-you-afraid': 'no' },
    };
    expect(JSON.parse(out)).toEqual(answers);
    expect(JSON.parse(octavo(folder.path, 'answers', filled, '--json').out)).toEqual({
      answers,
      diagnostics: [],
    });
  });

  it('writes questions and answers as Markdown', () => {
    expect(octavo(folder.path, 'answers', filled, '--format', 'markdown').out).toBe(
      `## Probe\n\n**What came next?**\n\n${secret}.  \nyes\n\n- [x] Which? another\n\n**Are you afraid?**\n\nno\n`,
    );
  });

  it('says nothing of what was left empty', () => {
    make('--out', 'empty');
    expect(octavo(folder.path, 'answers', 'empty/small-book-fearful-fillable.pdf')).toEqual({
      code: 0,
      out: '{}\n',
      err: '',
    });
  });

  it('reads several copies, by their names or by a pattern that the shell left alone, each as `--answers` reads it again', () => {
    make('--answers', 'given.yaml', '--out', 'copies/one', '--ref', 'K17');
    make('--out', 'copies/two', '--ref', 'K18');
    const named = [
      'one/small-book-fearful-fillable-copy-K17.pdf',
      'two/small-book-fearful-fillable-copy-K18.pdf',
    ];
    const { code, out } = octavo(folder.path, 'answers', 'copies/*/*.pdf', '--format', 'json');
    expect(code).toBe(0);
    const alone = octavo(folder.path, 'answers', filled, '--format', 'json').out;
    expect(JSON.parse(out)).toMatchObject({ copies: { K17: JSON.parse(alone), K18: {} } });
    const paths = named.map((name) => `copies/${name}`);
    expect(octavo(folder.path, 'answers', ...paths, '--format', 'json').out).toBe(out);
  });

  it('reads all copies of a folder, and passes over what is no form, which it tells', () => {
    make('--answers', 'given.yaml', '--out', 'box', '--ref', 'K17');
    octavo(folder.path, 'make', ...own, '-f', 'fearful', '--out', 'box');
    const { code, out, err } = octavo(folder.path, 'answers', 'box', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ probe: { 'which.another': true } });
    expect(err).toContain('small-book-fearful-a4.pdf` has no fields');
  });

  it('refuses a file that no format is called by', () => {
    const { code, err } = octavo(folder.path, 'answers', filled, '--out', 'answers.ods');
    expect(code).toBe(2);
    expect(err).toContain('`.ods`');
    expect(existsSync(folder.at('answers.ods'))).toBe(false);
  });

  it('takes a name with the signs of a pattern in it as it stands, and tells of a pattern that fits nothing', () => {
    copyFileSync(folder.at(filled), folder.at('copy [1].pdf'));
    expect(octavo(folder.path, 'answers', 'copy [1].pdf').out).toBe(given);
    const { code, err } = octavo(folder.path, 'answers', 'nowhere/*.pdf');
    expect([code, err.includes('`nowhere/*.pdf`')]).toEqual([1, true]);
  });

  it.each([
    ['given.yaml', 'cli/not-a-pdf'],
    ['nowhere.pdf', 'cli/system'],
    ['out/small-book-fearful-a4.pdf', 'cli/no-fields'],
  ])('tells what is wrong with %s', (file, code) => {
    octavo(folder.path, 'make', ...own, '-f', 'fearful');
    const ended = octavo(folder.path, 'answers', file);
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.err).toContain(code);
  });
});

describe('`--answers`', () => {
  it('takes a filled copy as it takes the file of its answers', () => {
    make('--answers', filled, '--out', 'again');
    expect(
      bytesOf(folder.at('again', 'small-book-fearful-fillable-copy.pdf')).equals(bytesOf(folder.at(filled))),
    ).toBe(true);
  });

  it('tells which answers have no field: by the place in their file, or by their prompt, and quotes none of them', () => {
    writeFileSync(folder.at('more.yaml'), `${given}  ${secret.replaceAll(' ', '-')}: ${secret}\n`);
    const { code, err } = make('--answers', 'more.yaml', '--out', 'more');
    expect(code).toBe(0);
    expect(err).toContain('1 answer has no field');
    expect(err).toContain('more.yaml:7:');
    expect(err).not.toContain('Quirinus');
    const other = octavo(
      folder.path,
      'make',
      ...own,
      '-f',
      'fearful',
      '-e',
      'fillable',
      '--only',
      'task',
      '--answers',
      filled,
    );
    expect(other.err).toContain('3 answers have no field in this workbook: “probe: what came next”');
    expect(other.err).not.toContain('Quirinus');
  });

  it('tells that answers come from the copy of another mark', () => {
    make('--answers', 'given.yaml', '--out', 'marked', '--ref', 'K17');
    const from = 'marked/small-book-fearful-fillable-copy-K17.pdf';
    const other = make('--answers', from, '--out', 'next', '--ref', 'K18');
    expect([other.code, other.err.includes('answers/other-copy')]).toEqual([0, true]);
    expect(make('--answers', from, '--out', 'again-17', '--ref', 'K17').err).not.toContain(
      'answers/other-copy',
    );
  });

  it('refuses a PDF without fields, and makes no empty copy', () => {
    octavo(folder.path, 'make', ...own, '-f', 'fearful', '--out', 'bare');
    const { code, err } = make('--answers', 'bare/small-book-fearful-a4.pdf', '--out', 'never');
    expect(code).toBe(1);
    expect(err).toContain('[cli/no-fields]');
    expect(filesIn(folder.path)).not.toContain('never');
  });

  it('tells that an edition to be printed has no fields for answers', () => {
    const { code, err } = octavo(
      folder.path,
      'make',
      ...own,
      '-f',
      'fearful',
      '--answers',
      'given.yaml',
      '--out',
      'printed',
    );
    expect(code).toBe(0);
    expect(err).toContain('answers/no-fields');
    expect(err).toContain('`fillable`');
  });

  it.each([
    ['a list', `- ${secret}`, 'cli/no-answers'],
    ['a list in place of words', `probe: { what-came-next: [${secret}] }`, 'cli/no-answer'],
  ])('points at %s in the file, and quotes nothing', (_, text, code) => {
    writeFileSync(folder.at('wrong.yaml'), text);
    const ended = make('--answers', 'wrong.yaml', '--out', 'wrong');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(code);
    expect(ended.err).toContain('wrong.yaml:1');
    expect(ended.err).not.toContain('Quirinus');
    expect(filesIn(folder.at('wrong'))).toEqual([]);
  });

  it('puts the words into fields, and nowhere into what the file says of itself', async () => {
    const bytes = bytesOf(folder.at(filled));
    expect((await readPdfFields(bytes)).map(({ value }) => value)).toContain(`${secret}.\nyes`);
    const { info, outline } = await readPdf(bytes);
    expect([info, outline, infoDictionary(bytes), ...metadataStreams(bytes)].join()).not.toContain(
      'Quirinus',
    );
  });
});
