// As much of papaparse as we use. Its own types need Node's.
declare module 'papaparse' {
  interface ParseOptions {
    readonly delimiter: string;
    readonly newline: string;
    /** Rows at the most; 0: all. */
    readonly preview: number;
    readonly skipEmptyLines: boolean;
  }
  interface Parsed {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch' }[];
  }
  const Papa: {
    readonly parse: (text: string, options: ParseOptions) => Parsed;
  };
  export default Papa;
}
