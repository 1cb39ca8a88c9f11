import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../src/core/paint/srgb-profile.ts';
import { noticeOf, packagesOf } from '../../src/licenses/notices.mjs';
import { root } from '../support/sources.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Each notice by its first line. */
const notices = new Map(
  read('dist/LICENSES.txt')
    .split('\n--------\n')
    .map((notice) => {
      const lines = notice.trim().split('\n');
      const at = lines[0]?.startsWith('Octavo contains') ? 2 : 0;
      return [lines[at] ?? '', lines.slice(at + 1).join('\n')] as const;
    }),
);

/** What the bundles themselves say they are made of. Maps name what packages were built with as well, which is not there. */
const bundled = packagesOf(
  readdirSync(join(root, 'dist'))
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => [...read(`dist/${name}`).matchAll(/"([^"]*node_modules\/[^"]*)"/g)])
    .map(([, path = '']) => path),
).filter((name) => existsSync(join(root, 'node_modules', name)));

describe('what is handed on comes with the text of its license', () => {
  it('for every package that a bundle is made of', () => {
    expect(bundled.length).toBeGreaterThan(40);
    const names = [...notices.keys()].map((line) => line.split(' ')[0]);
    expect(names).toEqual(
      expect.arrayContaining([...bundled, 'saxes', 'pdfjs-dist', 'dictionary-en-gb', '@hyzyla/pdfium']),
    );
  });

  it('in full, and under a name', () => {
    for (const [title, text] of notices) {
      expect(title).not.toMatch(/undefined/);
      expect(text, title).toMatch(/permi(tted|ssion)|may\s+be\s+copied/i);
      expect(text.length, title).toBeGreaterThan(150);
    }
  });

  it('for pdfium, and for each library that is compiled into it', () => {
    const text = notices.get([...notices.keys()].find((title) => title.startsWith('PDFium and')) ?? '') ?? '';
    for (const part of ['PDFium', 'FreeType', 'libpng', 'OpenJPEG', 'ICU', 'libjpeg-turbo', 'musl'])
      expect(text).toContain(`==== ${part}`);
  });

  it('for fonts, hyphenation patterns and the color profile too', () => {
    const titles = [...notices.keys()].join('\n');
    for (const part of [
      'fraunces',
      'patrick-hand',
      'source-sans-3',
      'source-serif-4',
      'Hyphenation patterns for British',
    ])
      expect(titles).toContain(part);
    expect(titles).toContain('sRGB2014.icc');
    const digest = createHash('sha256').update(srgbProfile()).digest('hex');
    expect(digest).toBe('384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a');
  });

  it('or the build ends', () => {
    // One that fontkit asks for, and that the build puts something of ours in place of.
    expect(() => noticeOf('brotli')).toThrow(/without the text of its license/);
  });
});
