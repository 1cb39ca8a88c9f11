// The members of pdfkit 0.20.2 that we may call. Those with an underscore are internal: the version is pinned, and a test
// holds what we rely on. Members that lay out (text, list, moveDown …) are left out on purpose.
declare module 'pdfkit' {
  export interface Reference {
    readonly id: number;
    data: Record<string, unknown>;
    write(chunk: Uint8Array | string): void;
    end(chunk?: Uint8Array | string): void;
  }
  /** Numbers and what each leads to (PDF 32000-1, 7.9.7). */
  export interface NumberTree {
    add(key: number, value: unknown): unknown;
  }
  export interface Image {
    readonly label: string;
    readonly width: number;
    readonly height: number;
    obj?: Reference;
    embed(document: unknown): void;
  }
  export interface OutlineItem {
    readonly outlineData: Record<string, unknown>;
    readonly children: readonly OutlineItem[];
    addItem(title: string): OutlineItem;
  }
  export interface PageObject {
    readonly content: Reference & { buffer: Uint8Array[]; compress: boolean };
    readonly dictionary: Reference;
    readonly height: number;
    readonly fonts: Record<string, Reference>;
    readonly xobjects: Record<string, Reference>;
    readonly annotations: Reference[];
  }
  export interface Options {
    readonly font: null;
    readonly autoFirstPage: false;
    readonly bufferPages: boolean;
    readonly pdfVersion: string;
    readonly tagged?: boolean;
    readonly lang?: string;
    readonly displayTitle?: boolean;
    readonly subset?: string;
    readonly info: Record<string, unknown>;
  }
  export default class PDFDocument {
    constructor(options: Options);
    readonly page: PageObject;
    readonly outline: OutlineItem;
    readonly _root: Reference;
    _offset: number;
    /** Where each object begins in the file; none, while it is not written. */
    readonly _offsets: (number | null)[];
    _write(data: Uint8Array | string): void;
    info: Record<string, unknown>;
    _addInfo(): void;
    push(chunk: Uint8Array | null): boolean;
    read(): Uint8Array | null;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): unknown;
    addContent(content: string): unknown;
    openImage(bytes: Uint8Array): Image;
    ref(data: Record<string, unknown>): Reference;
    getStructTreeRoot(): Reference;
    getStructParentTree(): NumberTree;
    createStructParentTreeNextKey(): number;
    appendXML(xml: string): void;
    addNamedDestination(name: string, ...destination: readonly unknown[]): void;
    end(): void;
  }
}
