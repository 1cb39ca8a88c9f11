import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
// pdf.js looks among the globals for its part that reads files, and that is where this puts it.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { FilledField } from '../core/answers/filled.ts';

type Annotation = Readonly<Record<string, unknown>>;
const isAnnotation = (value: unknown): value is Annotation => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC') : '');

const wordsOf = (value: unknown): string =>
  (Array.isArray(value) ? value.map(String).join('\n') : textOf(value)).replace(/\r\n?/g, '\n');

/** What a reader has answered. What a field held at first (`DV`), it holds of whoever made the copy. */
const answerOf = ({
  fieldValue,
  defaultFieldValue,
  fieldType,
  checkBox,
}: Annotation): FilledField['value'] => {
  const text = wordsOf(fieldValue);
  if (fieldType !== 'Btn') {
    const isGiven = text === wordsOf(defaultFieldValue);
    return text.trim() === '' || isGiven ? undefined : text;
  }
  if (text === '' || text === 'Off') return undefined;
  return checkBox === true ? true : text;
};

/** What the tooltips of several options have in common: the question. */
const common = (one: string, other: string): string => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length).replace(/[:\s]+$/, '');
};

/** A filled copy as it is read. */
export interface FilledPdf {
  readonly fields: readonly FilledField[];
  /** The day on which what was filled in had been made, as the file tells. ISO date. */
  readonly made: string | undefined;
  /** How wide its first page is. Points. */
  readonly width: number;
}

/** The day of a moment as PDF writes it: `D:20261128…`. */
const dayOf = (moment: unknown): string | undefined => {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(textOf(moment)) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
};

/** Reads a form, page by page, whatever program has filled it in. Throws when the bytes are no PDF, or locked. */
export const readFilledPdf = async (bytes: Uint8Array): Promise<FilledPdf> => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const fields = new Map<string, FilledField>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const annotations: readonly unknown[] = await (await pdf.getPage(number)).getAnnotations();
    for (const one of annotations) {
      if (!isAnnotation(one) || one.subtype !== 'Widget') continue;
      const [name, says] = [textOf(one.fieldName), textOf(one.alternativeText)];
      const before = fields.get(name);
      if (before) fields.set(name, { ...before, says: common(before.says, says) });
      else if (name !== '') fields.set(name, { name, says, value: answerOf(one) });
    }
  }
  const { info } = await pdf.getMetadata();
  const [left = 0, , right = 0] = (await pdf.getPage(1)).view;
  await pdf.destroy();
  const made = dayOf(isAnnotation(info) ? info.CreationDate : undefined);
  return { fields: [...fields.values()], made, width: right - left };
};

/** The fields of a form. */
export const readPdfFields = async (bytes: Uint8Array): Promise<readonly FilledField[]> =>
  (await readFilledPdf(bytes)).fields;
