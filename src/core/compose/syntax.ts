import {
  type Location,
  type Position,
  type Program,
  parse,
  parser,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { isTooLarge } from '../author/size.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/sources.ts';

/** A layout or a partial, parsed. White space is stripped as Handlebars strips it. */
export interface Layout {
  readonly name: string;
  readonly source: SourceFile;
  readonly program: Program;
}

const lineEnd = /\r\n?|\n/g;

/** Where the lines begin of the text that was asked of last: one layout has many mistakes, one after another. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };
const startsIn = (text: string): readonly number[] => {
  if (text !== last.text)
    last = {
      text,
      starts: [0, ...[...text.matchAll(lineEnd)].map(({ 0: end, index }) => index + end.length)],
    };
  return last.starts;
};

/** Offset of a line (the first is 1) and column (the first is 0) in a text, at most its length. */
export const offsetOf = (text: string, { line, column }: Position): number =>
  Math.min((startsIn(text)[line - 1] ?? 0) + column, text.length);

export const placeOf = ({ start, end }: Location, { file, text }: SourceFile): Place => {
  const from = offsetOf(text, start);
  return { file, start: from, end: Math.max(offsetOf(text, end), Math.min(from + 1, text.length)) };
};

const startOf = ({ file, text }: SourceFile): Place => ({ file, start: 0, end: Math.min(1, text.length) });

interface Failure {
  readonly message: string;
  readonly lineNumber?: number;
  readonly column?: number;
}

const isFailure = (problem: unknown): problem is Failure =>
  typeof problem === 'object' && problem !== null && 'message' in problem;

/** The location of the token that the lexer has just read. */
const lexed = (): Location => {
  const { first_line, first_column, last_line, last_column } = parser.lexer.yylloc;
  return { start: { line: first_line, column: first_column }, end: { line: last_line, column: last_column } };
};

const locationOf = ({ lineNumber, column = 0 }: Failure): Location => {
  const start = lineNumber === undefined ? lexed().start : { line: lineNumber, column };
  return { start, end: start };
};

/** Where the innermost block opens that the text never closes. */
const unclosed = (text: string): Location | undefined => {
  const { lexer, terminals_: names } = parser;
  const open: Location[] = [];
  lexer.setInput(text);
  for (let token = names[lexer.lex()]; token !== 'EOF'; token = names[lexer.lex()]) {
    if (token === 'OPEN_BLOCK' || token === 'OPEN_INVERSE' || token === 'OPEN_PARTIAL_BLOCK')
      open.push(lexed());
    if (token === 'OPEN_ENDBLOCK') open.pop();
  }
  return open.at(-1);
};

const closing = 'every `{{#if}}` and `{{#each}}` needs its closing tag, every `{{` its `}}`';

/** The parser's message in other words. */
const explained = (message: string): { readonly message: string; readonly hint: string } => {
  const [, open, close] = /^(.+) doesn't match (.+) - /.exec(message) ?? [];
  if (open !== undefined)
    return {
      message: `\`{{#${open}}}\` is closed by \`{{/${close}}}\``,
      hint: `close it with \`{{/${open}}}\``,
    };
  const [, path] = /^Invalid path: (.+) - /.exec(message) ?? [];
  if (path !== undefined)
    return {
      message: `\`${path}\` leads nowhere`,
      hint: '`../`, `./` and `this` can only stand at the beginning of a name',
    };
  if (message.startsWith('Unexpected inverse'))
    return {
      message: '`{{else}}` cannot stand in an inline partial',
      hint: 'put the partial into a file of its own',
    };
  return { message: 'the template’s syntax is broken here', hint: closing };
};

const reportFailure = (failure: Failure, source: SourceFile, report: Report): void => {
  const open = failure.message.endsWith("got 'EOF'") ? unclosed(source.text) : undefined;
  const explanation = open
    ? { message: 'this block is never closed', hint: closing }
    : explained(failure.message);
  report(
    error(
      'compose/template-syntax',
      explanation.message,
      placeOf(open ?? locationOf(failure), source),
      explanation.hint,
    ),
  );
};

/** What opens a block, what goes on with it under another condition, and what closes it. */
const bounds = /\{\{~?(?:(#|\^(?=\s*[^\s~}]))|(else\s+\w)|(\/))/g;

/** Where blocks stand deeper than any layout's; undefined where none do. The parser's time grows with the square of the depth. */
const tooDeepAt = (text: string): number | undefined => {
  const open: number[] = [];
  let depth = 0;
  for (const { index, 1: opens, 2: goesOn, 3: closes } of text.matchAll(bounds)) {
    if (closes !== undefined) depth -= open.pop() ?? 0;
    else depth += 1;
    if (opens !== undefined) open.push(1);
    if (goesOn !== undefined) open.push((open.pop() ?? 0) + 1);
    if (depth > 2 * deepest) return index;
  }
  return undefined;
};

/** A layout's tree in one line; undefined where there is none. */
export const encodeLayout = (source: SourceFile): string | undefined => {
  const layout = parseLayout('', source, () => undefined);
  return layout && JSON.stringify(layout.program);
};

/** A layout whose tree was made before: it is unpacked when somebody first looks at it, as a book uses few of all layouts. */
const decodedLayout = (name: string, source: SourceFile, parsed: string): Layout => {
  let program: Program | undefined;
  return {
    name,
    source,
    get program() {
      return (program ??= JSON.parse(parsed));
    },
  };
};

/** A layout's text as a tree; undefined when it cannot be read, as reported. */
export const parseLayout = (name: string, source: SourceFile, report: Report): Layout | undefined => {
  if (source.parsed !== undefined) return decodedLayout(name, source, source.parsed);
  if (isTooLarge(source, report)) return undefined;
  const deep = tooDeepAt(source.text);
  if (deep !== undefined) {
    report(tooDeep({ file: source.file, start: deep, end: deep + 1 }));
    return undefined;
  }
  try {
    return { name, source, program: parse(source.text) };
  } catch (problem) {
    // The parser's own passes go down block by block, as far as the stack reaches.
    if (problem instanceof RangeError) report(tooDeep(startOf(source)));
    else if (isFailure(problem)) reportFailure(problem, source, report);
    else throw problem;
    return undefined;
  }
};

/** How deep blocks may be nested, each `{{else if}}` counted. */
export const deepest = 200;

export const tooDeep = (place: Place) =>
  error(
    'compose/too-deep',
    `more than ${deepest} blocks stand inside one another`,
    place,
    'put what is inside into a partial, or take blocks away',
  );
