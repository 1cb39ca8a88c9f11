import { zlibSync } from 'fflate';
import type PDFDocument from 'pdfkit';
import type { Reference } from 'pdfkit';
import type { Glyph, Word } from '../galley.ts';
import type { Page } from '../paginate/paginate.ts';
import type { Faces } from '../type/atoms.ts';
import type { Face } from '../type/face.ts';
import { type Encoder, encodeGlyphs } from './content.ts';

// Fonts are written as PDF objects of our own (PDF 32000-1, 9.7: Type 0 fonts with Identity-H): pdfkit would open and cut each
// face anew for every document. What a face needs for the glyphs of a document is kept for the next document that uses the same.

/** One face as a document needs it: everything but the object numbers. */
interface Cut {
  /** The cut-down font, deflated. */
  readonly file: Uint8Array;
  readonly length: number;
  readonly widths: readonly number[];
  readonly toUnicode: string;
  readonly words: Map<Word, string>;
  readonly encode: (word: Word) => string;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

const utf16 = (codePoints: readonly number[]): string =>
  [...String.fromCodePoint(...codePoints)]
    .flatMap((character) => Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))))
    .join('');

/** Tells the text behind each glyph number; at most a hundred in a block, as the CMap specification asks. */
const cmap = (texts: readonly (readonly [number, readonly number[]])[]): string => {
  const blocks: string[] = [];
  for (let start = 0; start < texts.length; start += 100) {
    const some = texts.slice(start, start + 100).map(([number, codePoints]) => `<${hex(number)}> <${utf16(codePoints)}>`);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
};

const cut = (face: Face, glyphs: ReadonlyMap<number, Glyph>): Cut => {
  const { bytes, numberOf } = face.subset(glyphs.keys());
  const widths: number[] = [];
  const texts: (readonly [number, readonly number[]])[] = [];
  for (const [id, number] of numberOf) {
    const glyph = glyphs.get(id);
    widths[number] = glyph?.width ?? 0;
    if (glyph && glyph.codePoints.length > 0) texts.push([number, glyph.codePoints]);
  }
  const words = new Map<Word, string>();
  const encode = (word: Word): string => {
    let text = words.get(word);
    if (text === undefined) words.set(word, (text = encodeGlyphs(word, ({ id }) => numberOf.get(id) ?? 0)));
    return text;
  };
  const full = Array.from({ length: widths.length }, (_, number) => widths[number] ?? 0);
  return { file: zlibSync(bytes), length: bytes.length, widths: full, toUnicode: cmap(texts), words, encode };
};

const cuts = new WeakMap<Face, { readonly key: string; readonly cut: Cut }>();

const cutFor = (face: Face, glyphs: ReadonlyMap<number, Glyph>): Cut => {
  const key = [...glyphs.keys()].sort((a, b) => a - b).join();
  const kept = cuts.get(face);
  if (kept?.key === key) return kept.cut;
  const made = cut(face, glyphs);
  cuts.set(face, { key, cut: made });
  return made;
};

/** The glyphs of every face that pages use; spaces always, so that text can be copied whole. */
const glyphsIn = (pages: readonly Page[], faces: Faces): ReadonlyMap<string, ReadonlyMap<number, Glyph>> => {
  const used = new Map<string, Map<number, Glyph>>();
  const seen = new Set<Word>();
  const add = (name: string, word: Word): void => {
    if (seen.has(word)) return;
    seen.add(word);
    let glyphs = used.get(name);
    if (!glyphs) {
      used.set(name, (glyphs = new Map()));
      const space = faces.get(name)?.shape(' ');
      if (space) add(name, space);
    }
    for (const glyph of word.glyphs) if (!glyphs.has(glyph.id)) glyphs.set(glyph.id, glyph);
  };
  for (const { marks } of pages)
    for (const mark of marks)
      if (mark.kind === 'glyphs') for (const part of mark.run) if (typeof part !== 'number') add(mark.face, part);
  return used;
};

// Font descriptor flags: glyphs outside the Adobe standard set; italic.
const [symbolic, italic] = [1 << 2, 1 << 6];

const writeFont = (doc: PDFDocument, face: Face, made: Cut, index: number): Reference => {
  const { postscriptName, ascent, descent, capHeight, xHeight, italicAngle, box, isItalic } = face.facts;
  // Six capitals mark a subset (9.6.4); they need only differ within the document.
  const name = `OCTAV${String.fromCharCode(65 + (index % 26))}+${postscriptName}`;
  const file = doc.ref({ Filter: 'FlateDecode', Length1: made.length });
  file.end(made.file);
  const descriptor = doc.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: symbolic | (isItalic ? italic : 0),
    FontBBox: box,
    ItalicAngle: italicAngle,
    Ascent: ascent,
    Descent: descent,
    CapHeight: capHeight,
    XHeight: xHeight,
    StemV: 0,
    FontFile2: file,
  });
  descriptor.end();
  const system = { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 };
  const descendant = doc.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: system,
    FontDescriptor: descriptor,
    W: [0, made.widths],
    CIDToGIDMap: 'Identity',
  });
  descendant.end();
  const toUnicode = doc.ref({});
  toUnicode.end(made.toUnicode);
  const font = doc.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
  font.end();
  return font;
};

export interface DocumentFont extends Encoder {
  readonly reference: Reference;
}

/** Writes the fonts of a document, each with the glyphs its pages use. */
export const writeFonts = (doc: PDFDocument, pages: readonly Page[], faces: Faces): ReadonlyMap<string, DocumentFont> =>
  new Map(
    [...glyphsIn(pages, faces)].map(([name, glyphs], index): [string, DocumentFont] => {
      const face = faces.get(name);
      if (!face) throw new Error(`face ${name} is not open`);
      const made = cutFor(face, glyphs);
      const reference = writeFont(doc, face, made, index);
      return [name, { resource: `F${index + 1}`, encode: made.encode, space: face.shape(' '), reference }];
    }),
  );
