import { defined } from '../model/defined.ts';
import { type DescribedField, describeSchema } from '../schema/describe.ts';
import type { Kind } from './block.ts';

/** What authors need to know of a kind of block, all of it read from its declaration. */
export interface DescribedKind {
  readonly name: string;
  readonly about: string;
  /** The field that a bare value stands for. */
  readonly main?: string;
  /** The fields that hold blocks. */
  readonly children: readonly string[];
  /** The field that holds the id by which links lead to it. */
  readonly anchor?: string;
  /** Words of `words.yaml` that it prints, below its own name there. */
  readonly words: readonly string[];
  readonly fields: readonly DescribedField[];
  /** What must hold among its fields. */
  readonly rules: readonly string[];
}

export const describeKind = ({ name, about, main, children, anchor, words, schema }: Kind): DescribedKind => {
  const { fields = [], rules = [] } = describeSchema(schema);
  return { name, about, children, words, fields, rules, ...defined({ main, anchor }) };
};
