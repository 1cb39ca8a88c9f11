/** The name by which a font goes (OpenType 1.9, `name`, identifier 6). */
const postscriptName = 6;

/** Platforms whose names are of two bytes a letter: Unicode, Windows. */
const isWide = (platform: number): boolean => platform === 0 || platform === 3;

/** What a PDF may hold in the name of a font (PDF 32000-1, 7.3.5): regular characters. A name is 63 letters long at the most. */
const cleaned = (text: string): string =>
  text
    .replaceAll(' ', '_')
    .replace(/[^!-~]|[[\](){}<>/%#]/g, '')
    .slice(0, 63);

/** The PostScript name in a font's table of names; without one, what it is called otherwise. */
export const readPostscriptName = (name: DataView | undefined, otherwise: string): string => {
  const usual = cleaned(otherwise) || 'Font';
  if (!name || name.byteLength < 6) return usual;
  const [count, storage] = [name.getUint16(2), name.getUint16(4)];
  // Windows' own first, as readers do.
  const found: [rank: number, text: string][] = [];
  for (let record = 6; record < 6 + count * 12 && record + 12 <= name.byteLength; record += 12) {
    if (name.getUint16(record + 6) !== postscriptName) continue;
    const [platform, length, at] = [
      name.getUint16(record),
      name.getUint16(record + 8),
      storage + name.getUint16(record + 10),
    ];
    if (at + length > name.byteLength) continue;
    const bytes = new Uint8Array(name.buffer, name.byteOffset + at, length);
    const letters = isWide(platform) ? bytes.filter((_, index) => index % 2 === 1) : bytes;
    found.push([platform, cleaned(String.fromCharCode(...letters.subarray(0, 128)))]);
  }
  return found.sort(([one], [other]) => other - one).find(([, text]) => text !== '')?.[1] ?? usual;
};
