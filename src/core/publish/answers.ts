import type { TicketContext } from '../choose/ticket.ts';
import { error, type Report, warning } from '../model/diagnostic.ts';
import type { Answers } from '../model/page.ts';
import { composed, unsettableText } from '../type/letters.ts';

/** Tells what becomes of answers in a book that has no fields for them. What they say is nobody else's business: none is quoted. */
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

/** Tells of answers that cannot be set in a field, once for each reason. */
export const tellAnswerLetters = (answers: Answers, { placeOf, report }: TicketContext): void => {
  const wrong = [...answers.values()].map((one) =>
    typeof one === 'string' ? unsettableText(composed(one)) : undefined,
  );
  for (const one of new Set(wrong))
    if (one)
      report(error('answers/letters', `among the answers, ${one.told}`, placeOf(['answers']), one.hint));
};
