import type {
  Block,
  Call,
  Expression,
  Hash,
  Location,
  Mustache,
  Partial,
  Path,
  Program,
  Statement,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { error, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { composed, unsettable } from '../type/letters.ts';
import { partialName } from './interpret.ts';
import { turnNames } from './misuse.ts';
import { deepest, type Layout, placeOf, tooDeep } from './syntax.ts';

/** What a block helper takes, and what it changes inside. */
interface Helper {
  /** Names of values that may be passed beside the first one. */
  readonly hash: readonly string[];
  /** How many names it gives: `as |item index|`. */
  readonly blockParameters: number;
  /** Whether what stands inside sees another context, so that `../` leads back. */
  readonly changesContext: boolean;
}

const helpers: ReadonlyMap<string, Helper> = new Map([
  ['if', { hash: ['includeZero'], blockParameters: 0, changesContext: false }],
  ['unless', { hash: ['includeZero'], blockParameters: 0, changesContext: false }],
  ['each', { hash: [], blockParameters: 2, changesContext: true }],
  ['with', { hash: [], blockParameters: 1, changesContext: true }],
]);

const refused = new Set(['__proto__', 'constructor', 'prototype']);

/** How far the check of a layout has come. */
interface Checking {
  readonly complain: (code: string, message: string, at: Location, hint: string | undefined) => void;
  readonly partials: readonly string[];
  /** Blocks around, and how many of them changed the context. */
  readonly depth: number;
  readonly levels: number;
}

/** Reports every mistake of a layout that is seen without data: partials, helpers and names that cannot be used as they are. */
export const checkLayout = (
  { program, source }: Layout,
  partials: readonly string[],
  report: Report,
): void => {
  const complain: Checking['complain'] = (code, message, at, hint) =>
    report(error(code, message, placeOf(at, source), hint));
  const complainOfDepth = (at: Location): void => report(tooDeep(placeOf(at, source)));
  checkProgram(program, { complain, partials, depth: 0, levels: 0 }, complainOfDepth);
};

const checkProgram = (
  program: Program | undefined,
  checking: Checking,
  complainOfDepth: (at: Location) => void,
): void => {
  const [first] = program?.body ?? [];
  if (first && checking.depth > deepest) complainOfDepth(first.loc);
  else
    for (const statement of program?.body ?? []) {
      checkStatement(statement, checking);
      if (statement.type !== 'BlockStatement') continue;
      const inner = { ...checking, depth: checking.depth + 1 };
      const levels = checking.levels + (helperOf(statement)?.changesContext ? 1 : 0);
      checkProgram(statement.program, { ...inner, levels }, complainOfDepth);
      checkProgram(statement.inverse, inner, complainOfDepth);
    }
};

const checkStatement = (statement: Statement, checking: Checking): void => {
  const unsupported = (what: string, hint: string): void =>
    checking.complain('compose/unsupported', what, statement.loc, hint);
  switch (statement.type) {
    case 'ContentStatement': {
      const wrong = unsettable(composed(statement.original));
      if (wrong) checking.complain('compose/letters', wrong.told, statement.loc, wrong.hint);
      break;
    }
    case 'MustacheStatement':
      checkMustache(statement, checking);
      break;
    case 'BlockStatement':
      checkBlock(statement, checking);
      break;
    case 'PartialStatement':
      checkPartial(statement, checking);
      break;
    case 'Decorator':
    case 'DecoratorBlock':
      unsupported(
        'layouts have no `{{*…}}`, and no partials inside them',
        'put the partial into a file of its own',
      );
      break;
    case 'PartialBlockStatement':
      unsupported(
        'layouts have no partials with a block: `{{#> …}}`',
        'write `{{> …}}`, without a block and a closing tag',
      );
      break;
  }
};

const nameOf = ({ path }: Call): string => ('original' in path ? String(path.original) : '');

const helperOf = (call: Call): Helper | undefined => helpers.get(nameOf(call));

const complainOfUnknownHelper = (call: Call, { complain }: Checking): void => {
  const name = nameOf(call);
  complain(
    'compose/unknown-helper',
    `there is no helper \`${name}\``,
    call.path.loc,
    suggest(name, helpers.keys()),
  );
};

const checkMustache = (mustache: Mustache, checking: Checking): void => {
  const { path, params, hash } = mustache;
  const name = nameOf(mustache);
  if (path.type !== 'PathExpression')
    checking.complain(
      'compose/wrong-argument',
      'only names can be printed',
      path.loc,
      'write a text as it is, without braces',
    );
  else if (helperOf(mustache)) {
    const hint = `write \`{{#${name} …}}…{{/${name}}}\``;
    checking.complain(
      'compose/wrong-argument',
      `\`${name}\` prints nothing: it opens a block`,
      path.loc,
      hint,
    );
  } else {
    checkPath(path, checking);
    if (params.length > 0 || hash) complainOfUnknownHelper(mustache, checking);
    checkAll(params, hash, checking);
  }
};

const checkBlock = (block: Block, checking: Checking): void => {
  const { params, hash, program, path } = block;
  const helper = helperOf(block);
  checkAll(params, hash, checking);
  if (helper) {
    checkArguments(params, block, checking);
    checkHash(hash, helper.hash, nameOf(block), checking);
    checkBlockParameters(program?.blockParams ?? [], block, checking);
  } else {
    if (path.type === 'PathExpression') checkPath(path, checking);
    complainOfUnknownHelper(block, checking);
  }
};

const checkArguments = ({ length }: readonly Expression[], block: Block, { complain }: Checking): void => {
  const name = nameOf(block);
  const hint = `write \`{{#${name} …}}\`, with one name of what layouts see`;
  if (length !== 1)
    complain('compose/wrong-argument', `\`${name}\` takes one value, not ${length}`, block.path.loc, hint);
};

const checkHash = (
  hash: Hash | undefined,
  known: readonly string[],
  name: string,
  { complain }: Checking,
): void => {
  for (const { key, loc } of hash?.pairs ?? [])
    if (!known.includes(key)) {
      const hint =
        known.length > 0 ? suggest(key, known) : 'take it away: values by name are for partials alone';
      complain('compose/wrong-argument', `\`${name}\` takes no \`${key}\``, loc, hint);
    }
};

const checkBlockParameters = (names: readonly string[], block: Block, { complain }: Checking): void => {
  const name = nameOf(block);
  const most = helperOf(block)?.blockParameters ?? 0;
  const at = block.path.loc;
  if (names.length > most) {
    const hint =
      most === 0 ? 'take the `as |…|` away' : `only \`each\` gives two, the item and its place in the list`;
    complain(
      'compose/wrong-argument',
      `\`${name}\` gives ${most === 0 ? 'no name' : `at most ${most} names`}`,
      at,
      hint,
    );
  }
  for (const one of names)
    if (helpers.has(one))
      complain('compose/wrong-argument', `\`${one}\` is a helper’s name already`, at, 'choose another name');
};

const checkPartial = (partial: Partial, checking: Checking): void => {
  const { complain, partials } = checking;
  const name = partialName(partial);
  const [, second] = partial.params;
  checkAll(partial.params, partial.hash, checking);
  if (name === undefined) {
    const hint = 'write its name, as in `{{> partials/note}}`';
    complain('compose/unsupported', 'a partial’s name cannot be computed', partial.name.loc, hint);
  } else if (!partials.includes(name)) {
    const hint = suggest(name, partials);
    complain('compose/unknown-partial', `there is no partial \`${name}\``, partial.loc, hint);
  }
  if (second)
    complain(
      'compose/wrong-argument',
      'a partial takes one value, and further ones by name',
      second.loc,
      'write `name=value`',
    );
};

const checkAll = (params: readonly Expression[], hash: Hash | undefined, checking: Checking): void => {
  for (const param of params) checkExpression(param, checking);
  for (const { key, value, loc } of hash?.pairs ?? []) {
    if (refused.has(key)) complainOfRefusedName(key, loc, checking);
    checkExpression(value, checking);
  }
};

const checkExpression = (expression: Expression, checking: Checking): void => {
  const { complain } = checking;
  switch (expression.type) {
    case 'PathExpression':
      checkPath(expression, checking);
      break;
    case 'UndefinedLiteral':
      complain('compose/wrong-argument', 'this is not a value', expression.loc, 'write `null` for nothing');
      break;
    case 'SubExpression':
      if (!helperOf(expression)) complainOfUnknownHelper(expression, checking);
      else
        complain(
          'compose/unsupported',
          'helpers cannot stand inside others',
          expression.loc,
          'put one block inside the other',
        );
      checkAll(expression.params, expression.hash, checking);
      break;
  }
};

const complainOfRefusedName = (name: string, at: Location, { complain }: Checking): void =>
  complain(
    'compose/refused-name',
    `\`${name}\` cannot be used in a template`,
    at,
    'layouts see only what the book and its content name',
  );

const checkPath = ({ parts, data, depth, original, loc }: Path, checking: Checking): void => {
  for (const part of parts) if (refused.has(part)) complainOfRefusedName(part, loc, checking);
  const [first = ''] = parts;
  const known = ['root', ...turnNames];
  if (data && !known.includes(first))
    checking.complain(
      'compose/unknown-slot',
      `there is nothing called \`@${first}\``,
      loc,
      suggest(first, known),
    );
  if (!data && depth > checking.levels)
    checking.complain(
      'compose/unknown-slot',
      `\`${original}\` leads out of the layout`,
      loc,
      '`../` leads out of an `{{#each}}` or `{{#with}}`; `@root.` leads to what every layout sees',
    );
};
