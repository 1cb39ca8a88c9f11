import {
  asTable,
  type Diagnostic,
  gatherRows,
  namedEditions,
  openProject,
  type Roster,
  type RowDiagnostic,
  readRoster,
  rosterFields,
  type Sources,
} from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';

export const smallSources: Sources = sourcesOf(smallFiles());

export const fieldsOf = (sources: Sources) => {
  const project = openProject(sources, () => undefined);
  if (!project) throw new Error('the content cannot be read');
  return rosterFields(project.library, namedEditions(sources));
};

export interface ReadCells {
  readonly roster: Roster | undefined;
  readonly told: readonly Diagnostic[];
  readonly messages: readonly string[];
}

/** A roster of the small book, out of its cells. */
export const rosterOf = (
  cells: readonly (readonly string[])[],
  sources: Sources = smallSources,
): ReadCells => {
  const told: Diagnostic[] = [];
  const rows: RowDiagnostic[] = [];
  const roster = readRoster(asTable(cells), fieldsOf(sources), {
    report: (one) => told.push(one),
    reportRow: (one) => rows.push(one),
  });
  const all = [...told, ...gatherRows(rows)];
  return { roster, told: all, messages: all.map(({ message }) => message) };
};
