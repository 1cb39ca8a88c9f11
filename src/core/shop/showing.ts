import type { Offer } from './offer.ts';
import type { Phrases } from './phrases.ts';
import type { Product } from './product.ts';
import { captionLayers, type Scene, sceneWidth } from './scene.ts';

// What all posters of a listing have: their words at the top left.

export type Wanted = Product['pictures'][number];

/** What a poster is composed from: its scene, and what is to be shown of which offer. */
export interface Showing extends Scene {
  readonly offer: Offer;
  readonly phrases: Phrases;
  readonly wanted: Wanted;
}

/** Around what a poster shows, in thousandths of its width. */
export const margin = 62;

/** Whether a poster is much broader than high. */
export const isWide = ({ height }: Scene): boolean => height < sceneWidth * 0.8;

/** A title and the words under it, at the top left. */
export const headLayers = (showing: Showing, width: number) => {
  const size = isWide(showing) ? 40 : 54;
  const { title, text = [] } = showing.wanted;
  const head = captionLayers(
    { text: title, style: 'part', size, x: margin, y: margin * 0.8, width },
    showing,
  );
  const [first = ''] = text;
  const under = {
    text: first,
    style: 'lead',
    size: isWide(showing) ? 20 : 25,
    x: margin,
    y: head.bottom + 4,
    width,
  };
  const body = captionLayers(under, showing);
  return { layers: [...head.layers, ...body.layers], bottom: body.bottom };
};
