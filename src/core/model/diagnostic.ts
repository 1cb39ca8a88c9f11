import { defined } from './defined.ts';

/** A range of a source file: character offsets into its text. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Of a place in a file that another includes: where it does. */
  readonly includedAt?: Place | undefined;
}

/** A mistake of an author, or a warning. Never thrown: collected, and shown together at the end of the run. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** `room/what`, stable across versions, for tests and searches. */
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
  /** Of a mistake that is told once for all things it is made with: this one, and how a sentence about several begins; `apart`: once for each place. */
  readonly gathers?: { readonly item: string; readonly sentence: string; readonly apart?: true };
  /** It is about what was given for one reader: in a list of readers, it belongs to that row. */
  readonly ofReader?: true;
}

export type Report = (diagnostic: Diagnostic) => void;

const diagnosticOf =
  (severity: Diagnostic['severity']) =>
  (code: string, message: string, place?: Place, ...hints: readonly (string | undefined)[]): Diagnostic =>
    defined({ severity, code, message, place, hints: hints.filter((hint) => hint !== undefined) });

export const error = diagnosticOf('error');
export const warning = diagnosticOf('warning');

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** Reports, and knows when so many mistakes were among it. */
export const reportUpTo = (most: number, report: Report) => {
  let count = 0;
  return {
    report: (diagnostic: Diagnostic): void => {
      if (diagnostic.severity === 'error') count += 1;
      report(diagnostic);
    },
    isEnough: (): boolean => count >= most,
  };
};

/** Those with which a mistake is told as one: of its kind, and of its place where each place is told apart. */
const groupOf = ({ code, place, gathers }: Diagnostic): string =>
  gathers?.apart ? `${code} ${place?.file}:${place?.start}` : code;

/** A group as one, where the first of it stands, with all that it is about. */
const asOne = (first: Diagnostic, group: readonly Diagnostic[]): Diagnostic => {
  const items = [...new Set(group.flatMap(({ gathers }) => gathers?.item ?? []))];
  const said = items.length > 1 ? `${first.gathers?.sentence}: ${items.join(', ')}` : first.message;
  const places = new Set(group.map(({ place }) => `${place?.file}:${place?.start}`)).size;
  const message = places > 1 ? `${said} (in ${places} places; this is the first)` : said;
  return { ...first, message };
};

const gathered = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    if (!one.gathers) continue;
    const group = groups.get(groupOf(one));
    if (group) group.push(one);
    else groups.set(groupOf(one), [one]);
  }
  return diagnostics.flatMap((one) => {
    const group = one.gathers ? (groups.get(groupOf(one)) ?? []) : [one];
    return group[0] === one ? asOne(one, group) : [];
  });
};

/** The same mistake seen twice (once a form, say) is one mistake. */
export const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { place, code, message } = diagnostic;
    const key = `${place?.file}:${place?.start}:${code}:${message}`;
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return gathered([...seen.values()]);
};

/** Why a file cannot be used, as the end of a sentence that names it: `its palette is missing`. */
export interface Flaw {
  readonly flaw: string;
}
