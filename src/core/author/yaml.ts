import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { lineAt, lineStartsOf } from '../model/lines.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile } from '../model/sources.ts';
import { composed, unsettableText } from '../type/letters.ts';
import { decodeNode } from './parse-cache.ts';
import { isTooLarge } from './size.ts';
import { textsOf, type YamlEntry, type YamlNode } from './yaml-node.ts';

/** Names that mean something to JavaScript objects: never keys of ours. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** Deeper than any real content. */
const deepest = 60;
const shallower = 'look for brackets that are opened and never closed';

interface Reading {
  readonly file: string;
  readonly report: Report;
  /** Told of a key that stands in its map already. */
  readonly twice: (at: Place) => void;
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
    reading.report(
      error(
        'author/yaml',
        'a key must be plain text',
        outer,
        'put quotes round a text that begins with `{`, `[` or `?`',
      ),
    );
    return undefined;
  }
  const at = placeOf(key, reading, outer);
  const name = composed(String(key.value));
  if (!refusedKeys.has(name)) return { key: name, at };
  reading.report(error('author/refused-key', `\`${name}\` cannot be a key`, at, 'choose another name'));
  return undefined;
};

const convert = (node: unknown, reading: Reading, outer: Place, depth: number): YamlNode => {
  const empty: YamlNode = { kind: 'scalar', value: null, place: outer };
  if (depth > deepest) {
    reading.report(error('author/too-deep', `nested more than ${deepest} levels deep`, outer, shallower));
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
    const keys = new Set<string>();
    const entries: YamlEntry[] = [];
    for (const pair of node.items) {
      const read = readKey(pair.key, reading, place);
      if (!read) continue;
      const { key, at } = read;
      if (keys.has(key)) reading.twice(at);
      keys.add(key);
      entries.push({ key, at, value: convert(pair.value, reading, at, depth + 1) });
    }
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
  const text = typeof value === 'string' ? composed(value) : value;
  const plain =
    typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean' ? text : null;
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
        ? withLetters(computeRead(source, inOurWords, report), report)
        : decodeNode(source.parsed, source.file),
    report,
  );

/** Tells of words that cannot be set. */
const withLetters = (node: YamlNode | undefined, report: Report): YamlNode | undefined => {
  for (const { value, place } of textsOf(node)) {
    const wrong = unsettableText(value);
    if (wrong) report(error('author/letters', wrong.told, place, wrong.hint));
  }
  return node;
};

/** The same of a file that holds somebody's own words: no reason quotes any of it. */
export const readPrivateYaml = (source: SourceFile, report: Report): YamlNode | undefined =>
  computeRead(source, withoutQuoting, report);

/** A mistake as the parser reports it: its message may quote the file, its code does not. */
type Complaint = Pick<YAMLParseError, 'code' | 'message'>;
/** What is said of it, and the hint. */
type Explain = (complaint: Complaint) => readonly [explanation: string, hint?: string | undefined];

const computeRead = (source: SourceFile, explain: Explain, report: Report): YamlNode | undefined => {
  if (isTooLarge(source, report)) return undefined;
  const { file, text } = source;
  const start: Place = { file, start: 0, end: 0 };
  const document = parse(text);
  if (!document) {
    report(error('author/too-deep', 'the file is nested too deeply to be read', start, shallower));
    return undefined;
  }
  if (document.errors.some(({ message }) => /call stack/i.test(message))) {
    report(error('author/too-deep', 'the file is nested too deeply to be read', start, shallower));
    return undefined;
  }
  const lines = new Set<string>();
  const starts = document.errors.length > 0 ? lineStartsOf(text) : [];
  for (const { code, message, pos } of document.errors) {
    const [explanation, hint] = explain({ code, message });
    // The parser stumbles over the rest of a line again.
    const line = `${lineAt(starts, pos[0])}: ${explanation}`;
    if (!lines.has(line))
      report(error('author/yaml', explanation, { file, start: pos[0], end: pos[1] }, hint));
    lines.add(line);
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    report(error('author/empty', 'the file is empty', start, 'write something into it, or leave it out'));
    return undefined;
  }
  let isUnique = true;
  const twice = (at: Place): void => {
    isUnique = false;
    report(error('author/yaml', 'this key stands here twice', at, 'leave one of the two out'));
  };
  const written = convert(document.contents, { file, report, twice }, start, 0);
  return isUnique ? written : undefined;
};

// The parser would hold each key against each other one: that they differ, `convert` proves.
const parse = (text: string): ReturnType<typeof parseDocument> | undefined => {
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: false, logLevel: 'error' });
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

const hintFor = (message: string): string => {
  if (/multiple documents/i.test(message)) return 'write one document a file, with no `---` line in it';
  if (/nested mappings|implicit/i.test(message)) return 'put the whole text in quotes when it holds `: `';
  if (/indent|flow/i.test(message)) return 'check the spaces at the beginning of the line';
  if (/quote/i.test(message)) return 'a text that begins with a quote must end with one';
  return 'look at this line and the one above it: at quotes, colons, dashes, and the spaces before them';
};
