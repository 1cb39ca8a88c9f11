const letters: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/** Two bytes for each UTF-16 code unit, the higher first, as characters. */
const bigEndian = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index);
    return String.fromCharCode(unit >> 8, unit & 0xff);
  }).join('');

const isAscii = (text: string): boolean => [...text].every((character) => character <= '\x7f');

/** What a PDF holds, as it is written there: a value of a kind that pdfkit does not know, it writes as that value says itself. */
export const verbatim = (text: string): Record<string, unknown> => ({
  [Symbol.toStringTag]: 'Verbatim',
  toString: () => text,
});

/** A text as a PDF writes it (PDF 32000-1, 7.3.4.2 and 7.9.2.2). */
export const textString = (text: string): string => {
  const binary = isAscii(text) ? text : `\xfe\xff${bigEndian(text)}`;
  return `(${binary.replace(/[\n\r\t\b\f()\\]/g, (one) => `\\${letters[one] ?? one}`)})`;
};
