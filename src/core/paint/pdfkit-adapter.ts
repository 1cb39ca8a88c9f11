import PDFDocument, { type Options, type OutlineItem, type PageObject } from 'pdfkit';
import type { OutlineEntry } from '../model/galley.ts';
import type { Pt } from '../model/units.ts';
import type { Platform } from '../model/workbook.ts';
import { type GrowingFile, openFile } from './bytes.ts';
import type { ObjectBytes, WrittenFile } from './splice.ts';
import { srgbProfile } from './srgb-profile.ts';

// The only file that knows pdfkit. pdfkit keeps the objects of a file and writes the frame around them: header, catalog, page
// tree, metadata, outline, cross-reference table. Whatever we must reach into, we reach into here: `pdfkit.d.ts` declares it, and
// `tests/paint/pdfkit.test.ts` holds each reach. A browser's build of pdfkit has neither streams to read from nor files.

/**
 * What an object holds, by key without the slash. A string is written as a name, `new String(text)` as a text, `verbatim` as it
 * is; numbers, arrays, nested dictionaries and references as themselves.
 */
export type Dictionary = Record<string, unknown>;

/** An object of a file, as others refer to it (PDF 32000-1, 7.3.10). As text it is its own name there: `12 0 R`. */
export interface Reference {
  /** May change until the object is ended. */
  readonly data: Dictionary;
  /** Writes the object. A document with an object that never ends never ends itself. */
  readonly end: () => void;
}

/** A page of a file; y runs upwards on it. */
export interface PdfPage {
  readonly height: Pt;
  readonly dictionary: Reference;
  /** Resources of its content, by the names it uses. */
  readonly fonts: Record<string, Reference>;
  readonly xobjects: Record<string, Reference>;
  readonly annotations: Reference[];
}

/** What is written into a file about itself. */
export interface DocumentSettings {
  /** When it was made: the identifier of the file is made of it, too. */
  readonly date: Date;
  /** The document information dictionary (14.3.3), but for the date. */
  readonly info: Readonly<Record<string, string>>;
  /** Absent: pages and nothing else. The file is PDF 1.3 then, the only version that pdfkit leaves without metadata. */
  readonly tagged?: {
    /** BCP 47. */
    readonly language: string;
    /** Put into the metadata as it is: descriptions in RDF (14.3.2). */
    readonly claims: string;
  };
}

/** A file while it is written. */
export interface PdfDocument {
  /** The catalog (7.7.2). */
  readonly catalog: Dictionary;
  /** Opens an object, to be ended by the caller: others may refer to it before it is written. */
  readonly open: (data: Dictionary) => Reference;
  /** Writes an object. */
  readonly object: (data: Dictionary) => Reference;
  /** Writes a stream whose bytes are packed already: deflated, unless its dictionary names another filter. */
  readonly stream: (data: Dictionary, packed: Uint8Array) => Reference;
  /** Takes a number for an object and gives its name (`12 0 R`). Cheaper than `open` where there are thousands. */
  readonly reserve: () => string;
  /** Writes the object of a reserved name, as it is. */
  readonly write: (name: string, written: string) => void;
  /** Adds a page of this size, and puts it at the end. */
  readonly addPage: (width: Pt, height: Pt, boxes?: Dictionary) => PdfPage;
  /** Gives a page its content stream, deflated; `entries` come first in the stream's dictionary. */
  readonly setContent: (page: PdfPage, deflated: Uint8Array, entries?: Dictionary) => Reference;
  /** Names a place on a page, this far from its top (12.3.2.3). */
  readonly destination: (name: string, page: PdfPage, y: Pt) => void;
  /** Adds an entry of the outline, below the last one of a lesser level (12.3.3). */
  readonly outline: (entry: OutlineEntry & { readonly y: Pt }, page: PdfPage) => void;
  /** Sets preferences for whatever shows or prints the file (12.2). */
  readonly prefer: (preferences: Dictionary) => void;
  /** Opens the interactive form (12.7.2), with a list of fields to be added to. Fields that hold others are ended with the document. */
  readonly form: (fields: Reference[]) => Reference;
  /** The root of the structure tree (14.7.2), made when it is first needed. */
  readonly structureRoot: () => Reference;
  /** Enters what belongs to a page or an annotation into the parent tree (14.7.4.4), and gives its number there. */
  readonly parentKey: (written: unknown) => number;
  /** Ends the document, and gives the file. */
  readonly end: () => Promise<WrittenFile>;
}

/** Writes objects anew that a file has already, as the document that they are from would write them. */
export interface Rewriter extends Pick<PdfDocument, 'object' | 'stream' | 'write'> {
  /** The next object gets this number, and those after it the numbers that follow. */
  readonly turnTo: (number: number) => void;
  readonly rewritten: () => ObjectBytes;
}

/** The number of an object. */
export const numberOf = (reference: Reference): number => Number.parseInt(String(reference), 10);

interface DocumentOptions extends Options {
  readonly file: GrowingFile;
  readonly platform: Platform;
  readonly finish: () => void;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const bareVersion = '1.3';

/**
 * pdfkit's document, its output collected as it is written. By itself pdfkit would make an array of bytes of every line, some ten
 * thousand a book, and pass each through a stream: half of a warm run's time.
 */
class BufferedDocument extends PDFDocument<DocumentOptions> {
  override _write(data: Uint8Array | string): void {
    const part = typeof data === 'string' ? `${data}\n` : data;
    this.options.file.write(part);
    this._offset += part.length;
  }

  override push(chunk: Uint8Array | null): boolean {
    if (chunk) this.options.file.write(chunk);
    else this.options.finish();
    return true;
  }

  /** Pages get their content whole. */
  override addContent(): this {
    return this;
  }

  /** pdfkit 0.20.2 writes titles into the metadata as they are. One with `&` in it would break them, so they get an escaped copy. */
  override _addInfo(): void {
    if (this.options.pdfVersion === bareVersion) return;
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escaped(value) : value]),
    );
    super._addInfo();
    this.info = info;
  }
}

/** Names the colors of the file as pdfkit does (14.11.5; ISO 19005-2, 6.2.3), but for the profile, which it would read from a file. */
const writeIntent = (doc: BufferedDocument, { deflate }: Platform): void => {
  const name = 'sRGB IEC61966-2.1';
  const profile = doc.ref({ Length: 0, N: 3, Filter: 'FlateDecode' });
  profile.end(deflate(srgbProfile()));
  const intent = doc.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String(name),
    OutputConditionIdentifier: new String(name),
    DestOutputProfile: profile,
  });
  intent.end();
  doc._root.data.OutputIntents = [intent];
};

const optionsOf = ({ date, info, tagged }: DocumentSettings): Options => {
  const common = { font: null, autoFirstPage: false, bufferPages: true } as const;
  // The identifier of a bare file is made of its date alone.
  if (!tagged) return { ...common, pdfVersion: bareVersion, info: { CreationDate: date } };
  return {
    ...common,
    pdfVersion: '1.7',
    tagged: true,
    lang: tagged.language,
    displayTitle: true,
    subset: 'PDF/A-2a',
    info: { ...info, CreationDate: date },
  };
};

const lastAt = (item: OutlineItem, depth: number): OutlineItem => {
  const child = item.children.at(-1);
  return depth > 0 && child ? lastAt(child, depth - 1) : item;
};

const objectsOf = (
  doc: BufferedDocument,
): Pick<PdfDocument, 'open' | 'object' | 'stream' | 'reserve' | 'write'> => ({
  open: (data) => doc.ref(data),
  object: (data) => {
    const object = doc.ref(data);
    object.end();
    return object;
  },
  stream: (data, packed) => {
    const object = doc.ref('Filter' in data ? data : { ...data, Filter: 'FlateDecode' });
    object.end(packed);
    return object;
  },
  // What pdfkit keeps for an object is more than some need: a number and its place in the file will do.
  reserve: () => `${doc._offsets.push(null)} 0 R`,
  write: (name, written) => {
    const id = Number.parseInt(name, 10);
    doc._offsets[id - 1] = doc._offset;
    doc._write(`${id} 0 obj\n${written}\nendobj`);
  },
});

const pagesOf = (
  doc: BufferedDocument,
): Pick<PdfDocument, 'addPage' | 'setContent' | 'destination' | 'outline'> => {
  const pages = new Map<PdfPage, PageObject>();
  /** pdfkit knows the current page alone. */
  const turnTo = (page: PdfPage): PageObject => {
    doc.page = pages.get(page) ?? doc.page;
    return doc.page;
  };
  return {
    addPage: (width, height, boxes) => {
      doc.addPage({ size: [width, height], margin: 0 });
      Object.assign(doc.page.dictionary.data, boxes);
      pages.set(doc.page, doc.page);
      return doc.page;
    },
    setContent: (page, deflated, entries = {}) => {
      const { content } = turnTo(page);
      content.buffer = [deflated];
      content.compress = false;
      Object.assign(content.data, entries, { Filter: 'FlateDecode' });
      return content;
    },
    destination: (name, page, y) => {
      turnTo(page);
      doc.addNamedDestination(name, 'XYZ', 0, y, null);
    },
    outline: ({ title, level, y }, page) => {
      turnTo(page);
      const item = lastAt(doc.outline, level).addItem(title);
      item.outlineData.Dest = [page.dictionary, 'XYZ', 0, page.height - y, null];
    },
  };
};

/** Opens a file to be written. Its bytes depend on what is written and on the platform, on nothing else. */
export const openDocument = (settings: DocumentSettings, platform: Platform): PdfDocument => {
  const file = openFile(platform);
  let finish = (): void => undefined;
  const doc = new BufferedDocument({ ...optionsOf(settings), file, platform, finish: () => finish() });
  // pdfkit puts what makes a PDF/A onto the document itself, so a class cannot override it.
  doc._addColorOutputIntent = () => writeIntent(doc, platform);
  if (settings.tagged) doc.appendXML(settings.tagged.claims);
  else doc.info = { ...settings.info };
  const { data: catalog } = doc._root;
  return {
    ...objectsOf(doc),
    ...pagesOf(doc),
    catalog,
    prefer: (preferences) => {
      catalog.ViewerPreferences = doc.ref(preferences);
    },
    form: (fields) => {
      const form = doc.ref({ Fields: fields });
      // pdfkit ends the form, and requires that it have a font.
      doc._acroform = { fonts: {}, defaultFont: 'none' };
      catalog.AcroForm = form;
      return form;
    },
    structureRoot: () => doc.getStructTreeRoot(),
    parentKey: (written) => {
      const key = doc.createStructParentTreeNextKey();
      doc.getStructParentTree().add(key, written);
      return key;
    },
    end: () =>
      new Promise((resolve) => {
        finish = () => resolve({ bytes: file.whole(), starts: doc._offsets.map((start) => start ?? 0) });
        doc.end();
      }),
  };
};

export const openRewriter = (platform: Platform): Rewriter => {
  const file = openFile(platform);
  const settings = optionsOf({ date: new Date(0), info: {} });
  const doc = new BufferedDocument({ ...settings, file, platform, finish: () => undefined });
  const places = new Map<number, readonly [start: number, end: number]>();
  const { object, stream, write } = objectsOf(doc);
  const noted = <Written>(act: () => Written): Written => {
    const start = doc._offset;
    const written = act();
    places.set(Number.parseInt(String(written), 10), [start, doc._offset]);
    return written;
  };
  return {
    object: (data) => noted(() => object(data)),
    stream: (data, packed) => noted(() => stream(data, packed)),
    write: (name, written) =>
      void noted(() => {
        write(name, written);
        return name;
      }),
    // pdfkit gives the number after the last one.
    turnTo: (number) => void (doc._offsets.length = number - 1),
    rewritten: () => {
      const bytes = file.whole();
      return new Map([...places].map(([number, [start, end]]) => [number, bytes.subarray(start, end)]));
    },
  };
};
