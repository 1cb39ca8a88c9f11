// Failing on purpose: each is a bug in src/cli or src/core/paint. Copy to tests/cli/ once mended.
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type Folder, makeFolder, type Overrides, smallFiles } from '../support/folder.ts';
import { build, filesIn, octavo, own } from './octavo.ts';

const made: Folder[] = [];
const folderWith = (overrides: Overrides = {}): Folder => {
  const folder = makeFolder(smallFiles(overrides));
  made.push(folder);
  return folder;
};
beforeAll(build);
afterEach(() => {
  for (const folder of made.splice(0)) folder.remove();
});

const picturePage = (file: string) =>
  `id: probe\ntitle: Probe\nblocks: [{ picture: { file: ${file}, alt: A dot., width: 10 } }]\n`;

it('a PNG whose pixel data is spoilt is refused, not crashed upon', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  png[45] = (png[45] ?? 0) ^ 0xff;
  const folder = folderWith({ 'content/pages/probe.yaml': picturePage('dot.png'), 'content/images/dot.png': png });
  const { code, err } = octavo(folder.path, 'make', ...own);
  expect(code).toBe(1);
  expect(err).toContain('[layout/broken-picture]');
  expect(err).not.toMatch(/^\s+at /m);
});

it('a JPEG cut off inside its data is refused', () => {
  const jpeg = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  );
  const folder = folderWith({ 'content/pages/probe.yaml': picturePage('dot.jpg'), 'content/images/dot.jpg': jpeg });
  const { code, err } = octavo(folder.path, 'make', ...own);
  expect(code).toBe(1);
  expect(err).toContain('[layout/broken-picture]');
});

it('a folder where the second file should be keeps the first from being written', () => {
  const folder = folderWith();
  mkdirSync(folder.at('out', 'small-book-fearful-a4.pdf'), { recursive: true });
  expect(octavo(folder.path, 'make', ...own).code).toBe(1);
  expect(filesIn(folder.at('out'))).toEqual([]);
});

it('a selection that leaves nothing is a mistake, not a book of no pages', () => {
  const folder = folderWith();
  expect(octavo(folder.path, 'make', ...own, '--without', 'one').code).toBe(1);
  expect(filesIn(folder.at('out'))).toEqual([]);
});

it.each([
  ['--form', ','],
  ['--edition', ''],
  ['--only', ','],
])('%s with nothing in it is a mistake, not silence', (...flags) => {
  const folder = folderWith();
  expect(octavo(folder.path, 'make', ...own, ...flags).code).not.toBe(0);
});

it('an edition named twice is made once', () => {
  const folder = folderWith();
  const { out } = octavo(folder.path, 'make', ...own, '-f', 'fearful', '-e', 'a4', '-e', 'a4');
  expect(out.trimEnd().split('\n')).toHaveLength(1);
});

it('a date that no calendar has is refused', () => {
  const folder = folderWith();
  expect(octavo(folder.path, 'make', ...own, '--start', '2026-02-31').code).toBe(1);
});

it('--set __proto__=x is an unknown slot', () => {
  const folder = folderWith();
  expect(octavo(folder.path, 'make', ...own, '--set', '__proto__=x').code).toBe(1);
});

it("the reader's words in a ticket are not quoted back", () => {
  const folder = folderWith({ 'ticket.yaml': 'reader: { nam: Wilhelmina }\n' });
  const { err } = octavo(folder.path, 'make', ...own, '-t', 'ticket.yaml');
  expect(err).not.toContain('Wilhelmina');
});

it('a ticket that is not there is not answered with `choose another place`', () => {
  const folder = folderWith();
  expect(octavo(folder.path, 'make', ...own, '-t', 'none.yaml').err).not.toContain('choose another place');
});

it('check refuses a file that is neither content, layout nor ticket', () => {
  const folder = folderWith();
  writeFileSync(folder.at('notes.txt'), 'hello');
  expect(octavo(folder.path, 'check', 'notes.txt').code).toBe(1);
});

it('commands that never write do not say that nothing was written', () => {
  const folder = folderWith();
  expect(octavo(folder.path, 'show', 'tsak', ...own).err).not.toContain('nothing was written');
});
