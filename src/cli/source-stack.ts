import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { wrapper } from './wrapper.ts';

/** `…/dist/octavo.cjs:12:3456`, as stacks name a place in a bundle. */
const placeInBundle = /((?:\/|[A-Za-z]:\\)[^\s()]*\.cjs):(\d+):(\d+)/g;

const maps = new Map<string, SourceMap | undefined>();

const mapOf = (bundle: string): SourceMap | undefined => {
  if (!maps.has(bundle)) {
    const path = `${bundle}.map`;
    maps.set(bundle, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined);
  }
  return maps.get(bundle);
};

/** The stack of a fault of ours, with the source files that its places in bundles come from; bundles without a map stay as they are. */
export const sourceStack = (problem: unknown): string => {
  const stack = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  return stack.replace(placeInBundle, (place, bundle: string, line: string, column: string) => {
    // The command's bundle is run in a function: its first line begins later.
    const isFirst = line === '1' && bundle.endsWith('octavo.cjs');
    const entry = mapOf(bundle)?.findEntry(
      Number(line) - 1,
      Number(column) - 1 - (isFirst ? wrapper.length : 0),
    );
    if (!entry || !('originalSource' in entry)) return place;
    const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
};
