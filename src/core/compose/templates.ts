import Handlebars from 'handlebars';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { marked, offsetOf, originOf } from './trace.ts';

/** Layouts and partials, compiled and checked. */
export interface Templates {
  readonly names: readonly string[];
  /** The markup of one layout; undefined when it failed, the reason reported. */
  readonly render: (name: string, context: object, report: Report) => string | undefined;
  /** Where in the layouts an offset of that markup came from. Slow: for mistakes only. */
  readonly trace: (name: string, context: object, offset: number) => Place | undefined;
}

type Program = hbs.AST.Program;

const helpers = ['if', 'unless', 'each', 'with'];
const refused = new Set(['__proto__', 'constructor', 'prototype']);

const placeIn = ({ file, text }: SourceFile, line: number, column: number): Place => {
  const start = Math.min(offsetOf(text, line, column), text.length);
  return { file, start, end: Math.min(start + 1, text.length) };
};

interface Failure {
  readonly message: string;
  readonly lineNumber?: number;
  readonly column?: number;
  readonly hash?: { readonly loc?: { readonly first_line: number; readonly first_column: number } };
  template?: string;
}

const isFailure = (problem: unknown): problem is Failure =>
  typeof problem === 'object' && problem !== null && 'message' in problem;

const failurePlace = (failure: Failure, source: SourceFile): Place => {
  const { lineNumber, column, hash } = failure;
  if (lineNumber !== undefined) return placeIn(source, lineNumber, column ?? 0);
  // Some syntax errors tell their line in words only.
  const said = /on line (\d+)/.exec(failure.message)?.[1];
  return placeIn(source, hash?.loc?.first_line ?? Number(said ?? 1), hash?.loc?.first_column ?? 0);
};

const firstLine = (message: string): string =>
  message.startsWith('Parse error')
    ? 'the template’s syntax is broken here'
    : message.replace(/ - \d+:\d+$/, '').replace(/^./, (letter) => letter.toLowerCase());

const parse = (source: SourceFile, report: Report): Program | undefined => {
  try {
    return Handlebars.parse(source.text);
  } catch (problem) {
    if (!isFailure(problem)) throw problem;
    report(
      error(
        'compose/template-syntax',
        firstLine(problem.message),
        failurePlace(problem, source),
        'every `{{#if}}` and `{{#each}}` needs its closing tag, every `{{` its `}}`',
      ),
    );
    return undefined;
  }
};

/** Walks a template for partials, helpers and names that may not be used. */
const checkNames = (
  program: Program,
  source: SourceFile,
  partials: readonly string[],
  report: Report,
): void => {
  const at = (node: hbs.AST.Node): Place => placeIn(source, node.loc.start.line, node.loc.start.column);
  const visitor = new Handlebars.Visitor();
  const checkHelper = (path: hbs.AST.PathExpression | hbs.AST.Literal, isCall: boolean): void => {
    if (isCall && 'original' in path && !helpers.includes(String(path.original)))
      report(
        error(
          'compose/unknown-helper',
          `there is no helper \`${path.original}\``,
          at(path),
          suggest(String(path.original), helpers),
        ),
      );
  };
  const base = Handlebars.Visitor.prototype;
  visitor.PartialStatement = function (partial) {
    const name = 'original' in partial.name ? String(partial.name.original) : '';
    if (!partials.includes(name))
      report(
        error(
          'compose/unknown-partial',
          `there is no partial \`${name}\``,
          at(partial),
          suggest(name, partials),
        ),
      );
    base.PartialStatement.call(this, partial);
  };
  visitor.BlockStatement = function (block) {
    checkHelper(block.path, true);
    base.BlockStatement.call(this, block);
  };
  visitor.MustacheStatement = function (mustache) {
    checkHelper(mustache.path, mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0);
    base.MustacheStatement.call(this, mustache);
  };
  visitor.SubExpression = function (expression) {
    checkHelper(expression.path, true);
    base.SubExpression.call(this, expression);
  };
  visitor.PathExpression = (path) => {
    for (const step of path.parts)
      if (refused.has(String(step)))
        report(error('compose/refused-name', `\`${step}\` cannot be used in a template`, at(path)));
  };
  visitor.accept(program);
};

const contextNames = (value: unknown, depth = 0): readonly string[] => {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((one) => contextNames(one, depth + 1));
  return Object.entries(value).flatMap(([key, inner]) => [key, ...contextNames(inner, depth + 1)]);
};

type Environment = ReturnType<typeof Handlebars.create>;

const compileAll = (
  programs: ReadonlyMap<string, Program>,
): { environment: Environment; compiled: ReadonlyMap<string, Handlebars.TemplateDelegate> } => {
  const environment = Handlebars.create();
  strictHelpers(environment);
  const known = Object.fromEntries(helpers.map((name) => [name, true]));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, program] of programs) {
    const template = environment.compile(program, {
      strict: true,
      knownHelpers: known,
      knownHelpersOnly: true,
      preventIndent: true,
    });
    const tracked: Handlebars.TemplateDelegate = (context, options) => {
      try {
        return template(context, options);
      } catch (problem) {
        if (isFailure(problem)) problem.template ??= name;
        throw problem;
      }
    };
    compiled.set(name, tracked);
    environment.registerPartial(name, tracked);
  }
  return { environment, compiled };
};

const reportFailure = (
  failure: Failure,
  name: string,
  context: object,
  templates: ReadonlyMap<string, SourceFile>,
  report: Report,
): void => {
  const source = templates.get(failure.template ?? name);
  const place = source && failure.lineNumber !== undefined ? failurePlace(failure, source) : undefined;
  const quoted = /^"([^"]*)" not defined/.exec(failure.message)?.[1];
  const argument =
    source && place && /^\{\{[#^~\s]*\w+\s+([\w.@/-]+)/.exec(source.text.slice(place.start))?.[1];
  const missing = quoted === '' ? argument : quoted;
  if (missing === undefined) report(error('compose/template', firstLine(failure.message), place));
  else
    report(
      error(
        'compose/unknown-slot',
        `there is nothing called \`${missing}\` here`,
        place,
        suggest(missing, new Set(contextNames(context))),
      ),
    );
};

/** The partials a template asks for. */
const partialsIn = (program: Program): readonly string[] => {
  const names: string[] = [];
  const visitor = new Handlebars.Visitor();
  const base = Handlebars.Visitor.prototype;
  visitor.PartialStatement = function (partial) {
    if ('original' in partial.name) names.push(String(partial.name.original));
    base.PartialStatement.call(this, partial);
  };
  visitor.accept(program);
  return names;
};

/** Takes out what cannot be rendered because of mistakes already reported, its own or those of a partial it uses. */
const withoutBroken = (
  programs: ReadonlyMap<string, Program>,
  broken: ReadonlySet<string>,
): ReadonlyMap<string, Program> => {
  let whole = new Map([...programs].filter(([name]) => !broken.has(name)));
  for (let before = -1; before !== whole.size; ) {
    before = whole.size;
    const kept = whole;
    whole = new Map([...kept].filter(([, program]) => partialsIn(program).every((name) => kept.has(name))));
  }
  return whole;
};

/** A helper given a name that means nothing would quietly print nothing. */
const strictHelpers = (environment: Environment): void => {
  for (const name of helpers) {
    const lenient = environment.helpers[name];
    if (!lenient) continue;
    environment.registerHelper(
      name,
      function (
        this: unknown,
        value: unknown,
        options: Handlebars.HelperOptions & { loc?: hbs.AST.SourceLocation },
      ) {
        if (value !== undefined) return lenient.call(this, value, options);
        const problem = new Handlebars.Exception(`"" not defined in a helper`);
        throw Object.assign(problem, {
          lineNumber: options.loc?.start.line,
          column: options.loc?.start.column,
        });
      },
    );
  }
};

/** Compiles a folder of layouts. Files in `partials/` are partials; every mistake that can be seen without data is reported. */
export const readTemplates = (templates: ReadonlyMap<string, SourceFile>, report: Report): Templates =>
  memo([templates], '', (report) => computeRead(templates, report), report);

const memo = createMemo<Templates>();

const computeRead = (templates: ReadonlyMap<string, SourceFile>, report: Report): Templates => {
  const parsed = new Map<string, Program>();
  const broken = new Set<string>();
  for (const [name, source] of templates) {
    const program = parse(source, report);
    if (!program) continue;
    parsed.set(name, program);
    checkNames(program, source, [...templates.keys()], (diagnostic) => {
      broken.add(name);
      report(diagnostic);
    });
  }
  const programs = withoutBroken(parsed, broken);
  const { compiled } = compileAll(programs);
  const traced = (): ReadonlyMap<string, Handlebars.TemplateDelegate> => {
    const copies = new Map<string, Program>();
    for (const [name, source] of templates) {
      if (!programs.has(name)) continue;
      const program = Handlebars.parse(source.text);
      marked(program, name, source);
      copies.set(name, program);
    }
    return compileAll(copies).compiled;
  };
  return {
    names: [...templates.keys()],
    render: (name, context, report) => {
      try {
        return compiled.get(name)?.(context);
      } catch (problem) {
        if (!isFailure(problem)) throw problem;
        reportFailure(problem, name, context, templates, report);
        return undefined;
      }
    },
    trace: (name, context, offset) => {
      const source = templates.get(name);
      const start = source && { file: source.file, start: 0, end: 0 };
      return originOf(traced().get(name)?.(context) ?? '', offset, templates) ?? start;
    },
  };
};
