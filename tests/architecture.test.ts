import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { kinds } from '../src/core/blocks/kinds/kinds.ts';
import { filesBelow, root } from './support/sources.ts';

interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly imports: readonly string[];
}

const reading = (file: string): Source => {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const imports = [...text.matchAll(/^(?:import|export|\}) ?(?:[^'\n]*\bfrom )?'([^']+)'/gm)].map(
    (match) => match[1] ?? '',
  );
  return { file, text, lines: text.trimEnd().split('\n'), imports };
};
const sources = filesBelow('src', '.ts').map(reading);
const core = sources.filter(({ file }) => file.startsWith('core/'));

const nouns = [
  'units',
  'vendor',
  'days',
  'diagnostic',
  'keep',
  'mapping',
  'output',
  'nearest',
  'prose',
  'galley',
  'contrast',
  'schema',
  'shapes',
  'slots',
  'sources',
  'theme',
  'ticket',
];
const stages = [
  'type',
  'blocks',
  'author',
  'review',
  'choose',
  'compose',
  'layout',
  'paginate',
  'paint',
  'press',
  'workbook',
  'bind',
  'index',
];
const rooms: Readonly<Record<string, string>> = {
  yaml: 'core/author/',
  handlebars: 'core/compose/',
  saxes: 'core/compose/',
  fontkit: 'core/type/',
  hyphen: 'core/type/',
  pdfkit: 'core/paint/',
  fflate: 'core/paint/',
  zod: 'core/schema.ts',
  'markdown-it': 'core/prose.ts',
  'flesch-kincaid': 'core/review/',
  nspell: 'core/review/',
  'retext-passive': 'core/review/',
  syllable: 'core/review/',
  vfile: 'core/review/',
  commander: 'cli/',
  'pdfjs-dist': 'cli/',
};

/** How late in the work a file of src stands: nouns first, then the stages in their order, then the command line. */
const rankOf = (file: string): number => {
  const [room = '', inner = ''] = file.split('/');
  const name = inner.replace(/\.ts$/, '');
  if (room !== 'core') return stages.length + 1;
  return nouns.includes(name) ? 0 : stages.indexOf(name) + 1 || Number.NaN;
};

const resolved = (file: string, to: string): string => join(file, '..', to).replaceAll('\\', '/');
const isOwn = (to: string): boolean => to.startsWith('.');

/** Bodies of functions, from the line that opens the brace to the one, as far indented, that closes it. */
const functionsOf = ({
  file,
  lines,
}: Source): readonly { readonly name: string; readonly length: number }[] =>
  lines.flatMap((line, start) => {
    if (!/=> \{$|^ *(export )?function .*\{$|^ +(?!if|for|while|switch)\w+\(.*\).* \{$/.test(line)) return [];
    const indent = line.search(/\S/);
    const length =
      lines
        .slice(start + 1)
        .findIndex((other) => other.search(/\S/) === indent && other.trim().startsWith('}')) + 2;
    return [{ name: `${file}:${start + 1}`, length }];
  });

describe('the architecture', () => {
  it('places every file of core in a known room', () => {
    expect(core.filter(({ file }) => Number.isNaN(rankOf(file))).map(({ file }) => file)).toEqual([]);
  });

  it('lets imports point only backwards through the stages', () => {
    const forward = sources.flatMap(({ file, imports }) =>
      imports
        .filter((to) => isOwn(to) && rankOf(resolved(file, to)) > rankOf(file))
        .map((to) => `${file} imports ${to}`),
    );
    expect(forward).toEqual([]);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
  });

  it('keeps every package in one room, and knows all of them', () => {
    const astray = sources.flatMap(({ file, imports }) =>
      imports
        .filter((to) => !isOwn(to) && !to.startsWith('node:'))
        .filter((to) => !file.startsWith(rooms[to.split('/')[0] ?? ''] ?? 'nowhere'))
        .map((to) => `${file} imports ${to}`),
    );
    expect(astray).toEqual([]);
  });

  it('keeps the machine, the clock and chance out of core', () => {
    const impure =
      /\bfrom 'node:|\bimport\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bprocess\.|\bperformance\./;
    expect(core.filter(({ text }) => impure.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('holds no color: they stand in themes and content', () => {
    const literal = /['"`]#(?:[0-9a-f]{6}|[0-9a-f]{3})['"`]/i;
    expect(
      sources
        .filter(({ text }) => literal.test(text.replace(/like `#[0-9a-f]{6}`/, '')))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('names no form of the content', () => {
    expect(
      sources.filter(({ text }) => /fearful|dismissive|attachment/i.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  it('keeps files to 300 lines and functions to 50', () => {
    expect(
      sources.filter(({ lines }) => lines.length > 300).map(({ file, lines }) => `${file}: ${lines.length}`),
    ).toEqual([]);
    expect(sources.flatMap(functionsOf).filter(({ length }) => length > 50)).toEqual([]);
  });

  it('runs in a browser as well: core bundles without Node', async () => {
    const built = await build({
      entryPoints: ['src/core/index.ts'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    expect(built.errors).toEqual([]);
  });

  it('exports by name only', () => {
    const named = sources.filter(({ file }) => !file.endsWith('.d.ts'));
    expect(named.filter(({ text }) => /^export default\b/m.test(text)).map(({ file }) => file)).toEqual([]);
    expect(named.filter(({ text }) => /^export \*/m.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('has a specimen for every kind of block', () => {
    const specimens = filesBelow('tests/specimens', '.yaml').map((file) => file.replace(/\.yaml$/, ''));
    expect(specimens).toEqual([...kinds.keys()].sort());
  });
});
