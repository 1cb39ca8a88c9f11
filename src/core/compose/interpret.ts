import type {
  Block,
  Call,
  Expression,
  Location,
  Mustache,
  Partial,
  Program,
  Statement,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { escapeExpression } from 'handlebars/dist/cjs/handlebars/utils.js';
import { error, type Report } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import { type Budget, budget } from './budget.ts';
import { type Misuse, missingName, misuseOfEach, notExtensible, notPrintable, tooMuch } from './misuse.ts';
import { isPrintable, markupOf } from './printable.ts';
import { type Inclusion, type LayoutScope, lookUp, missing, type Named, placeInLayout } from './scope.ts';
import type { Layout } from './syntax.ts';

/** From this offset of the markup on, it is what a statement wrote. */
export interface Origin {
  readonly at: number;
  readonly statement: Statement;
  readonly layout: Layout;
  readonly inclusion: Inclusion | undefined;
}

export interface Walked {
  readonly markup: string;
  readonly steps: number;
  readonly origins: readonly Origin[];
}

/** A walk on its way: what it has written so far, and what that took. */
interface Walk {
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly budget: Budget;
  readonly origins: Origin[] | undefined;
  /** Tells a mistake, unless one was told there before: a loop comes by it again and again, and to explain takes long. */
  readonly complain: (at: Location, scope: LayoutScope, explain: () => Misuse) => void;
  markup: string;
  steps: number;
  depth: number;
  isOver: boolean;
}

const complainOnce = (report: Report): Walk['complain'] => {
  const reported = new Set<Location>();
  return (at, scope, explain) => {
    if (reported.has(at)) return;
    reported.add(at);
    const { code, message, hint } = explain();
    report(error(code, message, placeInLayout(at, scope), hint));
  };
};

/**
 * Walks a layout over a context and gives its markup, as Handlebars would (4.7, strict): nothing is compiled, so it also runs
 * where code made of text is forbidden. What is wrong is reported with its place in the layout. The walk goes on, so that all
 * mistakes are reported at once; the markup is then good for nothing. With `traced`, `origins` are recorded.
 */
export const interpret = (
  layout: Layout,
  context: unknown,
  layouts: ReadonlyMap<string, Layout>,
  {
    report,
    traced = false,
    most = budget,
  }: { readonly report: Report; readonly traced?: boolean; readonly most?: Budget },
): Walked => {
  const origins: Origin[] = [];
  const walk: Walk = {
    layouts,
    budget: most,
    origins: traced ? origins : undefined,
    complain: complainOnce(report),
    markup: '',
    steps: 0,
    depth: 0,
    isOver: false,
  };
  const outside = { outer: undefined, turn: undefined, named: undefined, inclusion: undefined };
  const scope: LayoutScope = { layout, context, ...outside, root: context };
  walkProgram(layout.program, scope, walk);
  return { markup: walk.markup, steps: walk.steps, origins };
};

const stop = (what: string, at: Location, scope: LayoutScope, walk: Walk): void => {
  if (walk.isOver) return;
  walk.isOver = true;
  walk.complain(at, scope, () => tooMuch(what));
};

/** Counts a step; from the last one on, nothing more is walked. */
const step = (at: Location, scope: LayoutScope, walk: Walk): void => {
  walk.steps++;
  if (walk.steps > walk.budget.steps) stop(`${walk.budget.steps} steps`, at, scope, walk);
};

const write = (text: string, statement: Statement, scope: LayoutScope, walk: Walk): void => {
  if (text === '') return;
  walk.origins?.push({ at: walk.markup.length, statement, layout: scope.layout, inclusion: scope.inclusion });
  walk.markup += text;
  if (walk.markup.length > walk.budget.characters)
    stop(`${walk.budget.characters} characters`, statement.loc, scope, walk);
};

const walkProgram = (program: Program | undefined, scope: LayoutScope, walk: Walk): void => {
  if (!program) return;
  walk.depth++;
  for (const statement of program.body) {
    step(statement.loc, scope, walk);
    if (walk.depth > walk.budget.depth)
      stop(`${walk.budget.depth} blocks in one another`, statement.loc, scope, walk);
    if (walk.isOver) break;
    walkStatement(statement, scope, walk);
  }
  walk.depth--;
};

const walkStatement = (statement: Statement, scope: LayoutScope, walk: Walk): void => {
  switch (statement.type) {
    case 'ContentStatement':
      write(statement.value, statement, scope, walk);
      break;
    case 'MustacheStatement':
      walkMustache(statement, scope, walk);
      break;
    case 'BlockStatement':
      walkBlock(statement, scope, walk);
      break;
    case 'PartialStatement':
      walkPartial(statement, scope, walk);
      break;
    // Comments print nothing. What else there is was refused when the layout was checked.
  }
};

/** What an expression means; `missing`, and a mistake, when it means nothing. */
const evaluate = (expression: Expression, scope: LayoutScope, walk: Walk): unknown => {
  switch (expression.type) {
    case 'PathExpression': {
      const value = lookUp(expression, scope);
      if (value === missing) walk.complain(expression.loc, scope, () => missingName(expression, scope));
      return value;
    }
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return expression.value;
    case 'NullLiteral':
      return null;
    case 'UndefinedLiteral':
    case 'SubExpression':
      // Refused when the layout was checked.
      return missing;
  }
};

/** A value as markup; undefined when it cannot be printed. */
const printed = (value: unknown, isEscaped: boolean): string | undefined => {
  switch (typeof value) {
    case 'string':
      return isEscaped ? escapeExpression(value) : value;
    case 'number':
    case 'boolean':
      return String(value);
    case 'undefined':
      return '';
    default:
      if (value === null) return '';
      return isPrintable(value) ? markupOf(value) : undefined;
  }
};

const walkMustache = (mustache: Mustache, scope: LayoutScope, walk: Walk): void => {
  const value = evaluate(mustache.path, scope, walk);
  if (value === missing) return;
  const text = printed(value, mustache.escaped);
  if (text === undefined) walk.complain(mustache.path.loc, scope, () => notPrintable(mustache.path, value));
  else write(text, mustache, scope, walk);
};

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const holds = (value: unknown, includeZero: boolean): boolean =>
  (Boolean(value) || (includeZero && value === 0)) && !isEmptyList(value);

const includesZero = ({ hash }: Call, scope: LayoutScope, walk: Walk): boolean =>
  hash?.pairs.some(({ value }) => Boolean(evaluate(value, scope, walk))) ?? false;

const walkBlock = (block: Block, scope: LayoutScope, walk: Walk): void => {
  const [argument] = block.params;
  const value = argument === undefined ? missing : evaluate(argument, scope, walk);
  if (argument === undefined || value === missing) return;
  const name = block.path.type === 'PathExpression' && block.path.original;
  switch (name) {
    case 'each': {
      const turns = turnsOf(value);
      if (turns) walkEach(block, turns, scope, walk);
      else walk.complain(argument.loc, scope, () => misuseOfEach(argument, value));
      break;
    }
    case 'with':
      if (!holds(value, true)) walkProgram(block.inverse, scope, walk);
      else if (block.program) walkProgram(block.program, inside(block.program, scope, [value]), walk);
      break;
    case 'if':
    case 'unless': {
      const isMet = holds(value, includesZero(block, scope, walk)) === (name === 'if');
      walkProgram(isMet ? block.program : block.inverse, scope, walk);
      break;
    }
  }
};

/** The scope inside a block: its context is the first of the values, and each has the name that the block gives it. */
const inside = (
  program: Program,
  scope: LayoutScope,
  values: readonly [unknown, ...unknown[]],
): LayoutScope => {
  const [context] = values;
  let named: Named | undefined = scope.named;
  for (const [index, name] of (program.blockParams ?? []).entries())
    named = { name, value: values[index], outer: named };
  // Handlebars counts a `../` only where the context changed.
  return context === scope.context ? { ...scope, named } : { ...scope, context, outer: scope, named };
};

type Turns = readonly (readonly [key: string | number, item: unknown])[];

/** What an `{{#each}}` goes through: nothing, when there is nothing; undefined for what is neither list nor map. */
const turnsOf = (value: unknown): Turns | undefined => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [...value.entries()];
  return isTree(value) && !isPrintable(value) ? Object.entries(value) : undefined;
};

const walkEach = (block: Block, turns: Turns, scope: LayoutScope, walk: Walk): void => {
  const { program, inverse } = block;
  if (turns.length === 0) walkProgram(inverse, scope, walk);
  for (const [index, [key, item]] of turns.entries()) {
    step(block.loc, scope, walk);
    if (walk.isOver) break;
    if (!program) continue;
    const values = { key, index, first: index === 0, last: index === turns.length - 1 };
    walkProgram(
      program,
      { ...inside(program, scope, [item, key]), turn: { values, outer: scope.turn } },
      walk,
    );
  }
};

const walkPartial = (partial: Partial, scope: LayoutScope, walk: Walk): void => {
  const layout = walk.layouts.get(partialName(partial) ?? '');
  const [argument] = partial.params;
  const context = argument === undefined ? scope.context : evaluate(argument, scope, walk);
  if (context === missing || !layout) return;
  const extended = partial.hash ? extend(partial, context, scope, walk) : context;
  if (extended === missing) return;
  write(partial.indent ?? '', partial, scope, walk);
  const inclusion = { at: partial.loc, layout: scope.layout, inclusion: scope.inclusion };
  const inPartial = { ...scope, layout, context: extended, outer: undefined, named: undefined, inclusion };
  walkProgram(layout.program, inPartial, walk);
};

/** The name of a partial as written; undefined when it would be computed. */
export const partialName = ({ name }: Partial): string | undefined =>
  'original' in name ? String(name.original) : undefined;

/** The names of a context and further ones, as they are declared: what is not asked for is not looked at. */
const extended = (
  context: object | null | undefined,
  names: readonly (readonly [string, unknown])[],
): PropertyDescriptorMap => ({
  ...Object.getOwnPropertyDescriptors(context ?? {}),
  ...Object.getOwnPropertyDescriptors(Object.fromEntries(names)),
});

/** A partial's context, with the names that are given beside it. */
const extend = (partial: Partial, context: unknown, scope: LayoutScope, walk: Walk): unknown => {
  const names = (partial.hash?.pairs ?? []).map(
    ({ key, value }) => [key, evaluate(value, scope, walk)] as const,
  );
  if (context !== null && context !== undefined && (!isTree(context) || isPrintable(context))) {
    walk.complain((partial.params[0] ?? partial).loc, scope, () => notExtensible(context));
    return missing;
  }
  return names.some(([, value]) => value === missing)
    ? missing
    : Object.defineProperties({}, extended(context, names));
};
