import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile } from '../model/sources.ts';
import { decodeNode } from './parse-cache.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** Names that mean something to JavaScript objects: never keys of ours. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** Deeper than any real content. */
const deepest = 60;
/** No file of content is near this; a larger one is a mistake or an attack. */
const mostCharacters = 2_000_000;

interface Reading {
  readonly file: string;
  readonly report: Report;
}

const placeOf = (
  node: Pick<Node, 'range'> | null | undefined,
  { file }: Reading,
  otherwise?: Place,
): Place => {
  const [start, end] = node?.range ?? [otherwise?.start ?? 0, otherwise?.end ?? 0];
  return { file, start, end };
};

const readKey = (key: unknown, reading: Reading, outer: Place): { key: string; at: Place } | undefined => {
  if (!isScalar(key)) {
    reading.report(error('author/yaml', 'a key must be plain text', outer));
    return undefined;
  }
  const at = placeOf(key, reading, outer);
  const name = String(key.value);
  if (!refusedKeys.has(name)) return { key: name, at };
  reading.report(error('author/refused-key', `\`${name}\` cannot be a key`, at, 'choose another name'));
  return undefined;
};

const convert = (node: unknown, reading: Reading, outer: Place, depth: number): YamlNode => {
  const empty: YamlNode = { kind: 'scalar', value: null, place: outer };
  if (depth > deepest) {
    reading.report(error('author/too-deep', `nested more than ${deepest} levels deep`, outer));
    return empty;
  }
  if (isAlias(node)) {
    reading.report(
      error(
        'author/alias',
        'anchors and aliases (`&`, `*`) are not used here',
        placeOf(node, reading, outer),
        'write the text out, or put quotes around one that begins with `*`',
      ),
    );
    return empty;
  }
  if (isMap(node)) {
    const place = placeOf(node, reading, outer);
    const entries = node.items.flatMap((pair): readonly YamlEntry[] => {
      const key = readKey(pair.key, reading, place);
      return key ? [{ ...key, value: convert(pair.value, reading, key.at, depth + 1) }] : [];
    });
    return { kind: 'map', entries, place };
  }
  if (isSeq(node)) {
    const place = placeOf(node, reading, outer);
    return { kind: 'list', items: node.items.map((item) => convert(item, reading, place, depth + 1)), place };
  }
  if (!isScalar(node)) return empty;
  // `0612345678` and `1.10` may be a number to call, or a name: what would be spelled otherwise stays as it is written.
  const value =
    typeof node.value === 'number' && String(node.value) !== node.source ? node.source : node.value;
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: plain, place: placeOf(node, reading, outer) };
};

const memo = createMemo<YamlNode | undefined>();

/** Reads a YAML file; undefined when it cannot be read, with the reasons reported. */
export const readYaml = (source: SourceFile, report: Report): YamlNode | undefined =>
  memo(
    [source],
    '',
    (report) =>
      source.parsed === undefined
        ? computeRead(source, inOurWords, report)
        : decodeNode(source.parsed, source.file),
    report,
  );

/** The same of a file that holds somebody's own words: no reason quotes any of it. */
export const readPrivateYaml = (source: SourceFile, report: Report): YamlNode | undefined =>
  computeRead(source, withoutQuoting, report);

/** A mistake as the parser reports it: its message may quote the file, its code does not. */
type Complaint = Pick<YAMLParseError, 'code' | 'message'>;
/** The message for it, and the hint. */
type Explain = (complaint: Complaint) => readonly [explanation: string, hint?: string | undefined];

const computeRead = ({ file, text }: SourceFile, explain: Explain, report: Report): YamlNode | undefined => {
  const start: Place = { file, start: 0, end: 0 };
  if (text.length > mostCharacters) {
    report(error('author/too-large', 'the file is larger than any content should be', start));
    return undefined;
  }
  const document = parse(text);
  if (!document) {
    report(error('author/too-deep', 'the file is nested too deeply to be read', start));
    return undefined;
  }
  if (document.errors.some(({ message }) => /call stack/i.test(message))) {
    report(error('author/too-deep', 'the file is nested too deeply to be read', start));
    return undefined;
  }
  const lines = new Set<string>();
  for (const { code, message, pos } of document.errors) {
    const [explanation, hint] = explain({ code, message });
    // The parser stumbles over the rest of a line again.
    const line = `${text.slice(0, pos[0]).split('\n').length}: ${explanation}`;
    if (!lines.has(line))
      report(error('author/yaml', explanation, { file, start: pos[0], end: pos[1] }, hint));
    lines.add(line);
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    report(error('author/empty', 'the file is empty', start));
    return undefined;
  }
  return convert(document.contents, { file, report }, start, 0);
};

const parse = (text: string): ReturnType<typeof parseDocument> | undefined => {
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: true, merge: false, logLevel: 'error' });
  } catch (problem) {
    // The parser recurses: a file of thousands of open brackets overflows the stack, and is refused.
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
};

/** Of the parser's complaints, those whose reason helps to find the mistake. */
const reasons: Partial<Record<Complaint['code'], string>> = {
  BAD_DQ_ESCAPE: 'in double quotes a `\\` must be written twice',
  BAD_INDENT: 'the line is not indented as those it belongs to',
  BAD_SCALAR_START: 'a text cannot begin with this sign unless it stands in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a text that holds `: ` must stand in quotes',
  DUPLICATE_KEY: 'this key stands here twice',
  MISSING_CHAR: 'a quote, a bracket, a comma or a colon is missing here',
  MULTIPLE_DOCS: 'the file holds more than one document',
  TAB_AS_INDENT: 'tabs are not allowed as indentation',
};

const withoutQuoting: Explain = ({ code, message }) => {
  const reason = reasons[code];
  return reason === undefined
    ? ['this cannot be read as YAML', 'put quotes round a text that holds signs such as `|`, `]` or `!`']
    : [reason, hintFor(message)];
};

const inOurWords: Explain = ({ message }) => [
  /multiple documents/i.test(message)
    ? 'the file holds more than one document'
    : message.charAt(0).toLowerCase() + message.slice(1),
  hintFor(message),
];

const hintFor = (message: string): string | undefined => {
  if (/multiple documents/i.test(message)) return 'write one document a file, with no `---` line in it';
  if (/nested mappings|implicit/i.test(message)) return 'put the whole text in quotes when it holds `: `';
  if (/indent|flow/i.test(message)) return 'check the spaces at the beginning of the line';
  return /quote/i.test(message) ? 'a text that begins with a quote must end with one' : undefined;
};
