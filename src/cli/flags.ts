/** What stands behind a command, as read. */
export interface Flags {
  readonly [name: string]: unknown;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly allMistakes?: boolean;
  readonly ticket?: string;
  readonly content?: string;
  readonly guide?: boolean;
  readonly name?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly choose?: Readonly<Record<string, readonly string[]>>;
}

/** How answers can be written. */
export const formats = ['yaml', 'json', 'markdown', 'csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

/** What `octavo list` looks for. */
export interface ListFlags {
  readonly module?: readonly string[];
  readonly minutes?: number;
}

/** What `octavo answers` is told beside its files. */
export interface AnswerFlags {
  readonly format?: Format;
  readonly out?: string;
  readonly replace?: boolean;
  readonly everyField?: boolean;
  readonly flatten?: boolean;
  readonly json?: boolean;
}

/** The code of a refusal of arguments that name one thing twice. */
export const samePlace = 'octavo.samePlace';

/** What is asked of a roster, beside what goes for each of its rows. */
export interface BatchFlags extends Flags {
  readonly rows?: string;
  readonly dryRun?: boolean;
  readonly shard?: string;
  readonly merge?: boolean;
  readonly blankRoster?: string;
}
