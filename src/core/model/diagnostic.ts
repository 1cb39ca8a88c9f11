import { defined } from './defined.ts';

/** Where in a source file something stands: character offsets into its text. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A mistake of an author, or a doubt about one. Never thrown: collected, and shown together at the end of the run. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** `room/what`, stable across versions, for tests and searches. */
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
  /** Of a mistake that is told once for all things it is made with: this one, and how a sentence about several begins. */
  readonly gathers?: { readonly item: string; readonly sentence: string };
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

/** Mistakes that are told together, as one: where the first of them stands, with all that they are about. */
const gathered = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics)
    if (one.gathers) groups.set(one.code, [...(groups.get(one.code) ?? []), one]);
  return diagnostics.flatMap((one) => {
    const group = one.gathers ? (groups.get(one.code) ?? []) : [one];
    if (group[0] !== one) return [];
    const items = [...new Set(group.flatMap(({ gathers }) => gathers?.item ?? []))];
    const places = group.length > 1 ? ` (in ${group.length} places; this is the first)` : '';
    const message = items.length > 1 ? `${one.gathers?.sentence}: ${items.join(', ')}` : one.message;
    return [{ ...one, message: `${message}${places}` }];
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
