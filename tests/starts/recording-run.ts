import type { Run } from '../../src/cli/run.ts';
import { type Diagnostic, hasErrors } from '../../src/core/index.ts';

/** A run that keeps what it is told in place of saying it. */
export interface RecordingRun {
  readonly run: Run;
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was to be said as JSON. */
  readonly results: readonly object[];
}

export const recordRun = (): RecordingRun => {
  const [lines, diagnostics, results]: [string[], Diagnostic[], object[]] = [[], [], []];
  const run: Run = {
    voice: { quiet: false, json: false },
    report: (one) => diagnostics.push(one),
    diagnostics: () => diagnostics,
    failed: () => hasErrors(diagnostics),
    knows: () => undefined,
    say: (line) => lines.push(line),
    progress: () => undefined,
    note: () => undefined,
    settle: () => undefined,
    end: (result) => {
      results.push(result);
      return hasErrors(diagnostics) ? 1 : 0;
    },
  };
  return { run, lines, diagnostics, results };
};
