import { defined } from './defined.ts';

/** A range of a source file: character offsets into its text. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A mistake of an author, or a warning. Never thrown: collected, and shown together at the end of the run. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** `room/what`, stable across versions, for tests and searches. */
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
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

/** A mistake that was found twice (once in each form, for example) is one mistake. */
export const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { place, code, message } = diagnostic;
    const key = `${place?.file}:${place?.start}:${code}:${message}`;
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()];
};

/** Why a file cannot be used, as the end of a sentence that names it: `its palette is missing`. */
export interface Flaw {
  readonly flaw: string;
}
