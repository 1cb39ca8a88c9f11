// The encoder of one symbology alone, of jsbarcode 3.12: the package's own types know the whole, which draws by itself.

declare module 'jsbarcode/bin/barcodes/EAN_UPC/index.js' {
  export interface EncoderOptions {
    /** One run of modules, guards and all. */
    readonly flat: true;
    readonly fontSize: number;
    readonly width: number;
    readonly height: number;
    readonly textMargin: number;
  }
  export class EAN13 {
    constructor(digits: string, options: EncoderOptions);
    valid(): boolean;
    /** Modules from the left, `1` for a dark one. */
    encode(): { readonly data: string; readonly text: string };
  }
}
