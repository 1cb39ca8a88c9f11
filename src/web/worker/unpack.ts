import type { Sources } from '../../core/index.ts';
import type { Calls, PackedTexts } from '../model/messages.ts';
import type { ShopSources } from './shop.ts';

/** What is open: the texts of a title, and as what they are sold. */
export interface Opened {
  readonly sources: Sources;
  readonly shop: ShopSources;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Unpacks what is deflated (RFC 1951) and written in base64. */
const inflated = (base64: string): Response =>
  new Response(new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream('deflate-raw')));

/** The sources that come with the page. */
export const unpackSources = async ({ texts, fonts }: Calls['open']['asks']): Promise<Opened> => {
  const read: PackedTexts = await inflated(texts).json();
  const faces = fonts.map(
    async ([name, packed]) => [name, new Uint8Array(await inflated(packed).arrayBuffer())] as const,
  );
  const sources: Sources = {
    content: new Map(read.content),
    templates: new Map(read.templates),
    themes: new Map(read.themes),
    editions: new Map(read.editions),
    layoutWords: read.layoutWords,
    layoutSlots: read.layoutSlots,
    fonts: new Map(await Promise.all(faces)),
    images: new Map(),
  };
  return { sources, shop: { shops: new Map(read.shops), product: read.product } };
};
