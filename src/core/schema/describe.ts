import type * as z from 'zod/mini';
import { defined } from '../model/defined.ts';
import { metadataOf } from './vocabulary.ts';

/** What a declaration takes, in words and in parts. */
export interface DescribedValue {
  /** In words: `whole number from 1 to 40`, `list of texts`. */
  readonly takes: string;
  /** Of a number, or of the entries of a list. */
  readonly least?: number;
  readonly most?: number;
  /** The names it is one of. */
  readonly options?: readonly string[];
  /** What each entry of a list or a map is. */
  readonly each?: DescribedValue;
  /** What it may be, one or another. */
  readonly either?: readonly DescribedValue[];
  /** The fields of a map. */
  readonly fields?: readonly DescribedField[];
  /** What must hold among those fields. */
  readonly rules?: readonly string[];
}

export interface DescribedField extends DescribedValue {
  readonly name: string;
  readonly required: boolean;
  /** What stands there when nothing is given. */
  readonly default?: unknown;
}

/** A list longer than any that is meant: such a limit is not worth a word. */
const unlimited = 500;

const countIn = (least: number, most: number): string => {
  if (least === most) return ` (${least})`;
  if (most < unlimited) return ` (${least} to ${most})`;
  return least > 0 ? ` (${least} or more)` : '';
};

const plural = (takes: string): string => takes.replace(/\b(text|name|map|list)\b/g, '$1s');

const describeList = ({ element }: z.core.$ZodArrayDef, schema: z.core.$ZodType): DescribedValue => {
  const { least = 0, most = unlimited } = metadataOf(schema);
  const each = describeSchema(element);
  return { takes: `list${countIn(least, most)} of ${plural(each.takes)}`, least, most, each };
};

const describeField = ([name, schema]: readonly [string, z.core.$ZodType]): DescribedField => {
  const { def } = schema._zod;
  if (def.type === 'optional')
    return { name, required: false, ...describeSchema((def as z.core.$ZodOptionalDef).innerType) };
  if (def.type !== 'default') return { name, required: true, ...describeSchema(schema) };
  const { innerType, defaultValue } = def as z.core.$ZodDefaultDef;
  return { name, required: false, default: defaultValue, ...describeSchema(innerType) };
};

const describeObject = ({ shape }: z.core.$ZodObjectDef, schema: z.core.$ZodType): DescribedValue => ({
  takes: 'map',
  fields: Object.entries(shape).map(describeField),
  ...defined({ rules: metadataOf(schema).rules }),
});

const describeUnion = ({ options }: z.core.$ZodUnionDef): DescribedValue => {
  const either = options.map(describeSchema);
  const [only, ...others] = either;
  if (only && others.length === 0) return only;
  return { takes: [...new Set(either.map(({ takes }) => takes))].join(', or '), either };
};

/** Of two joined declarations: the one that values are written for. */
const writtenSide = ({ in: before, out: after }: z.core.$ZodPipeDef): z.core.$ZodType =>
  before._zod.def.type === 'transform' ? after : before;

const optionsOf = (schema: z.core.$ZodType): readonly string[] | undefined => {
  const { def } = schema._zod;
  if (def.type === 'pipe') return optionsOf(writtenSide(def as z.core.$ZodPipeDef));
  return def.type === 'enum' ? Object.values((def as z.core.$ZodEnumDef).entries).map(String) : undefined;
};

/** Describes what a declaration takes, from the declaration itself. */
export const describeSchema = (schema: z.core.$ZodType): DescribedValue => {
  const { takes, least, most } = metadataOf(schema);
  if (takes !== undefined) return { takes, ...defined({ least, most, options: optionsOf(schema) }) };
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
      return describeSchema((def as z.core.$ZodOptionalDef).innerType);
    case 'pipe':
      return describeSchema(writtenSide(def as z.core.$ZodPipeDef));
    case 'array':
      return describeList(def as z.core.$ZodArrayDef, schema);
    case 'object':
      return describeObject(def as z.core.$ZodObjectDef, schema);
    case 'union':
      return describeUnion(def as z.core.$ZodUnionDef);
    case 'record': {
      const each = describeSchema((def as z.core.$ZodRecordDef).valueType);
      return { takes: `map of ${plural(each.takes)}`, each };
    }
    default:
      throw new Error(`a declaration of the type \`${def.type}\` does not say what it takes`);
  }
};
