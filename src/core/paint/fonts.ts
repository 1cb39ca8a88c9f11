import type { Glyph } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Page } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import type { Face } from '../type/face.ts';
import { glyphsIn, spelled } from './glyphs.ts';
import type { PdfDocument, Reference, Rewriter } from './pdfkit-adapter.ts';

// Fonts are written as PDF objects of our own (PDF 32000-1, 9.7: Type 0 fonts with Identity-H): pdfkit would open and cut each
// face anew for every document. What a face needs for the glyphs of a document is kept for the next document that uses the same.

/** One face as a document needs it: everything but the object numbers. */
interface Cut {
  /** The cut-down font, deflated. */
  readonly file: Uint8Array;
  readonly length: number;
  /** For each glyph of the whole font, its number in the cut-down one; two bytes each, deflated. Absent: it is not cut down. */
  readonly numbers?: Uint8Array;
  /** As W of a CIDFont has them: the first glyph of a run, and the widths of the run. */
  readonly widths: readonly (number | readonly number[])[];
  /** The text that the glyphs show: a CMap (9.10.3), deflated. */
  readonly toUnicode: Uint8Array;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

const utf16 = (codePoints: readonly number[]): string =>
  [...String.fromCodePoint(...codePoints)]
    .flatMap((character) =>
      Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))),
    )
    .join('');

/** Maps glyph numbers to text. A block has a hundred at most, as the CMap specification requires. */
const cmap = (texts: readonly (readonly [number, readonly number[]])[]): string => {
  const blocks: string[] = [];
  for (let start = 0; start < texts.length; start += 100) {
    const some = texts
      .slice(start, start + 100)
      .map(([number, codePoints]) => `<${hex(number)}> <${utf16(codePoints)}>`);
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

const textsOf = (glyphs: readonly Glyph[]): string =>
  cmap(
    glyphs
      .filter(({ codePoints }) => codePoints.length > 0)
      .map(({ id, codePoints }) => [id, codePoints] as const),
  );

/** Widths in thousandths of an em by glyph, neighbors together (PDF 32000-1, 9.7.4.3). */
const widthRuns = (glyphs: readonly Glyph[]): Cut['widths'] => {
  const runs: (number | number[])[] = [];
  let [run, next]: [number[], number] = [[], -1];
  for (const { id, width } of glyphs) {
    if (id !== next) runs.push(id, (run = []));
    run.push(width);
    next = id + 1;
  }
  return runs;
};

/** Pages name a glyph by its number in the whole font. So their content does not depend on which other glyphs a document uses. */
const cut = (face: Face, glyphs: readonly Glyph[], { deflate, latin1 }: Platform): Cut => {
  const { bytes, numberOf } = face.subset(glyphs.map(({ id }) => id));
  const numbers = new Uint8Array(2 * (Math.max(...numberOf.keys()) + 1));
  const view = new DataView(numbers.buffer);
  for (const [id, number] of numberOf) view.setUint16(id * 2, number);
  return {
    file: deflate(bytes),
    length: bytes.length,
    numbers: deflate(numbers),
    widths: widthRuns(glyphs),
    toUnicode: deflate(latin1(textsOf(glyphs))),
  };
};

const memoWhole = createMemo<Uint8Array>();

/** A face as it is. Widths and texts are written for the glyphs in use alone: no others are looked up. */
const uncut = (face: Face, glyphs: readonly Glyph[], platform: Platform): Cut => ({
  file: memoWhole([face, platform], '', () => platform.deflate(face.bytes)),
  length: face.bytes.length,
  widths: widthRuns(glyphs),
  toUnicode: platform.deflate(platform.latin1(textsOf(glyphs))),
});

const memoCut = createMemo<Cut>();

// Font descriptor flags: glyphs outside the Adobe standard set; italic.
const [symbolic, italic] = [1 << 2, 1 << 6];

interface Embedded {
  readonly name: string;
  readonly flags: number;
  /** The font file, deflated, and how long it was. */
  readonly file: Uint8Array;
  readonly length: number;
}

type FontWriter = Pick<PdfDocument, 'object' | 'stream'>;

/** The font descriptor of a face, with its file (PDF 32000-1, 9.8). */
export const writeDescriptor = (
  document: FontWriter,
  { facts }: Face,
  { name, flags, file, length }: Embedded,
): Reference => {
  const { ascent, descent, capHeight, xHeight, italicAngle, box } = facts;
  const fontFile = document.stream({ Filter: 'FlateDecode', Length1: length }, file);
  return document.object({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: flags,
    FontBBox: box,
    ItalicAngle: italicAngle,
    Ascent: ascent,
    Descent: descent,
    CapHeight: capHeight,
    XHeight: xHeight,
    StemV: 0,
    FontFile2: fontFile,
  });
};

const writeFont = (document: FontWriter, face: Face, made: Cut, index: number): Reference => {
  const { postscriptName, isItalic } = face.facts;
  // Six capitals mark a subset (9.6.4); they need only differ within the document.
  const name = made.numbers
    ? `OCTAV${String.fromCharCode(65 + (index % 26))}+${postscriptName}`
    : postscriptName;
  const descriptor = writeDescriptor(document, face, {
    name,
    flags: symbolic | (isItalic ? italic : 0),
    ...made,
  });
  const numbers = made.numbers && document.stream({}, made.numbers);
  const system = { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 };
  const descendant = document.object({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: system,
    FontDescriptor: descriptor,
    W: made.widths,
    CIDToGIDMap: numbers ?? 'Identity',
  });
  const toUnicode = document.stream({}, made.toUnicode);
  return document.object({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
};

/** A font of a document, and the glyphs that it is to have. */
interface RewrittenFont {
  readonly name: string;
  /** Its place among the document's fonts. */
  readonly index: number;
  readonly glyphs: readonly Glyph[];
  /** The number of the object to which pages refer. */
  readonly last: number;
}

/** What fonts are written with. */
interface FontInput {
  readonly faces: Faces;
  readonly platform: Platform;
  /** Faces are not cut down. */
  readonly whole: boolean;
}

const cutFor = (face: Face, glyphs: readonly Glyph[], { platform, whole }: FontInput): Cut =>
  memoCut([face, platform], `${whole} ${spelled(glyphs)}`, () =>
    (whole ? uncut : cut)(face, glyphs, platform),
  );

/** Writes the fonts of a document, each with the glyphs its pages use, or whole: references by face. */
export const writeFonts = (
  document: PdfDocument,
  pages: readonly Page[],
  input: FontInput,
): ReadonlyMap<string, Reference> =>
  new Map(
    [...glyphsIn(pages, input.faces)].map(([name, glyphs], index): [string, Reference] => {
      const face = faceNamed(input.faces, name);
      return [name, writeFont(document, face, cutFor(face, glyphs, input), index)];
    }),
  );

/** Writes a font of a document anew, for other glyphs. */
export const rewriteFont = (
  rewriter: Rewriter,
  { name, index, glyphs, last }: RewrittenFont,
  input: FontInput,
): void => {
  const face = faceNamed(input.faces, name);
  // Its objects follow each other, that to which pages refer the last: file, descriptor, numbers, descendant, texts, font.
  rewriter.turnTo(last - (input.whole ? 4 : 5));
  writeFont(rewriter, face, cutFor(face, glyphs, input), index);
};

/** The number of a font that no page uses: pages have fewer fonts. */
const beside = 25;

/** Writes a face with these glyphs, for text that is on no page. */
export const writeGlyphs = (
  document: PdfDocument,
  face: Face,
  glyphs: readonly Glyph[],
  platform: Platform,
): Reference => {
  const used = new Map([...face.shape(' ').glyphs, ...glyphs].map((glyph) => [glyph.id, glyph]));
  const sorted = [...used.values()].sort((one, other) => one.id - other.id);
  return writeFont(document, face, cut(face, sorted, platform), beside);
};
