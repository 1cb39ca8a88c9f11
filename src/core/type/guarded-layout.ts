import { create, type Font, type FontRun, type LayoutProcessor } from 'fontkit';

// fontkit's layout engine reads GSUB, GPOS and GDEF as it goes, and trusts them: what points back at itself, or a thousand times at
// the same place, takes it minutes and gigabytes. To prove all of their forms would be to write the engine again. So it runs under
// guard: it may read so much and take so many steps, and is never run again for a font in which that does not suffice.

/** Numbers read, for each byte of the file: sound fonts stay below a tenth, by all texts together. */
const readsPerByte = 1;
/** Steps and glyphs, for each character: sound fonts take some forty steps. Short texts have a little more. */
const [mostSteps, mostGlyphs, more] = [1000, 32, 8];

/** Methods of fontkit's stream by which it reads numbers. */
const reads = [
  'readUInt8',
  'readUInt16BE',
  'readUInt24BE',
  'readUInt32BE',
  'readInt8',
  'readInt16BE',
  'readInt32BE',
];

/** Lets the font's stream be read so many times, from now on. */
const guardReads = (font: Font, allowed: number): void => {
  let left = allowed;
  const { stream } = font;
  for (const name of reads) {
    const read = stream[name];
    if (typeof read !== 'function') throw new Error(`fontkit reads no more by ${name}`);
    stream[name] = () => {
      left -= 1;
      if (left < 0) throw new Error('it reads too much');
      return read.call(stream);
    };
  }
};

/** Lets a processor take so many steps for each text, and make so many glyphs. */
const guardSteps = (processor: LayoutProcessor | null, isOver: (glyphs: number) => boolean): void => {
  if (!processor) return;
  const { applyLookup } = processor;
  processor.applyLookup = (type, table) => {
    if (isOver(processor.glyphs.length)) throw new Error('it takes too long');
    return applyLookup.call(processor, type, table);
  };
};

type Layout = (text: string) => FontRun;

/** Opens a font that is read for its layout alone: what the guard forbids it must not be missing elsewhere. */
const openGuarded = (file: Uint8Array): Layout => {
  const font = create(file);
  guardReads(font, file.length * readsPerByte);
  let [steps, glyphs] = [0, 0];
  const isOver = (count: number): boolean => --steps < 0 || count > glyphs;
  const { engine } = font._layoutEngine;
  guardSteps(engine?.GSUBProcessor ?? null, isOver);
  guardSteps(engine?.GPOSProcessor ?? null, isOver);
  return (text) => {
    const length = text.length + more;
    [steps, glyphs] = [length * mostSteps, length * mostGlyphs];
    return font.layout(text);
  };
};

/** fontkit's layout of texts in a font file; undefined for a font whose tables do not serve, from the text on in which that shows. */
export const guardLayout = (file: Uint8Array): ((text: string) => FontRun | undefined) => {
  let layout: Layout | undefined;
  let isDamaged = false;
  return (text) => {
    if (isDamaged) return undefined;
    try {
      layout ??= openGuarded(file);
      return layout(text);
    } catch {
      // fontkit throws whatever its tables lead it to. What it has read of them until then may be large.
      layout = undefined;
      isDamaged = true;
      return undefined;
    }
  };
};
