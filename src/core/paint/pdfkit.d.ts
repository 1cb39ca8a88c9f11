// The members of pdfkit 0.20.2 that the adapter may call. Those with an underscore are internal: the version is pinned, and a test
// holds what we rely on. Members that lay out (text, list, moveDown …) are left out on purpose.
declare module 'pdfkit' {
  export interface Reference {
    readonly id: number;
    data: Record<string, unknown>;
    end(chunk?: Uint8Array | string): void;
  }
  /** Numbers and what each leads to (PDF 32000-1, 7.9.7). */
  export interface NumberTree {
    add(key: number, value: unknown): unknown;
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
  export default class PDFDocument<Given extends Options = Options> {
    constructor(options: Given);
    /** What was given, before anything is written. */
    readonly options: Given;
    page: PageObject;
    readonly outline: OutlineItem;
    readonly _root: Reference;
    _acroform?: { readonly fonts: object; readonly defaultFont: string };
    _offset: number;
    /** Where each object begins in the file; none, while it is not written. */
    readonly _offsets: (number | null)[];
    _write(data: Uint8Array | string): void;
    info: Record<string, unknown>;
    _addInfo(): void;
    _addColorOutputIntent(): void;
    push(chunk: Uint8Array | null): boolean;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): unknown;
    addContent(content: string): this;
    ref(data: Record<string, unknown>): Reference;
    getStructTreeRoot(): Reference;
    getStructParentTree(): NumberTree;
    createStructParentTreeNextKey(): number;
    appendXML(xml: string): void;
    addNamedDestination(name: string, ...destination: readonly unknown[]): void;
    end(): void;
  }
}
