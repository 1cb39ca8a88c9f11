import { type Report, warning } from '../model/diagnostic.ts';
import type { Answers } from '../model/page.ts';

/** Warns of answers that a book has no fields for. They are private: none is quoted. */
export const warnOfUnusedAnswers = (
  answers: Answers,
  fields: readonly string[],
  edition: string,
  report: Report,
): void => {
  if (fields.length === 0) {
    const hint = 'they go into the edition `fillable`; the others leave room for handwriting';
    report(
      warning('answers/no-fields', `the edition \`${edition}\` has no fields for answers`, undefined, hint),
    );
    return;
  }
  const names = new Set(fields);
  const unused = [...answers.keys()].filter((name) => !names.has(name)).length;
  if (unused === 0) return;
  const what = unused === 1 ? '1 answer has' : `${unused} answers have`;
  const hint =
    'another form, length or choice of exercises asks other things; the file of answers keeps them';
  report(warning('answers/unused', `${what} no field in this workbook`, undefined, hint));
};
