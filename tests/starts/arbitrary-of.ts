import fc from 'fast-check';
import type { DescribedField, DescribedValue } from '../../src/core/index.ts';

type Tree = Readonly<Record<string, unknown>>;

const plainValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.constantFrom('a word', 'a *word* and ____ .', 7),
  'plain text': fc.constantFrom('a word', '2 & 3', true),
  name: fc.constantFrom('square.png', '#somewhere'),
  '`true` or `false`': fc.boolean(),
  'list of blocks': fc.constant([]),
  'id: small letters, digits and single hyphens': fc.constantFrom('here', 'one-2'),
};

const numbers = ({ takes, least = 0, most = 0 }: DescribedValue): fc.Arbitrary<unknown> =>
  takes.startsWith('whole')
    ? fc.integer({ min: least, max: most })
    : fc.double({ min: least, max: most, noNaN: true });

/** Lists no longer than it takes to reach both ends of what is allowed, or a few entries. */
const lists = (each: DescribedValue, least: number, most: number): fc.Arbitrary<unknown> =>
  fc.array(arbitraryOf(each), { minLength: least, maxLength: Math.min(most, least + 3) });

const mapsOf = (fields: readonly DescribedField[]): fc.Arbitrary<Tree> => {
  const model = Object.fromEntries(fields.map((field) => [field.name, arbitraryOf(field)]));
  const requiredKeys = fields.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(model, { requiredKeys });
};

/** In order, where there is a rule of it: a choice of several says nothing of a rule that was broken in one of them. */
const inOrder = (map: Tree): Tree => {
  const { from = 0, to = 10 } = map;
  const isOrdered = typeof from === 'number' && typeof to === 'number' && from < to;
  return isOrdered ? map : { ...map, from: 1, to: 2 };
};

/** Any value that a description says is taken. */
export const arbitraryOf = (described: DescribedValue): fc.Arbitrary<unknown> => {
  const { takes, options, either, fields, rules = [], each, least = 0, most = 500 } = described;
  if (options) return fc.constantFrom(...options);
  if (either) return fc.oneof(...either.map(arbitraryOf));
  if (fields)
    return rules.some((rule) => rule.includes('`from`')) ? mapsOf(fields).map(inOrder) : mapsOf(fields);
  if (each)
    return takes.startsWith('list')
      ? lists(each, least, most)
      : fc.dictionary(fc.stringMatching(/^\d$/), arbitraryOf(each));
  if (takes.includes('number')) return numbers(described);
  const plain = plainValues[takes];
  if (!plain) throw new Error(`nothing is known of \`${takes}\``);
  return plain;
};

/** Values just outside of what a description says is taken. */
export const outsideOf = ({ takes, options, each, least, most }: DescribedValue): readonly unknown[] => {
  if (options) return ['none of these'];
  if (takes.includes('number') && least !== undefined && most !== undefined && !each)
    return [least - 1, most + 1, 'many'];
  if (!each || least === undefined || most === undefined || !takes.startsWith('list')) return [];
  const [one] = fc.sample(arbitraryOf(each), { numRuns: 1, seed: 1 });
  const counts = [least - 1, most + 1].filter((count) => count >= 0);
  return counts.map((length) => Array.from({ length }, () => one));
};
