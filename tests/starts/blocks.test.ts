import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listBlocks, showBlock } from '../../src/cli/blocks.ts';
import { type DescribedKind, type DescribedValue, describeKind, kinds } from '../../src/core/index.ts';
import { check, fieldNames } from '../../src/core/schema/check.ts';
import { fieldNamesIn } from '../../src/core/schema/words.ts';
import { root } from '../support/sources.ts';
import { arbitraryOf, outsideOf } from './arbitrary-of.ts';
import { recordRun } from './recording-run.ts';

const specimenOf = (kind: string): string =>
  readFileSync(join(root, 'tests/specimens', `${kind}.yaml`), 'utf8');

const all = [...kinds.values()].map((kind) => ({ kind, described: describeKind(kind) }));

const wholeOf = ({ fields, rules }: DescribedKind): DescribedValue => ({ takes: 'map', fields, rules });

/** Names of all fields that are described, at any depth. */
const namesIn = ({ fields = [], each, either = [] }: DescribedValue): readonly string[] => [
  ...fields.flatMap((field) => [field.name, ...namesIn(field)]),
  ...[each ?? [], either].flat().flatMap(namesIn),
];

const rulesIn = ({ rules = [], fields = [], each, either = [] }: DescribedValue): readonly string[] => [
  ...rules,
  ...[fields, each ?? [], either].flat().flatMap(rulesIn),
];

/** Names of the fields that stand in the table of a kind: between the first two empty lines, each before what it takes. */
const rowNamesIn = (lines: readonly string[]): string[] => {
  const from = lines.indexOf('') + 1;
  return lines
    .slice(from, lines.indexOf('', from))
    .flatMap((line) => /^ +([\w-]+) +\S/.exec(line)?.[1] ?? []);
};

/** Where a value does not fit, the rules among its fields left aside. */
const wrongIn = (kind: (typeof all)[number], value: unknown): readonly string[] => {
  const checked = check(kind.kind.schema, value);
  const rules = rulesIn(wholeOf(kind.described));
  const issues = checked.ok ? [] : checked.issues;
  return issues.filter(({ message }) => !rules.includes(message)).map(({ path }) => path.join('.'));
};

describe('the list of kinds', () => {
  const { run, lines, results } = recordRun();
  const code = listBlocks(run);

  it('names every kind, each with a sentence of its own', () => {
    expect(code).toBe(0);
    for (const { described } of all)
      expect(
        lines.some(
          (line) => new RegExp(`^${described.name} +\\S`).test(line) && line.endsWith(described.about),
        ),
      ).toBe(true);
    expect(lines.length).toBe(all.length + 1);
    expect(results).toMatchObject([{ blocks: { length: all.length } }]);
  });

  it('says what each is in one short sentence', () => {
    for (const { described } of all) expect(described.about).toMatch(/^[A-Z][^.]{5,90}\.$/);
    expect(new Set(all.map(({ described }) => described.about)).size).toBe(all.length);
  });
});

describe('a kind as it is shown', () => {
  it('has all its fields, its words and its specimen, as lines and as data', () => {
    for (const { kind, described } of all) {
      const { run, lines, results } = recordRun();
      expect(showBlock(kind.name, run, specimenOf)).toBe(0);
      for (const { name, takes } of described.fields)
        expect(lines.some((line) => line.startsWith(`  ${name} `) && line.includes(takes))).toBe(true);
      expect(rowNamesIn(lines).sort()).toEqual([...namesIn(wholeOf(described))].sort());
      for (const word of kind.words) expect(lines.join('\n')).toContain(`\`${word}\``);
      expect(lines.join('\n')).toContain(specimenOf(kind.name).trimEnd());
      expect(results).toEqual([{ block: { ...described, specimen: specimenOf(kind.name) } }]);
    }
  });

  it('is shown without an example where none is at hand', () => {
    const { run, lines } = recordRun();
    expect(showBlock('box', run, () => undefined)).toBe(0);
    expect(lines.join('\n')).not.toContain('For example');
  });

  it('that there is not is told with the nearest name', () => {
    const { run, lines, diagnostics } = recordRun();
    expect(showBlock('traker', run, specimenOf)).toBe(1);
    expect(lines).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'cli/unknown-block', hints: ['did you mean `tracker`?'] }]);
  });
});

describe('the description of a kind', () => {
  it('names the fields of the declaration, and no others, at any depth', () => {
    for (const { kind, described } of all) {
      expect(described.fields.map(({ name }) => name)).toEqual(fieldNames(kind.schema));
      expect([...namesIn(wholeOf(described))].sort()).toEqual([...fieldNamesIn(kind.schema)].sort());
    }
  });

  for (const one of all) {
    const { name } = one.kind;
    it(`of \`${name}\` is true: whatever it says is taken is taken`, () => {
      fc.assert(
        fc.property(arbitraryOf(wholeOf(one.described)), (value) => {
          expect(wrongIn(one, value)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });

    it(`of \`${name}\` is narrow: what lies just outside of it is refused, and what it requires is missed`, () => {
      const [whole] = fc.sample(arbitraryOf(wholeOf(one.described)), { numRuns: 1, seed: 7 });
      const base = typeof whole === 'object' ? { ...whole } : {};
      for (const field of one.described.fields) {
        for (const value of outsideOf(field))
          expect([value, ...wrongIn(one, { ...base, [field.name]: value })]).toContain(field.name);
        const { [field.name]: _left, ...rest }: Record<string, unknown> = { ...base };
        expect(wrongIn(one, rest).includes(field.name)).toBe(field.required);
      }
    });
  }
});
