/** A single fault of ink. */
export interface Fault {
  /** The end of a path under src/core, enough of it to mean one file. */
  readonly file: string;
  /** A text that stands once in that file. */
  readonly find: string;
  /** What stands there in its place. */
  readonly put: string;
  /** What is wrong then. */
  readonly what: string;
}

export declare const faults: readonly Fault[];
