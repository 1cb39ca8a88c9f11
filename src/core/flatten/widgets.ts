import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

// What of a form stands on a page (PDF 32000-1, 12.5.6.19 and 12.7): one widget for each place to write or tick.

/** A place to write or tick, and what it shows. */
export interface Widget {
  readonly dict: PDFDict;
  /** Its object; a widget may also stand in the list of its page itself. */
  readonly ref: PDFRef | undefined;
  readonly kind: 'text' | 'check' | 'radio' | 'other';
  readonly prompt: string;
  /** Of a box: whether it is ticked. */
  readonly isOn: boolean;
  /** What draws it; undefined: nothing does. */
  readonly drawing: { readonly ref: PDFRef; readonly stream: PDFStream } | undefined;
  /** Whether it holds something that nothing draws. */
  readonly isUndrawn: boolean;
}

const named = PDFName.of;

/** What a field says, or the one it belongs to. Chains that never end are cut. */
const inherited = (dict: PDFDict, key: string): PDFObject | undefined => {
  let at: PDFDict | undefined = dict;
  for (let depth = 0; at && depth < 32; depth += 1) {
    const value = at.lookup(named(key));
    if (value) return value;
    at = at.lookupMaybe(named('Parent'), PDFDict);
  }
  return undefined;
};

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';

const nameOf = (value: PDFObject | undefined): string => (value instanceof PDFName ? value.decodeText() : '');

/** Field flags (table 226): of a button, one of several; one that holds nothing. */
const [radio, push] = [1 << 15, 1 << 16];

const kindOf = (dict: PDFDict): Widget['kind'] => {
  const type = nameOf(inherited(dict, 'FT'));
  if (type === 'Tx' || type === 'Ch') return 'text';
  const flags = inherited(dict, 'Ff');
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0;
  if (type !== 'Btn' || (bits & push) !== 0) return 'other';
  return (bits & radio) === 0 ? 'check' : 'radio';
};

/** Annotation flags (table 165): hidden, and not to be seen. */
const unseen = 2 | 32;

const drawingOf = (dict: PDFDict, state: string): Widget['drawing'] => {
  const flags = dict.lookupMaybe(named('F'), PDFNumber)?.asNumber() ?? 0;
  const appearances = dict.lookupMaybe(named('AP'), PDFDict);
  if (!appearances || (flags & unseen) !== 0) return undefined;
  const normal = appearances.lookup(named('N'));
  const [holder, key] = normal instanceof PDFDict ? [normal, named(state)] : [appearances, named('N')];
  const [ref, stream] = [holder.get(key), holder.lookup(key)];
  return ref instanceof PDFRef && stream instanceof PDFStream ? { ref, stream } : undefined;
};

/** Operators that show text, or another drawing in which it may stand. */
const shows = /(?:^|[\s)>\]])(?:Tj|TJ|'|"|Do)(?=\s|$)/;

const drawsText = (stream: PDFStream): boolean => {
  const bytes = stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return shows.test(text);
};

/** Letters that a font of one byte a letter has no place for, in the encoding that most writers use (PDF 32000-1, annex D: WinAnsi). */
const beyondLatin = /[^\t\n\r\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;

const isLatinAlone = (font: PDFObject | undefined): boolean => {
  if (!(font instanceof PDFDict) || nameOf(font.lookup(named('Subtype'))) === 'Type0') return false;
  const encoding = font.lookup(named('Encoding'));
  return encoding === undefined || nameOf(encoding) === 'WinAnsiEncoding';
};

/** Whether what draws words can draw each of their letters: others stand there as question marks, or not at all. */
const drawsLetters = ({ dict }: PDFStream, words: string): boolean => {
  if (!beyondLatin.test(words)) return true;
  const resources = dict.lookupMaybe(named('Resources'), PDFDict);
  const fonts = resources?.lookupMaybe(named('Font'), PDFDict);
  const all = fonts?.keys().map((key) => fonts.lookup(key)) ?? [];
  return all.length === 0 || !all.every(isLatinAlone);
};

const readWidget = (dict: PDFDict, ref: PDFRef | undefined): Widget => {
  const kind = kindOf(dict);
  const state = nameOf(dict.lookup(named('AS'))) || 'Off';
  const drawing = drawingOf(dict, state);
  const isOn = kind !== 'text' && state !== 'Off';
  const words = kind === 'text' ? textOf(inherited(dict, 'V')).trim() : '';
  const holdsWords = words !== '';
  const isDrawn =
    drawing !== undefined &&
    (!holdsWords || (drawsText(drawing.stream) && drawsLetters(drawing.stream, words)));
  const prompt = textOf(dict.lookup(named('TU'))) || textOf(inherited(dict, 'TU'));
  return { dict, ref, kind, prompt, isOn, drawing, isUndrawn: (holdsWords || isOn) && !isDrawn };
};

/** The widgets of a page, in their order. */
export const widgetsOf = ({ node }: PDFPage): readonly Widget[] => {
  const annotations = node.lookupMaybe(named('Annots'), PDFArray);
  return (annotations?.asArray() ?? []).flatMap((item, index) => {
    const dict = annotations?.lookup(index);
    if (!(dict instanceof PDFDict) || nameOf(dict.lookup(named('Subtype'))) !== 'Widget') return [];
    return readWidget(dict, item instanceof PDFRef ? item : undefined);
  });
};
