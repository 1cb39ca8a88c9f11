import { base64Bytes } from '../../src/core/paint/bytes.ts';
import type { Sources } from '../../src/core/public.ts';
import { makeBook } from './make-book.ts';
import type { PackedSources } from './packed-sources.ts';

// What runs in the page: core, and nothing between it and the browser. It leaves what it made where the test picks it up.

/** Few members of few objects: the DOM's own declarations are not among those of the tests. */
declare const document: {
  getElementById(id: string): { textContent: string } | null;
  addEventListener(
    type: 'securitypolicyviolation',
    listen: (event: { violatedDirective: string; blockedURI: string }) => void,
  ): void;
};
declare const btoa: (text: string) => string;

const refused: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  refused.push(`${violatedDirective} ${blockedURI}`);
});

const jsonIn = <Value>(id: string): Value => JSON.parse(document.getElementById(id)?.textContent ?? '');

const sourcesIn = ({ texts, beside, bytes }: PackedSources): Sources => {
  const files = (packed: readonly (readonly [string, string])[]) =>
    new Map(packed.map(([name, base64]) => [name, base64Bytes(base64)] as const));
  return {
    ...beside,
    content: new Map(texts.content),
    templates: new Map(texts.templates),
    themes: new Map(texts.themes),
    editions: new Map(texts.editions),
    fonts: files(bytes.fonts),
    images: files(bytes.images),
  };
};

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

const made = async () => {
  const sources = sourcesIn(jsonIn<PackedSources>('sources'));
  const books: string[] = [];
  for (const form of jsonIn<readonly string[]>('forms'))
    books.push(base64Of(await makeBook(sources, form, 'a4')));
  return { books, refused };
};

Object.assign(globalThis, { made: made() });
