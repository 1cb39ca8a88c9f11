import { defined } from '../model/defined.ts';
import type { Field } from '../model/galley.ts';
import type { Answers, FieldMark } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import type { Face } from '../type/face.ts';
import { type AnnotatedPage, annotate } from './annotation.ts';
import {
  type Appearance,
  type AppearanceFonts,
  type Appearances,
  appearanceKey,
  writeAppearance,
} from './appearance.ts';
import { type ChoiceField, choiceMark } from './choice-mark.ts';
import { colorShares, number, pathContent } from './content.ts';
import {
  frame,
  glyphsOf,
  setFont,
  type TextField,
  takesSeveral,
  textContent,
  type ValueFont,
  wideCodes,
} from './field-text.ts';
import { writeGlyphs } from './fonts.ts';
import {
  type Dictionary,
  numberOf,
  type PdfDocument,
  type PdfPage,
  type Reference,
} from './pdfkit-adapter.ts';
import { isSimple, simpleCodes, writeSimpleFont } from './simple-font.ts';
import type { StructureTree } from './structure.ts';

// Interactive forms (PDF 32000-1, 12.7), written by hand: pdfkit's own leave out tooltips and structure, and leave it to viewers to draw
// the fields anew. Ours come with their appearance, so that every viewer shows the same. In appearances y runs upwards.

interface FormInput {
  readonly faces: Faces;
  readonly platform: Platform;
  readonly gray: boolean;
  readonly names: ReadonlyMap<FieldMark, string>;
  readonly answers: Answers;
}

/** A field for words as written, of which the words may be others for another reader. */
export interface WrittenField {
  readonly number: number;
  readonly data: Dictionary;
  readonly value: string;
  /** What it holds was answered: what it would hold otherwise is no matter. */
  readonly isAnswered: boolean;
  /** Its appearance, by what that draws. */
  readonly shows: string;
}

/** The fields of a document, written page by page. */
export interface FormWriter {
  /** Writes a field onto a page. */
  readonly write: (mark: FieldMark, page: PdfPage) => WrittenField | undefined;
  readonly appearances: Appearances;
}

interface Pen extends FormInput {
  readonly document: PdfDocument;
  readonly tree: StructureTree;
  readonly fields: Reference[];
  /** Fields that only hold others: sections, questions of several parts, choices. By their whole name. */
  readonly groups: Map<string, Reference>;
  readonly fonts: Map<string, Reference>;
  readonly drawn: Map<string, Appearance>;
}

type PenOnPage = Pen & AnnotatedPage;

// Field flags (tables 226, 228 and 230): a text of several lines; one of several (another click takes it back); a list that drops down, and own words.
const [severalLines, radio, dropsDown, ownWords] = [1 << 12, 1 << 15, 1 << 17, 1 << 18];

/** The fonts in which fields are set, by their names among resources: the one that viewers use too, and one for letters it lacks. */
export const fontName = 'Field';
const furtherName = 'Letters';

/** A font of the document, written when it is first needed. */
const fontNamed = (pen: Pen, key: string, write: () => Reference): Reference => {
  const font = pen.fonts.get(key) ?? write();
  pen.fonts.set(key, font);
  return font;
};

const fontOf = (pen: Pen, face: Face): Reference =>
  fontNamed(pen, face.name, () => writeSimpleFont(pen.document, face, pen.platform));

/** What a field for words holds at first. */
const initialValue = ({ answers }: Pen, { initial = '' }: TextField, name: string): string => {
  const answer = answers.get(name);
  return typeof answer === 'string' ? answer : initial;
};

/** The font for all values of the document that hold letters which the simple one lacks. */
const furtherFontOf = (pen: Pen, face: Face): Reference =>
  fontNamed(pen, `${face.name} ${furtherName}`, () => {
    const values = [...pen.names].flatMap(([{ field }, name]) =>
      field.kind === 'text' ? initialValue(pen, field, name) : [],
    );
    const glyphs = values.filter((value) => !isSimple(value)).flatMap((value) => glyphsOf(face, value));
    return writeGlyphs(pen.document, face, glyphs, pen.platform);
  });

/** The font that draws a value, by its name among resources. */
const fontFor = (pen: Pen, face: Face, value: string): ValueFont & { readonly reference: Reference } =>
  isSimple(value)
    ? { name: fontName, codesOf: (text) => simpleCodes(face, text), reference: fontOf(pen, face) }
    : { name: furtherName, codesOf: (text) => wideCodes(face, text), reference: furtherFontOf(pen, face) };

/** An appearance; fields that show the same share one. */
const draw = (pen: Pen, mark: FieldMark, content: string, fonts: AppearanceFonts = {}): Reference => {
  const { document, platform, drawn } = pen;
  const key = appearanceKey(mark, content);
  const known = drawn.get(key);
  const reference =
    known?.reference ?? writeAppearance({ stream: document.stream, platform }, mark, content, fonts);
  drawn.set(key, { reference, fonts, uses: (known?.uses ?? 0) + 1 });
  return reference;
};

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The field that holds another, made when it is first needed; none for names of one part. */
const parentOf = (pen: Pen, name: string): Reference | undefined => {
  const at = name.lastIndexOf('.');
  return at < 0 ? undefined : groupOf(pen, name.slice(0, at), {});
};

const groupOf = (pen: Pen, name: string, data: Dictionary): Reference => {
  const known = pen.groups.get(name);
  if (known) return known;
  const parent = parentOf(pen, name);
  const group = pen.document.open(
    defined({ T: new String(lastOf(name)), Kids: [], Parent: parent, ...data }),
  );
  pen.groups.set(name, group);
  hang(pen, parent, group);
  return group;
};

const hang = ({ fields }: Pen, parent: Reference | undefined, child: Reference): void => {
  const kids = parent?.data.Kids ?? fields;
  if (Array.isArray(kids)) kids.push(child);
};

const widget = (sheet: AnnotatedPage, mark: FieldMark, data: Dictionary): Reference =>
  annotate(sheet, mark, { Subtype: 'Widget', ...data });

/** The kind of a field: words, or one of a list, of which the first is none, so that a choice can be taken back. */
const kindOf = (mark: FieldMark, field: TextField): Dictionary => {
  const { choices } = field;
  if (choices)
    return { FT: 'Ch', Ff: dropsDown | ownWords, Opt: ['', ...choices].map((choice) => new String(choice)) };
  return defined({ FT: 'Tx', Ff: takesSeveral(mark, field) ? severalLines : undefined });
};

const writeText = (pen: PenOnPage, mark: FieldMark, field: TextField, name: string): WrittenField => {
  const { appearance, tooltip } = field;
  const value = initialValue(pen, field, name);
  const face = faceNamed(pen.faces, appearance.face);
  const font = fontFor(pen, face, value);
  const content = textContent(mark, field, value, { gray: pen.gray, face, font });
  const parent = parentOf(pen, name);
  const data = defined({
    ...kindOf(mark, field),
    T: new String(lastOf(name)),
    Parent: parent,
    TU: new String(tooltip),
    V: new String(value),
    DV: field.initial === undefined ? undefined : new String(field.initial),
    DA: new String(setFont(fontName, field, pen.gray)),
    MK: { BC: colorShares(appearance.line, pen.gray), BG: colorShares(appearance.ground, pen.gray) },
    BS: { W: frame, S: 'S' },
    AP: { N: draw(pen, mark, content, { [font.name]: font.reference }) },
  });
  const written = widget(pen, mark, data);
  hang(pen, parent, written);
  const isAnswered = typeof pen.answers.get(name) === 'string';
  return {
    number: numberOf(written),
    data: written.data,
    value,
    isAnswered,
    shows: appearanceKey(mark, content),
  };
};

/** Appearances are drawn from the lower edge up, marks from the upper edge down. */
const chosenContent = (mark: FieldMark, field: ChoiceField, gray: boolean): string =>
  `1 0 0 -1 0 ${number(mark.height)} cm ${pathContent({ ...choiceMark(mark, field), x: 0, y: 0 }, { gray })}`;

/** Draws nothing. pdfkit would write no stream for an empty one, and an appearance must be a stream. */
const nothing = 'q Q';

const writeChoice = (pen: PenOnPage, mark: FieldMark, field: ChoiceField, name: string): void => {
  const answer = pen.answers.get(name);
  const on = field.kind === 'radio' ? field.value : 'Yes';
  const isChosen = field.kind === 'radio' ? answer === on : answer === true;
  const states = {
    AS: isChosen ? on : 'Off',
    AP: {
      N: {
        [on]: draw(pen, mark, chosenContent(mark, field, pen.gray)),
        Off: draw(pen, mark, nothing),
      },
    },
  };
  if (field.kind === 'radio') {
    const Parent = groupOf(pen, name, { FT: 'Btn', TU: new String(field.tooltip), Ff: radio, V: 'Off' });
    if (isChosen) Parent.data.V = on;
    hang(pen, Parent, widget(pen, mark, { Parent, TU: new String(field.option), ...states }));
    return;
  }
  const parent = parentOf(pen, name);
  const data = defined({
    FT: 'Btn',
    T: new String(lastOf(name)),
    Parent: parent,
    TU: new String(field.tooltip),
  });
  hang(pen, parent, widget(pen, mark, { ...data, V: isChosen ? on : 'Off', ...states }));
};

const beginForm = (
  begun: FormInput & Pick<Pen, 'document' | 'tree' | 'drawn'>,
  { appearance }: Field,
): Pen => {
  const fields: Reference[] = [];
  const form = begun.document.form(fields);
  const pen: Pen = { ...begun, fields, fonts: new Map(), groups: new Map() };
  const font = { [fontName]: fontOf(pen, faceNamed(begun.faces, appearance.face)) };
  Object.assign(form.data, {
    DR: { Font: font },
    DA: new String(`/${fontName} ${number(appearance.size)} Tf 0 g`),
  });
  return pen;
};

/** The form of a document; it has none until its first field is written. */
export const formOf = (document: PdfDocument, tree: StructureTree, input: FormInput): FormWriter => {
  let pen: Pen | undefined;
  const appearances = new Map<string, Appearance>();
  return {
    appearances,
    write: (mark, page) => {
      const { field } = mark;
      pen ??= beginForm({ ...input, document, tree, drawn: appearances }, field);
      const name = input.names.get(mark) ?? field.name;
      if (field.kind === 'text') return writeText({ ...pen, page }, mark, field, name);
      writeChoice({ ...pen, page }, mark, field, name);
      return undefined;
    },
  };
};
