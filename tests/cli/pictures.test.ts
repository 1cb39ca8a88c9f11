import { deflateSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makePng } from '../mistakes/make-png.ts';
import { type Folder, makeFolder, smallFiles } from '../support/folder.ts';
import { build, type Ended, filesIn, octavo, own } from './octavo.ts';

const made: Folder[] = [];
beforeAll(build);
afterEach(() => {
  for (const folder of made.splice(0)) folder.remove();
});

/** Makes a book with one picture in it, and gives how that ended and what was written. */
const withPicture = (file: string, bytes: Uint8Array): Ended & { readonly written: readonly string[] } => {
  const page = `id: probe\ntitle: Probe\nblocks: [{ picture: { file: ${file}, alt: A dot., width: 10 } }]\n`;
  const folder = makeFolder(
    smallFiles({ 'content/pages/probe.yaml': page, [`content/images/${file}`]: bytes }),
  );
  made.push(folder);
  return { ...octavo(folder.path, 'make', ...own), written: filesIn(folder.at('out')) };
};

const unfinished = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const endMarker = Buffer.from([0xff, 0xd9]);

describe('pictures', () => {
  it('a whole PNG and a whole JPEG are printed', () => {
    expect(withPicture('dot.png', makePng(2, 2))).toMatchObject({ code: 0, err: '' });
    expect(withPicture('dot.jpg', Buffer.concat([unfinished, endMarker]))).toMatchObject({
      code: 0,
      err: '',
    });
  });

  it('a PNG whose pixel data is spoilt is refused, not crashed upon', () => {
    const png = makePng(2, 2);
    png[45] = (png[45] ?? 0) ^ 0xff;
    const { code, err, written } = withPicture('dot.png', png);
    expect({ code, written }).toEqual({ code: 1, written: [] });
    expect(err).toContain('[layout/broken-picture]');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('a JPEG without its end marker is refused', () => {
    const { code, err, written } = withPicture('dot.jpg', unfinished);
    expect({ code, written }).toEqual({ code: 1, written: [] });
    expect(err).toContain('[layout/broken-picture]');
  });

  it('a WebP is told by its kind, not said to be missing', () => {
    const { code, err, written } = withPicture('dot.webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'));
    expect({ code, written }).toEqual({ code: 1, written: [] });
    expect(err).toContain('the image `dot.webp` is a WebP picture');
    expect(err).not.toContain('there is no image');
  });

  it('a PNG of four pixels and half a gigabyte of data is refused at once', () => {
    const bomb = deflateSync(Buffer.alloc(1 << 29), { level: 9 });
    const { code, err } = withPicture('dot.png', makePng(2, 2, bomb));
    expect(code).toBe(1);
    expect(err).toContain('its pixels are damaged');
  });
});
