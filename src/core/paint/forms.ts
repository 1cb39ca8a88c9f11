import type PDFDocument from 'pdfkit';
import type { Reference } from 'pdfkit';
import type { Field } from '../galley.ts';
import type { Answers, FieldMark } from '../paginate/fields.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import type { Face } from '../type/face.ts';
import type { Pt } from '../units.ts';
import type { Deflate } from './bytes.ts';
import { colorContent, colorShares } from './content.ts';
import { encodeText, firstCode, widthsOf, writeSimpleFont } from './simple-font.ts';
import type { StructureTree } from './structure.ts';

// Interactive forms (PDF 32000-1, 12.7), written by hand: pdfkit's own leave out tooltips and structure, and ask viewers to draw
// the fields anew. Ours come with their appearance, so that every viewer shows the same. In appearances y runs upwards.

interface FormInput {
  readonly faces: Faces;
  readonly deflate: Deflate;
  readonly grey: boolean;
  readonly names: ReadonlyMap<FieldMark, string>;
  readonly answers: Answers;
}

/** The fields of a document, written page by page. */
export interface FormWriter {
  /** Writes a field onto the current page. */
  readonly write: (mark: FieldMark) => void;
}

type TextField = Extract<Field, { what: 'text' }>;
type ChoiceField = Exclude<Field, TextField>;

interface Pen extends FormInput {
  readonly doc: PDFDocument;
  readonly tree: StructureTree;
  readonly fields: Reference[];
  /** Fields that only hold others: sections, questions of several parts, choices. By their whole name. */
  readonly groups: Map<string, Reference>;
  readonly fonts: Map<string, Reference>;
  /** Appearances, by what they draw: many fields look the same. */
  readonly drawn: Map<string, Reference>;
  readonly form: Reference;
}

// Field flags (tables 226, 228 and 230): a text of several lines; one of several, and none can be unset; a list that drops down, and own words.
const [severalLines, radio, noToggle, dropsDown, ownWords] = [1 << 12, 1 << 15, 1 << 14, 1 << 17, 1 << 18];
const printed = 4;

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** The font's name in the form's resources. */
const fontName = 'Field';

const fontOf = ({ doc, faces, deflate, fonts }: Pen, name: string): Reference => {
  const known = fonts.get(name);
  if (known) return known;
  const font = writeSimpleFont(doc, faceNamed(faces, name), deflate);
  fonts.set(name, font);
  return font;
};

const appearance = (pen: Pen, { width, height, field }: FieldMark, content: string): Reference => {
  const key = `${number(width)} ${number(height)} ${content}`;
  const known = pen.drawn.get(key);
  if (known) return known;
  const font = field.what === 'text' ? { Font: { [fontName]: fontOf(pen, field.look.face) } } : {};
  const drawn = pen.doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: font });
  drawn.end(content);
  pen.drawn.set(key, drawn);
  return drawn;
};

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The field that holds another, made when it is first asked for; none for names of one part. */
const parentOf = (pen: Pen, name: string): Reference | undefined => {
  const at = name.lastIndexOf('.');
  return at < 0 ? undefined : groupOf(pen, name.slice(0, at), {});
};

const groupOf = (pen: Pen, name: string, data: Record<string, unknown>): Reference => {
  const known = pen.groups.get(name);
  if (known) return known;
  const parent = parentOf(pen, name);
  const group = pen.doc.ref({ T: new String(lastOf(name)), Kids: [], ...(parent ? { Parent: parent } : {}), ...data });
  pen.groups.set(name, group);
  hang(pen, parent, group);
  return group;
};

const hang = ({ fields }: Pen, parent: Reference | undefined, child: Reference): void => {
  const kids = parent?.data.Kids ?? fields;
  if (Array.isArray(kids)) kids.push(child);
};

const annotate = ({ doc, tree }: Pen, { x, y, width, height, tag }: FieldMark, data: Record<string, unknown>): Reference => {
  doc.annotate(x, y, width, height, { Subtype: 'Widget', F: printed, ...data, structParent: tree.elementOf(tag) });
  const widget = doc.page.annotations.at(-1);
  if (!widget) throw new Error('pdfkit keeps the annotations of a page');
  return widget;
};

/** Text set into lines as wide as they may be, in the font's own codes. A word that is too wide is cut. */
const wrapped = (text: string, face: Face, size: Pt, width: Pt): readonly (readonly number[])[] => {
  const widths = widthsOf(face);
  const wide = (word: readonly number[]): Pt =>
    word.reduce((sum, code) => sum + ((widths[code - firstCode] ?? 0) * size) / 1000, 0);
  const space = encodeText(' ');
  return text.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: (readonly number[])[] = [[]];
    for (const word of paragraph.split(/[ \t]+/).map(encodeText)) {
      const line = lines.at(-1) ?? [];
      const longer = line.length === 0 ? word : [...line, ...space, ...word];
      if (wide(longer) <= width) lines[lines.length - 1] = longer;
      else {
        if (line.length > 0) lines.push([]);
        for (const code of word) {
          const last = lines.at(-1) ?? [];
          if (wide([...last, code]) <= width || last.length === 0) lines[lines.length - 1] = [...last, code];
          else lines.push([code]);
        }
      }
    }
    return lines;
  });
};

const hex = (line: readonly number[]): string => line.map((code) => code.toString(16).padStart(2, '0')).join('');

/** Between the frame and what is typed, at the least; and from baseline to baseline, in ems. */
const [padding, lead] = [3, 1.25];
/** The frame's weight. */
const frame = 0.75;

const setFont = ({ look: { ink, size } }: TextField, grey: boolean): string =>
  `/${fontName} ${number(size)} Tf ${colorContent(ink, 'fill', grey)}`;

/** A field higher than so many times its text takes several lines. */
const roomy = 2.4;

const takesSeveral = ({ height }: FieldMark, { look, choices }: TextField): boolean => !choices && height > look.size * roomy;

/** What kind of field it is: words, or one of a list, of which the first is none, so that a choice can be taken back. */
const kindOf = (mark: FieldMark, field: TextField): Record<string, unknown> => {
  const { choices } = field;
  if (choices) return { FT: 'Ch', Ff: dropsDown | ownWords, Opt: ['', ...choices].map((choice) => new String(choice)) };
  return { FT: 'Tx', ...(takesSeveral(mark, field) ? { Ff: severalLines } : {}) };
};

/** A frame on a ground that hides the writing lines, and in it what was typed. */
const textContent = (mark: FieldMark, field: TextField, value: string, { faces, grey }: Pen): string => {
  const { width, height } = mark;
  const { look } = field;
  const several = takesSeveral(mark, field);
  const box = `${number(frame / 2)} ${number(frame / 2)} ${number(width - frame)} ${number(height - frame)} re`;
  const ground = `q ${colorContent(look.ground, 'fill', grey)} ${colorContent(look.line, 'stroke', grey)} ${frame} w ${box} B Q`;
  if (value === '') return `${ground} /Tx BMC EMC`;
  const face = faceNamed(faces, look.face);
  const lines = several ? wrapped(value, face, look.size, width - padding * 2) : [encodeText(value.replace(/\s+/g, ' '))];
  const cap = (face.capHeight * look.size) / 1000;
  const top = several ? height - padding - look.size : (height - cap) / 2;
  const shown = lines.map((line) => `<${hex(line)}> Tj`).join(' T* ');
  const text = `BT ${setFont(field, grey)} ${number(look.size * lead)} TL ${padding} ${number(top)} Td ${shown} ET`;
  return `${ground} /Tx BMC q ${box} W n ${text} Q EMC`;
};

const writeText = (pen: Pen, mark: FieldMark, field: TextField, name: string): void => {
  const { look, says, starts = '' } = field;
  const answer = pen.answers.get(name);
  const value = typeof answer === 'string' ? answer : starts;
  const parent = parentOf(pen, name);
  const widget = annotate(pen, mark, {
    ...kindOf(mark, field),
    T: new String(lastOf(name)),
    ...(parent ? { Parent: parent } : {}),
    TU: new String(says),
    V: new String(value),
    DA: new String(setFont(field, pen.grey)),
    MK: { BC: colorShares(look.line, pen.grey), BG: colorShares(look.ground, pen.grey) },
    BS: { W: frame, S: 'S' },
    AP: { N: appearance(pen, mark, textContent(mark, field, value, pen)) },
  });
  hang(pen, parent, widget);
};

/** Control points of a quarter circle made of one Bézier curve: 4/3 (√2 − 1). */
const kappa = 0.5522847498;

/** A rectangle with half circles at its ends, or a circle, this far from the edges. */
const pill = (width: Pt, height: Pt, inset: Pt): string => {
  const [left, bottom, right, top] = [inset, inset, width - inset, height - inset];
  const r = Math.min(right - left, top - bottom) / 2;
  const k = r * (1 - kappa);
  const at = (...values: readonly number[]): string => values.map(number).join(' ');
  return [
    `${at(left + r, bottom)} m ${at(right - r, bottom)} l`,
    `${at(right - k, bottom, right, bottom + k, right, bottom + r)} c ${at(right, top - r)} l`,
    `${at(right, top - k, right - k, top, right - r, top)} c ${at(left + r, top)} l`,
    `${at(left + k, top, left, top - k, left, top - r)} c ${at(left, bottom + r)} l`,
    `${at(left, bottom + k, left + k, bottom, left + r, bottom)} c h`,
  ].join(' ');
};

/** The weight of ticks and rings. */
const bold = 2;
/** How far a dot keeps from the edges of its field, as a share of it. */
const dotInset = 0.22;

const chosenContent = ({ width, height }: FieldMark, { shape, look }: ChoiceField, grey: boolean): string => {
  if (shape === 'dot')
    return `${colorContent(look.pen, 'fill', grey)} ${pill(width, height, Math.min(width, height) * dotInset)} f`;
  const pen = `${colorContent(look.pen, 'stroke', grey)} ${bold} w 1 J 1 j`;
  if (shape === 'ring') return `${pen} ${pill(width, height, bold / 2)} S`;
  const [x, y, side] = [width / 2, height / 2, Math.min(width, height) * 0.3];
  const points = [
    [x - side, y],
    [x - side * 0.3, y - side * 0.75],
    [x + side, y + side * 0.95],
  ].map((point) => point.map(number).join(' '));
  return `${pen} ${points[0]} m ${points[1]} l ${points[2]} l S`;
};

/** Draws nothing. pdfkit would write no stream for an empty one, and an appearance must be a stream. */
const nothing = 'q Q';

const writeChoice = (pen: Pen, mark: FieldMark, field: ChoiceField, name: string): void => {
  const answer = pen.answers.get(name);
  const on = field.what === 'radio' ? field.value : 'Yes';
  const isChosen = field.what === 'radio' ? answer === on : answer === true;
  const look = {
    AS: isChosen ? on : 'Off',
    AP: { N: { [on]: appearance(pen, mark, chosenContent(mark, field, pen.grey)), Off: appearance(pen, mark, nothing) } },
  };
  if (field.what === 'radio') {
    const Parent = groupOf(pen, name, { FT: 'Btn', TU: new String(field.says), Ff: radio | noToggle, V: 'Off' });
    if (isChosen) Parent.data.V = on;
    hang(pen, Parent, annotate(pen, mark, { Parent, TU: new String(field.option), ...look }));
    return;
  }
  const parent = parentOf(pen, name);
  const data = { FT: 'Btn', T: new String(lastOf(name)), ...(parent ? { Parent: parent } : {}), TU: new String(field.says) };
  hang(pen, parent, annotate(pen, mark, { ...data, V: isChosen ? on : 'Off', ...look }));
};

const beginForm = (doc: PDFDocument, tree: StructureTree, input: FormInput, { look }: Field): Pen => {
  const fields: Reference[] = [];
  const fonts = new Map<string, Reference>();
  const form = doc.ref({ Fields: fields });
  const pen: Pen = { ...input, doc, tree, fields, form, fonts, groups: new Map(), drawn: new Map() };
  const font = { [fontName]: fontOf(pen, look.face) };
  Object.assign(form.data, { DR: { Font: font }, DA: new String(`/${fontName} ${number(look.size)} Tf 0 g`) });
  // pdfkit ends the form, and asks that it know of a font.
  Object.assign(doc, { _acroform: { fonts: {}, defaultFont: fontName } });
  doc._root.data.AcroForm = form;
  return pen;
};

/** The form of a document; it has none until its first field is written. */
export const formOf = (doc: PDFDocument, tree: StructureTree, input: FormInput): FormWriter => {
  let pen: Pen | undefined;
  return {
    write: (mark) => {
      pen ??= beginForm(doc, tree, input, mark.field);
      const { field } = mark;
      const name = input.names.get(mark) ?? field.name;
      if (field.what === 'text') writeText(pen, mark, field, name);
      else writeChoice(pen, mark, field, name);
    },
  };
};
