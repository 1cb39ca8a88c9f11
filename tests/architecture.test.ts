import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../src/core/blocks/kinds/kinds.ts';
import { shorthands } from '../src/core/index.ts';
import { filesBelow, root } from './support/sources.ts';

interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly imports: readonly string[];
}

const reading = (file: string): Source => {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const imports = [
    ...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm),
  ];
  return {
    file,
    text,
    lines: text.trimEnd().split('\n'),
    imports: imports.map(([, from, bare, asked]) => from ?? bare ?? asked ?? ''),
  };
};

const sources = [...filesBelow('src', '.ts'), ...filesBelow('src', '.tsx')].map(reading);
const code = sources.filter(({ file }) => !file.endsWith('.d.ts'));
const core = sources.filter(({ file }) => file.startsWith('core/'));

const isOwn = (to: string): boolean => to.startsWith('.');
const resolved = (file: string, to: string): string => join(file, '..', to).replaceAll('\\', '/');

type Graph = ReadonlyMap<string, readonly string[]>;

/** What each file, or each folder, imports of the others. */
const graphOf = (nameOf: (file: string) => string): Graph => {
  const graph = new Map<string, Set<string>>();
  for (const { file, imports } of sources) {
    const from = nameOf(file);
    const to = graph.get(from) ?? new Set();
    graph.set(from, to);
    for (const one of imports.filter(isOwn)) {
      const other = nameOf(resolved(file, one));
      if (other !== from) to.add(other);
    }
  }
  return new Map([...graph].map(([name, to]) => [name, [...to]]));
};

/** All that a name leads to. */
const reachedFrom = (start: string, graph: Graph): ReadonlySet<string> => {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    for (const next of graph.get(name) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        visit(next);
      }
  };
  visit(start);
  return reached;
};

const inCircles = (graph: Graph): readonly string[] =>
  [...graph.keys()].filter((name) => reachedFrom(name, graph).has(name));

/** Functions from the first line of their declaration to the one, as far indented, that closes them. */
const functionsOf = ({
  file,
  lines,
}: Source): readonly { readonly name: string; readonly length: number }[] =>
  lines.flatMap((line, start) => {
    if (!/^ *(export )?(const \w+ = .*(\(|=>)|(async )?function\*? \w+)/.test(line)) return [];
    const indent = line.search(/\S/);
    const after = lines.slice(start + 1);
    const end = after.findIndex((other) => other.trim() !== '' && other.search(/\S/) <= indent);
    const closes = /^[\s})\];,]*[)}\]]/.test(after[end] ?? '');
    return [{ name: `${file}:${start + 1}`, length: end + 1 + (closes ? 1 : 0) }];
  });

describe('the architecture', () => {
  it('has no circles, among files or among folders', () => {
    expect(inCircles(graphOf((file) => file))).toEqual([]);
    expect(inCircles(graphOf((file) => dirname(file)))).toEqual([]);
    expect(sources.flatMap(({ imports }) => imports.filter(isOwn)).length).toBeGreaterThan(500);
  });

  it('lets the command stand on the machine, machine and page on core and on what reads files, and core on none', () => {
    const roomOf = (file: string): string => file.split('/')[0] ?? '';
    const below: Readonly<Record<string, readonly string[]>> = {
      core: ['core'],
      // What opens files of others, on any machine.
      reader: ['reader', 'core'],
      node: ['node', 'reader', 'core'],
      cli: ['cli', 'node', 'core'],
      web: ['web', 'reader', 'core'],
    };
    const forward = sources.flatMap(({ file, imports }) =>
      imports
        .filter((to) => isOwn(to) && !below[roomOf(file)]?.includes(roomOf(resolved(file, to))))
        .map((to) => `${file} imports ${to}`),
    );
    expect(forward).toEqual([]);
    expect(sources.filter(({ file }) => !below[roomOf(file)])).toEqual([]);
  });

  it('lets the page ask core by its door alone, and what is drawn hold nothing of core but types', () => {
    const page = sources.filter(({ file }) => file.startsWith('web/'));
    // What reads files of others is in a worker of its own: core does not lead there.
    const ownDoor = (file: string, to: string): boolean =>
      (file === 'web/reader/main.ts' && to.endsWith('/core/roster/spreadsheet.ts')) ||
      // What is sold stands on all the rest of core: its one call is a door of its own.
      (/^web\/worker\/(shop|posters)\.ts$/.test(file) &&
        /\/core\/(shop\/(bundle|shop-data)|model\/poster)\.ts$/.test(to));
    const inside = page.flatMap(({ file, imports }) =>
      imports
        .filter((to) => !ownDoor(file, to))

        .filter((to) => /core\//.test(to) && !to.endsWith('/core/index.ts'))
        .map((to) => `${file}: ${to}`),
    );
    expect(inside).toEqual([]);
    const drawn = page.filter(({ file }) => !file.startsWith('web/worker/'));
    expect(
      drawn.filter(({ text }) => /^import \{(?! type)[^}]*\} from '[^']*core\/index/m.test(text)),
    ).toEqual([]);
    expect(page.length).toBeGreaterThan(20);
  });

  it('asks each package from one folder alone', () => {
    const folders = new Map<string, Set<string>>();
    for (const { file, imports } of sources)
      for (const to of imports.filter((one) => !isOwn(one) && !one.startsWith('node:'))) {
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
        folders.set(name, (folders.get(name) ?? new Set()).add(dirname(file)));
      }
    expect([...folders].filter(([, from]) => from.size > 1).map(([name, from]) => [name, ...from])).toEqual(
      [],
    );
    expect(folders.size).toBeGreaterThan(10);
  });

  it('makes books without what only a check needs', () => {
    const made = reachedFrom(
      'core/public.ts',
      graphOf((file) => file),
    );
    expect([...made].filter((file) => /core\/(review|check)\//.test(file))).toEqual([]);
    expect(made.has('core/workbooks.ts')).toBe(true);
  });

  it('keeps the machine, the clock and chance out of core', () => {
    const impure =
      /\bfrom 'node:|\bimport\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bprocess\.|\bperformance\./;
    expect(core.filter(({ text }) => impure.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('holds no color: they stand in themes and content', () => {
    const literal = /['"`]#(?:[0-9a-f]{6}|[0-9a-f]{3})['"`]/i;
    const held = sources.filter(({ text }) => literal.test(text.replace(/like `#[0-9a-f]{6}`/, '')));
    expect(held.map(({ file }) => file)).toEqual([]);
  });

  it('names nothing of a title', () => {
    const title = /fearful|dismissive|attachment|practice-wisdom/i;
    expect(sources.filter(({ text }) => title.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('names no axis of a title outside the one declaration of shorthands', () => {
    const any = `(?:${shorthands.join('|')})`;
    const axes = new RegExp(
      `(?:get|has)\\('${any}'|[=!]== '${any}'|\\b(?:choices|chosen|axes)(?:\\.${any}\\b(?!\\.|\\s*[><=])|\\['${any}')|--${any}\\b`,
    );
    const named = code.filter(({ file }) => file !== 'core/choose/shorthands.ts');
    const found = named.flatMap(({ file, lines }) =>
      lines.filter((line) => axes.test(line)).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found.filter((line) => !/\b(?:chosen|choices)\.length\b/.test(line))).toEqual([]);
    expect(axes.test("choices.get('form')") && axes.test("axis === 'pace'") && axes.test('--cover')).toBe(
      true,
    );
  });

  it('asks no block for its kind in what all kinds share', () => {
    // Kinds whose names are words for nothing else.
    const names = [...kinds.keys()].filter(
      (name) => name.length > 5 && !['matrix', 'picture', 'example', 'fields'].includes(name),
    );
    const literal = new RegExp(`['"\`](?:${names.join('|')})['"\`]`);
    const shared = core.filter(({ file }) => !file.startsWith('core/blocks/kinds/'));
    const asking = shared.flatMap(({ file, lines }) =>
      lines.filter((line) => literal.test(line)).map((line) => `${file}: ${line.trim()}`),
    );
    expect(
      asking.filter((line) => !/core\/theme\/theme\.ts|'contents' in fields|placeOf\(\['require'/.test(line)),
    ).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });

  it('keeps files to 300 lines and functions, counted from their first, to 50', () => {
    const long = sources.filter(({ lines }) => lines.length > 300);
    expect(long.map(({ file, lines }) => `${file}: ${lines.length}`)).toEqual([]);
    expect(code.flatMap(functionsOf).filter(({ length }) => length > 50)).toEqual([]);
  });

  it('exports by name only, and each name for one thing', () => {
    expect(code.filter(({ text }) => /^export default\b/m.test(text)).map(({ file }) => file)).toEqual([]);
    expect(code.filter(({ text }) => /^export \*/m.test(text)).map(({ file }) => file)).toEqual([]);
    const names = code.flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:const|type|interface|(?:async )?function\*?|class) (\w+)/gm)].map(
        ([, name]) => [name, file] as const,
      ),
    );
    const twice = names.filter(([name], index) => names.findIndex(([other]) => other === name) !== index);
    expect(twice.filter(([name]) => name !== 'makeWorkbooks')).toEqual([]);
    expect(names.length).toBeGreaterThan(300);
  });

  it('has a specimen for every kind of block', () => {
    const specimens = filesBelow('tests/specimens', '.yaml').map((file) => file.replace(/\.yaml$/, ''));
    expect(specimens).toEqual([...kinds.keys()].sort());
  });
});
