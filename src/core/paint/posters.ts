import type { Page } from '../model/page.ts';
import type { Poster, PosterLayer } from '../model/poster.ts';
import { number, resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import type { PaintInput } from './input.ts';
import { describe } from './navigation.ts';
import { paintedPage } from './page.ts';
import { openImages } from './paint.ts';
import type { Reference } from './pdfkit-adapter.ts';

/** What places a page: its matrix (PDF 32000-1, 8.3.4), in a space whose y runs upwards. */
const matrixOf = ({ page, x, y, scale, turn }: PosterLayer, height: number): string => {
  const angle = (-turn * Math.PI) / 180;
  const [along, across] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const left = x - (along * page.width - across * page.height) / 2;
  const bottom = height - y - (across * page.width + along * page.height) / 2;
  const turned = [along, across, -across, along].map((part) => (Math.round(part * 1e5) / 1e5).toString());
  return [...turned, number(left), number(bottom)].join(' ');
};

/** Paints posters, a page of the file each. A page that lies on several is written once. */
export const paintPosters = async (posters: readonly Poster[], input: PaintInput): Promise<Uint8Array> => {
  const { faces, platform } = input;
  const output = { ...input.description.output, standard: 'bare' as const, colors: 'rgb' as const };
  const description = { ...input.description, output };
  const document = describe(description, platform);
  const pages = [...new Set(posters.flatMap(({ layers }) => layers.map(({ page }) => page)))];
  const fonts = writeFonts(document, pages, { faces, platform, whole: false });
  const imageOf = openImages(document, input);
  const forms = new Map<Page, Reference>();
  const formOf = (page: Page): Reference => {
    const known = forms.get(page);
    if (known) return known;
    const painted = paintedPage(page, faces, output, platform);
    const Resources = {
      Font: Object.fromEntries([...painted.faces].map((name) => [resourceOf(name), fonts.get(name)])),
      XObject: Object.fromEntries([...painted.images].map((name) => [resourceOf(name), imageOf(name)])),
    };
    const BBox = [0, 0, page.width, page.height];
    const form = document.stream({ Type: 'XObject', Subtype: 'Form', BBox, Resources }, painted.content);
    forms.set(page, form);
    return form;
  };
  for (const { width, height, layers } of posters) {
    const onto = document.addPage(width, height);
    const content = layers.map((layer, index) => {
      const name = `Page${index + 1}`;
      onto.xobjects[name] = formOf(layer.page);
      return `q ${matrixOf(layer, height)} cm /${name} Do Q\n`;
    });
    const packed = platform.deflate(platform.latin1(content.join('')));
    document.setContent(onto, packed, { Length: packed.length });
  }
  return (await document.end()).bytes;
};
