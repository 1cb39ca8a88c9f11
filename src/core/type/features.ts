// Features of a font that put other glyphs in place of single ones, always on (OpenType 1.9, GSUB and the registry of features).

/** Required variation alternates: a font cut from a variable one may still ask for them. */
const always = ['rvrn', 'rclt'];

/** The tags of a table's list of features; none where the list is damaged. */
const tagsIn = (table: DataView): readonly string[] => {
  try {
    const list = table.getUint16(6);
    return Array.from({ length: table.getUint16(list) }, (_, index) =>
      String.fromCharCode(...[0, 1, 2, 3].map((letter) => table.getUint8(list + 2 + index * 6 + letter))),
    );
  } catch {
    return [];
  }
};

/** Whether even plain letters may be shown by other glyphs than their own: pairs and ligatures do not tell all then. */
export const hasAlternates = (substitutions: DataView | undefined): boolean =>
  substitutions !== undefined && tagsIn(substitutions).some((tag) => always.includes(tag));
