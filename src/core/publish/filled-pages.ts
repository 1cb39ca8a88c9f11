import type { Mark } from '../model/galley.ts';
import type { Answers, Page, Pages } from '../model/page.ts';
import { nameFields } from '../paginate/fields.ts';
import { filledMarks } from '../paint/field-marks.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import { fitAnswers } from './answers.ts';

/** Pages with what was filled in among their marks, each above its field: for those who draw them by themselves, and print them. */
export const filledPages = (pages: Pages, answers: Answers, faces: Faces): readonly Page[] => {
  const names = nameFields(pages.pages);
  const { held } = fitAnswers(pages, answers);
  const filled = (mark: Mark): readonly Mark[] => {
    if (mark.kind !== 'field') return [mark];
    const face = faceNamed(faces, mark.field.appearance.face);
    return [mark, ...filledMarks(mark, held.get(names.get(mark) ?? mark.field.name), face)];
  };
  return pages.pages.map((page) => ({ ...page, marks: page.marks.flatMap(filled) }));
};
