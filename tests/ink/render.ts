import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A picture of a page: three bytes a pixel, row by row from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Pixels to a point. pdfium draws no line thinner than a pixel, so fewer would hide the width of thin lines; with more, pictures
 * would be larger than need be.
 */
const scale = 1.5;

const withoutAlpha = (pixels: Uint8Array): Uint8Array => {
  const opaque = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; to < opaque.length; from += 4, to += 3) {
    opaque[to] = pixels[from] ?? 0;
    opaque[to + 1] = pixels[from + 1] ?? 0;
    opaque[to + 2] = pixels[from + 2] ?? 0;
  }
  return opaque;
};

/** pdfium, which shares no code with Octavo or pdfkit; compiled to WebAssembly, it draws the same on every machine. */
export const openRenderer = async () => {
  const library = await PDFiumLibrary.init();
  return {
    /** One page of a file, counted from 1, with its fields as they look. */
    render: async (bytes: Uint8Array, number: number): Promise<Picture> => {
      const document = await library.loadDocument(bytes);
      try {
        document.initializeFormFields();
        const page = document.getPage(number - 1);
        const { width, height, data } = await page.render({
          scale,
          renderFormFields: true,
          render: ({ data: pixels }) => Promise.resolve(pixels),
        });
        return { width, height, data: withoutAlpha(data) };
      } finally {
        document.destroy();
      }
    },
    close: (): void => library.destroy(),
  };
};

export type Renderer = Awaited<ReturnType<typeof openRenderer>>;
