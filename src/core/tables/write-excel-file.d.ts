// The few members of write-excel-file 4.1.1 that we call.
declare module 'write-excel-file/universal' {
  interface Cell {
    readonly value: string;
    readonly type: StringConstructor;
    readonly wrap?: boolean;
    readonly fontWeight?: 'bold';
    readonly alignVertical?: 'top';
  }
  interface Sheet {
    readonly sheet: string;
    readonly data: readonly (readonly (Cell | null)[])[];
    readonly stickyRowsCount?: number;
    readonly stickyColumnsCount?: number;
    readonly columns?: readonly { readonly width: number }[];
  }
  export default function writeXlsxFile(sheets: readonly Sheet[]): {
    readonly toBlob: () => Promise<{ readonly arrayBuffer: () => Promise<ArrayBuffer> }>;
  };
}
