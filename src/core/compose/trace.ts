import type { Place } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/sources.ts';

type Statement = hbs.AST.Statement;

/** Offset of a line (the first is 1) and column in a text. */
export const offsetOf = (text: string, line: number, column: number): number => {
  let at = 0;
  for (let row = 1; row < line; row++) at = text.indexOf('\n', at) + 1;
  return at + column;
};

/** Marks the output with the places it came from: what is set stands between private-use characters, which no template holds. */
const [open, close] = ['\uE000', '\uE001'];
const marker = new RegExp(`${open}([^${close}]*)${close}`, 'g');

export const marked = (program: hbs.AST.Program, name: string, source: SourceFile): void => {
  const visit = (statements: Statement[]): void => {
    for (let index = statements.length - 1; index >= 0; index--) {
      const statement = statements[index];
      if (!statement) continue;
      for (const key of ['program', 'inverse'] as const)
        if (key in statement) visit((statement as hbs.AST.BlockStatement)[key]?.body ?? []);
      const start = offsetOf(source.text, statement.loc.start.line, statement.loc.start.column);
      const flows = statement.type === 'ContentStatement';
      const skipped = flows
        ? String((statement as hbs.AST.ContentStatement).original).indexOf(
            (statement as hbs.AST.ContentStatement).value,
          )
        : 0;
      const value = `${open}${name}\n${start + Math.max(0, Number(skipped))}\n${flows ? 1 : 0}${close}`;
      statements.splice(index, 0, {
        type: 'ContentStatement',
        value,
        original: value,
        loc: statement.loc,
      } as unknown as Statement);
    }
  };
  visit(program.body);
};

/** Where an offset of the clean output came from, by the marks in the marked one. */
export const originOf = (
  output: string,
  offset: number,
  templates: ReadonlyMap<string, SourceFile>,
): Place | undefined => {
  let [clean, last] = [0, 0];
  let found: Place | undefined;
  for (const match of output.matchAll(marker)) {
    clean += match.index - last;
    last = match.index + match[0].length;
    if (clean > offset) break;
    const [template = '', start = '0', flows = '0'] = (match[1] ?? '').split('\n');
    const source = templates.get(template);
    const at = Math.min(Number(start) + (flows === '1' ? offset - clean : 0), source?.text.length ?? 0);
    if (source) found = { file: source.file, start: at, end: Math.min(at + 1, source.text.length) };
  }
  return found;
};
