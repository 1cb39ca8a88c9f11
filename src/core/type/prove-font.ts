import type { Flaw } from '../model/diagnostic.ts';
import { type GlyphOf, readCmap } from './cmap.ts';
import { fontFileOf } from './font-file.ts';
import { readPostscriptName } from './postscript-name.ts';
import { provenCmap } from './prove-cmap.ts';
import { damagedGlyph } from './prove-glyphs.ts';
import { type ForeignFont, type Header, readHeader, readTables, type Tables } from './prove-tables.ts';

/** A font in which all that will be read is proven. */
export interface ProvenFont {
  readonly header: Header;
  readonly postscriptName: string;
  /** In degrees, counterclockwise. */
  readonly italicAngle: number;
  /** In font units; undefined when the font does not declare them: then they are as high as H and x. */
  readonly capHeight: number | undefined;
  readonly xHeight: number | undefined;
  readonly tables: Tables;
  readonly glyphOf: GlyphOf;
  /** A font file for fontkit, of the tables that are proven and those that are read under guard (`guarded-layout.ts`). */
  readonly file: Uint8Array;
}

/** What fontkit is handed as it is. Programs that fit glyphs to a grid are not run by us. */
const handed = ['head', 'hhea', 'maxp', 'hmtx', 'glyf', 'prep', 'fpgm', 'GSUB', 'GPOS', 'GDEF'];

const bytesOf = (view: DataView, length = view.byteLength): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, Math.min(length, view.byteLength));

/** `cvt ` is a list of numbers of two bytes; `loca` has as many offsets as there are glyphs, and one more. */
const fileOf = (tables: Tables, cmap: Uint8Array, { glyphCount }: Header): Uint8Array => {
  const whole = (tag: string, length?: number) => {
    const table = tables.get(tag);
    return table && table.byteLength > 0 ? [{ tag, bytes: bytesOf(table, length) }] : [];
  };
  const offsetBytes = tables.get('head')?.getUint16(50) === 1 ? 4 : 2;
  const control = tables.get('cvt ')?.byteLength ?? 0;
  const proven = [
    ...handed.flatMap((tag) => whole(tag)),
    ...whole('cvt ', control - (control % 2)),
    ...whole('loca', (glyphCount + 1) * offsetBytes),
    { tag: 'cmap', bytes: cmap },
  ];
  // fontkit looks at no checksum.
  return fontFileOf(proven, () => 0);
};

/** Heights from `OS/2`: versions 0 and 1 have none, and some later ones hold 0. */
const heightsOf = (table: DataView | undefined): Pick<ProvenFont, 'capHeight' | 'xHeight'> => {
  if (!table || table.byteLength < 90 || table.getUint16(0) < 2)
    return { capHeight: undefined, xHeight: undefined };
  return { capHeight: table.getInt16(88) || undefined, xHeight: table.getInt16(86) || undefined };
};

const italicAngleOf = (post: DataView | undefined): number =>
  post && post.byteLength >= 8 ? post.getInt32(4) / 65_536 : 0;

/** Proves a font; `name` is used when the font has none. Time and memory are in proportion to the file's length. */
export const proveFont = (name: string, bytes: Uint8Array): ProvenFont | Flaw | ForeignFont => {
  const tables = readTables(bytes);
  if ('flaw' in tables || 'kind' in tables) return tables;
  const header = readHeader(tables);
  if ('flaw' in header) return header;
  const [glyf, characters] = [tables.get('glyf'), tables.get('cmap')];
  const cmap = characters && provenCmap(characters);
  if (!glyf || !cmap) return { flaw: 'it has no map of Unicode characters that is whole' };
  const glyph = damagedGlyph(glyf, header);
  if (glyph !== undefined) return { flaw: `its glyph ${glyph} is damaged` };
  return {
    header,
    postscriptName: readPostscriptName(tables.get('name'), name),
    italicAngle: italicAngleOf(tables.get('post')),
    ...heightsOf(tables.get('OS/2')),
    tables,
    glyphOf: readCmap(cmap),
    file: fileOf(tables, cmap, header),
  };
};
