import { inflateSync } from 'node:zlib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader of it meets it. */
export interface ReadPdf {
  /** The words on all pages, spaces made single. */
  readonly text: string;
  readonly info: string;
  readonly outline: string;
}

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    words.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  const { info, metadata } = await document.getMetadata();
  const outline = await document.getOutline();
  await task.destroy();
  return {
    text: words.join(' ').replace(/\s+/g, ' '),
    info: `${JSON.stringify(info)} ${metadata?.getRaw() ?? ''}`,
    outline: JSON.stringify(outline, ['title', 'items']),
  };
};

const tryInflate = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    // Not every stream is deflated.
    return bytes.toString('latin1');
  }
};

/** Every stream that tells about the document (XMP), inflated, without the pages' own contents. */
export const metadataStreams = (bytes: Buffer): readonly string[] => {
  const found: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 7)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const end = bytes.indexOf('endstream', at);
    const text = tryInflate(bytes.subarray(at + 7, end));
    if (text.includes('<x:xmpmeta') || text.includes('<rdf:RDF')) found.push(text);
  }
  return found;
};

/** The dictionary that the trailer names as the document's information. */
export const infoDictionary = (bytes: Buffer): string => {
  const whole = bytes.toString('latin1');
  const number = /\/Info (\d+) 0 R/.exec(whole)?.[1];
  const start = whole.indexOf(`\n${number} 0 obj`);
  return number === undefined || start === -1 ? '' : whole.slice(start, whole.indexOf('endobj', start));
};

/** The objects of a file without the contents of its streams: what it says beside its pages. */
export const besideStreams = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/(?<!end)stream\r?\n[\s\S]*?endstream/g, '');
