import { inflateSync } from 'node:zlib';

/** One object of a file: its dictionary as text, and its stream unpacked when it has one. */
export interface PdfObject {
  readonly number: number;
  readonly offset: number;
  readonly dictionary: string;
  readonly stream?: string;
}

/** Bytes as characters of the same number, so that offsets stay offsets. */
export const asLatin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const unpacked = (dictionary: string, stream: string): string =>
  dictionary.includes('/FlateDecode')
    ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
    : stream;

/** The objects of a file without object streams, found by their frames. */
export const objectsOf = (bytes: Uint8Array): readonly PdfObject[] =>
  [...asLatin(bytes).matchAll(/(?<=\n)(\d+) 0 obj\n(.*?)\nendobj\n/gs)].map((match) => {
    const [dictionary = '', packed] = (match[2] ?? '').split(/\nstream\n/s, 2);
    const stream = packed?.replace(/\nendstream$/, '');
    const found = { number: Number(match[1]), offset: match.index, dictionary };
    return stream === undefined ? found : { ...found, stream: unpacked(dictionary, stream) };
  });

/** Entries of the classic cross-reference table (PDF 32000-1, 7.5.4): an object's number, and the offset it claims. */
export const crossReferences = (
  bytes: Uint8Array,
): readonly { readonly number: number; readonly offset: number }[] => {
  const text = asLatin(bytes);
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] ?\r?\n)+)trailer/.exec(text.slice(start));
  return (table?.[2] ?? '')
    .trimEnd()
    .split('\n')
    .flatMap((line, number) => (line.includes(' n') ? [{ number, offset: Number(line.slice(0, 10)) }] : []));
};
