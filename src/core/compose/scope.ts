import type { Location, Path } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { defined } from '../model/defined.ts';
import type { Place } from '../model/diagnostic.ts';
import { type Layout, placeOf } from './syntax.ts';

/** One turn of an `{{#each}}`: the values of `@index`, `@key`, `@first` and `@last`. */
export interface Turn {
  readonly values: Readonly<Record<string, unknown>>;
  readonly outer: Turn | undefined;
}

/** A name that a block gives: `{{#each list as |item|}}`. */
export interface Named {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Named | undefined;
}

/** Where a layout includes a partial. */
export interface Inclusion {
  readonly at: Location;
  readonly layout: Layout;
  /** What includes that layout. */
  readonly inclusion: Inclusion | undefined;
}

/** The place of a statement, and the places that include its layout, one after another. */
export const placeInLayout = (at: Location, { layout, inclusion }: Omit<Inclusion, 'at'>): Place => ({
  ...placeOf(at, layout.source),
  ...includedBy(inclusion),
});

/** Where a layout is included, if anything includes it. */
export const includedBy = (inclusion: Inclusion | undefined): Pick<Place, 'includedAt'> =>
  defined({ includedAt: inclusion && placeInLayout(inclusion.at, inclusion) });

/** What a statement sees. */
export interface LayoutScope {
  readonly layout: Layout;
  readonly context: unknown;
  /** What `../` leads to: the scope around the block that changed the context. A partial begins without. */
  readonly outer: LayoutScope | undefined;
  readonly turn: Turn | undefined;
  readonly named: Named | undefined;
  /** The context of the layout itself, outside of all blocks: `@root`. */
  readonly root: unknown;
  /** Of a partial: what includes it. */
  readonly inclusion: Inclusion | undefined;
}

/** The value of a name that means nothing. */
export const missing = Symbol('missing');

const isVisible = (value: unknown, name: string): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.prototype.propertyIsEnumerable.call(value, name);

/** What a value holds under a name: own, enumerable properties alone, never what it inherits. */
export const within = (value: unknown, name: string): unknown =>
  isVisible(value, name) ? value[name] : missing;

const turnAt = (turn: Turn | undefined, depth: number): Turn | undefined =>
  depth === 0 ? turn : turnAt(turn?.outer, turn === undefined ? 0 : depth - 1);

/** The scope so many `../` away; undefined when there are not so many. */
export const scopeAt = (scope: LayoutScope | undefined, depth: number): LayoutScope | undefined =>
  depth === 0 || scope === undefined ? scope : scopeAt(scope.outer, depth - 1);

const namedIn = (named: Named | undefined, name: string | undefined): Named | undefined =>
  named === undefined || named.name === name ? named : namedIn(named.outer, name);

/** `./name` and `this.name` mean the context's own name, whatever a block calls so. */
const isScoped = ({ original }: Path): boolean => /^(?:\.|this\b)/.test(original);

/** Where a path starts, and how many of its parts that took. */
export const startOf = (
  path: Path,
  scope: LayoutScope,
): { readonly value: unknown; readonly taken: number } => {
  const [first = ''] = path.parts;
  if (path.data)
    return {
      value: first === 'root' ? scope.root : within(turnAt(scope.turn, path.depth)?.values, first),
      taken: 1,
    };
  const named = path.depth === 0 && scope.named && !isScoped(path) ? namedIn(scope.named, first) : undefined;
  if (named) return { value: named.value, taken: 1 };
  const at = scopeAt(scope, path.depth);
  return { value: at ? at.context : missing, taken: 0 };
};

/** The value that a path leads to; `missing` when it leads nowhere. */
export const lookUp = (path: Path, scope: LayoutScope): unknown => {
  const { value, taken } = startOf(path, scope);
  let at = value;
  for (let index = taken; index < path.parts.length && at !== missing; index++)
    at = within(at, path.parts[index] ?? '');
  return at;
};
