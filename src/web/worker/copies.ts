import { cellsOf, type Diagnostic, refsOf, tableOfAnswers, warnOfRefs, writeCsv } from '../../core/index.ts';
import type { Calls } from '../model/messages.ts';
import { toldOf } from './told.ts';

/** What came back, as a table: a row a copy, a column for each question that somebody answered. */
export const tableOfCopies = ({ copies }: Calls['answers']['asks']): Calls['answers']['gives'] => {
  const found: Diagnostic[] = [];
  const refs = refsOf(copies.map(({ file }) => file));
  warnOfRefs(refs, (one) => found.push(one));
  const filled = copies.map(({ fields }, index) => ({ ref: refs.refs[index] ?? '', fields }));
  const cells = cellsOf(tableOfAnswers(filled));
  return { cells, csv: writeCsv(cells), told: found.map(toldOf) };
};
