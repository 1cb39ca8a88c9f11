import type { Expression, Path } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { isTree } from '../model/mapping.ts';
import { nearest, suggest } from '../model/nearest.ts';
import { isPrintable } from './printable.ts';
import { type LayoutScope, missing, scopeAt, startOf, within } from './scope.ts';

/** A mistake in a layout. */
export interface Misuse {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The names that a value shows to layouts. */
const namesOf = (value: unknown): readonly string[] =>
  isTree(value) && !isPrintable(value) ? Object.keys(value) : [];

const formatNames = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return names.length > shown.length ? `${shown.join(', ')} and others` : shown.join(', ');
};

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' || isPrintable(value) ? 'a text' : 'a group of names';
};

/** An expression as the author wrote it. */
const formatExpression = (expression: Expression): string => {
  if (expression.type === 'PathExpression') return expression.original;
  return 'value' in expression ? String(expression.value) : 'null';
};

/** Paths to all values, a few steps deep. */
const pathsIn = (value: unknown, depth = 0): readonly string[] =>
  depth > 3
    ? []
    : namesOf(value).flatMap((name) => [
        name,
        ...pathsIn(within(value, name), depth + 1).map((inner) => `${name}.${inner}`),
      ]);

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const nearestPath = (name: string, value: unknown): string | undefined => {
  const paths = pathsIn(value);
  const near = nearest(name, new Set(paths.map(lastOf)));
  return near === undefined ? undefined : paths.find((path) => lastOf(path) === near);
};

/** The same path as it would be found further out, or from the root. */
const furtherOut = (path: Path, scope: LayoutScope): string | undefined => {
  const [first = '', ...others] = path.parts;
  const rest = [first, ...others].join('.');
  for (let depth = 1, at = scopeAt(scope, depth); at; depth++, at = at.outer)
    if (within(at.context, first) !== missing) return `${'../'.repeat(depth)}${rest}`;
  return within(scope.root, first) === missing ? undefined : `@root.${rest}`;
};

const unknown = (name: string, inside: string | undefined, hint: string): Misuse => ({
  code: 'compose/unknown-slot',
  message: `there is nothing called \`${name}\` ${inside === undefined ? 'here' : `in \`${inside}\``}`,
  hint,
});

/** Names that may follow `@`. */
export const turnNames = ['index', 'key', 'first', 'last'];

const missingData = (path: Path): Misuse =>
  unknown(
    path.original,
    undefined,
    `${turnNames.map((name) => `\`@${name}\``).join(', ')} stand in an \`{{#each}}\``,
  );

const hintFor = (name: string, holder: unknown): string => {
  const names = namesOf(holder);
  if (names.length > 0) return suggest(name, names);
  return `it is ${kindOf(holder)}, and holds no names`;
};

/** Why a path leads nowhere, and which name may have been meant. */
export const missingName = (path: Path, scope: LayoutScope): Misuse => {
  const { value, taken } = startOf(path, scope);
  if (value === missing)
    return path.data
      ? missingData(path)
      : unknown(
          path.original,
          undefined,
          '`../` leads out of the layout; `@root.` leads to what every layout sees',
        );
  let holder = value;
  let index = taken;
  for (
    let next = within(holder, path.parts[index] ?? '');
    next !== missing;
    next = within(holder, path.parts[index] ?? '')
  ) {
    holder = next;
    index++;
  }
  const name = path.parts[index] ?? '';
  if (index > taken || taken > 0) return unknown(name, pathBefore(path, index), hintFor(name, holder));
  const other = path.depth === 0 ? furtherOut(path, scope) : undefined;
  const near = other ?? nearest(name, namesOf(holder)) ?? nearestPath(name, scope.root);
  return unknown(name, undefined, near === undefined ? hintFor(name, holder) : `did you mean \`${near}\`?`);
};

/** The first parts of a path, as they are written. */
const pathBefore = (path: Path, count: number): string =>
  `${path.data ? '@' : ''}${'../'.repeat(path.depth)}${path.parts.slice(0, count).join('.')}`;

const misuse = (code: string, message: string, hint: string): Misuse => ({ code, message, hint });

/** A list or a group of names in the place of a text. */
export const notPrintable = (expression: Expression, value: unknown): Misuse => {
  const name = formatExpression(expression);
  const message = `\`${name}\` is ${kindOf(value)}: it cannot be printed`;
  const code = 'compose/not-printable';
  if (Array.isArray(value)) return misuse(code, message, `write \`{{#each ${name}}}{{this}}{{/each}}\``);
  const names = namesOf(value);
  const hint = names.length > 0 ? `print what it holds: ${formatNames(names)}` : 'it holds nothing';
  return misuse(code, message, hint);
};

export const misuseOfEach = (expression: Expression, value: unknown): Misuse => {
  const name = formatExpression(expression);
  const message = `\`each\` goes through a list, and \`${name}\` is ${kindOf(value)}`;
  return misuse(
    'compose/not-a-list',
    message,
    'to print something only where it is there, write `{{#if …}}`',
  );
};

export const notExtensible = (value: unknown): Misuse =>
  misuse(
    'compose/wrong-argument',
    `names can be given beside a group of names only, and this is ${kindOf(value)}`,
    'give the partial what it needs by names alone, as in `{{> partials/note text=title}}`',
  );

export const tooMuch = (what: string): Misuse =>
  misuse(
    'compose/too-much',
    `the layout was left off here: it makes more than ${what}`,
    'an `{{#each}}` inside an `{{#each}}` multiplies: go through less',
  );
