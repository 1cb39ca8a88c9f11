import {
  cellsOf,
  type Diagnostic,
  makeWorkbooks,
  refsOf,
  type Sources,
  tableOfAnswers,
  warnOfRefs,
  writeCsv,
} from '../../core/index.ts';
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

/** Of tickets, the place of the one whose book asks for the most of these fields, and for the fewest others. */
export const likestOf = (sources: Sources, { names, tickets }: Calls['likest']['asks']): number => {
  const wanted = new Set(names);
  const scores = tickets.map((ticket) => {
    const [workbook] = makeWorkbooks(sources, ticket, { report: () => undefined });
    const fields = workbook?.fields ?? [];
    return fields.reduce((score, name) => score + (wanted.has(name) ? 1 : -0.1), 0);
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
};
