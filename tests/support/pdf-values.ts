/** A value of a dictionary as a file holds it (PDF 32000-1, 7.3). Names begin with `/`; texts are decoded. */
export type PdfValue = number | string | PdfText | PdfReference | readonly PdfValue[] | PdfDictionary;

export interface PdfText {
  readonly text: string;
}

export interface PdfReference {
  readonly object: number;
}

export interface PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>;
}

const token =
  /\s*(<<|>>|[[\]]|\((?:\\[\s\S]|[^\\()])*\)|<[0-9a-fA-F]*>|\d+ \d+ R|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+)/gy;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What stands between the brackets of a literal string, its escapes undone (7.3.4.2); one character a byte. */
export const unescaped = (literal: string): string =>
  literal.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter);

/** A text string (7.9.2.2): UTF-16 after its mark, else a byte a character. */
const textOf = (bytes: string): string =>
  bytes.startsWith('\xfe\xff')
    ? bytes
        .slice(2)
        .replace(/([\s\S])([\s\S])/g, (_, high: string, low: string) =>
          String.fromCharCode((high.charCodeAt(0) << 8) | low.charCodeAt(0)),
        )
    : bytes;

const scalar = (written: string): PdfValue => {
  const reference = /^(\d+) \d+ R$/.exec(written);
  if (reference) return { object: Number(reference[1]) };
  if (written.startsWith('(')) return { text: textOf(unescaped(written.slice(1, -1))) };
  return /^[-+.\d]/.test(written) ? Number(written) : written;
};

const asDictionary = (values: readonly PdfValue[]): PdfDictionary => {
  const entries = new Map<string, PdfValue>();
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]];
    if (typeof key === 'string' && value !== undefined) entries.set(key, value);
  }
  return { entries };
};

/** Reads a value as pdfkit writes it: the dictionary of an object, say. Comments and other ways of writing are not understood. */
export const readValue = (written: string): PdfValue => {
  const stack: PdfValue[][] = [[]];
  for (const [, part = ''] of written.matchAll(token)) {
    if (part === '<<' || part === '[') stack.push([]);
    else if (part === '>>' || part === ']') {
      const inner = stack.pop() ?? [];
      stack.at(-1)?.push(part === ']' ? inner : asDictionary(inner));
    } else stack.at(-1)?.push(scalar(part));
  }
  const [value] = stack[0] ?? [];
  if (value === undefined) throw new Error(`no value in ${written}`);
  return value;
};

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && 'entries' in value && value.entries instanceof Map;
