// The members of pdfkit 0.20.2 that we may call. Those with an underscore are internal: the version is pinned, and a test
// holds what we rely on. Members that lay out (text, list, moveDown …) are left out on purpose.
declare module 'pdfkit' {
  export interface Reference {
    readonly id: number;
    data: Record<string, unknown>;
    write(chunk: Uint8Array | string): void;
    end(chunk?: Uint8Array | string): void;
  }
  export interface StructureElement {
    readonly dictionary: Reference;
    add(child: StructureElement | StructureContent): StructureElement;
    end(): void;
  }
  export interface StructureContent {
    readonly refs: readonly unknown[];
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
    readonly annotations: readonly Reference[];
    /** Marked contents that are open. */
    readonly markings: { structContent?: StructureContent }[];
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
    _write(data: Uint8Array | string): void;
    info: Record<string, unknown>;
    _addInfo(): void;
    push(chunk: Uint8Array | null): boolean;
    read(): Uint8Array | null;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): unknown;
    addContent(content: string): unknown;
    openImage(bytes: Uint8Array): Image;
    ref(data: Record<string, unknown>): Reference;
    struct(type: string, options?: Record<string, unknown>): StructureElement;
    addStructure(element: StructureElement): unknown;
    markContent(type: string): unknown;
    markStructureContent(type: string): StructureContent;
    endMarkedContent(): unknown;
    annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): unknown;
    appendXML(xml: string): void;
    addNamedDestination(name: string, ...destination: readonly unknown[]): void;
    end(): void;
  }
}
