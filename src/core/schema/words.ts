import * as z from 'zod/mini';
import { mapEntries } from '../model/mapping.ts';
import { asProse, asText } from './vocabulary.ts';

const innerOf = ({ def }: z.core.$ZodType['_zod'], key: string): z.core.$ZodType | undefined => {
  if (def.type === 'array') return (def as z.core.$ZodArrayDef).element;
  if (def.type === 'record') return (def as z.core.$ZodRecordDef).valueType;
  const { shape } = def as z.core.$ZodObjectDef;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
};

const isWords = ({ out: { _zod } }: z.core.$ZodPipeDef): boolean => {
  const transform =
    _zod.def.type === 'transform' ? (_zod.def as z.core.$ZodTransformDef).transform : undefined;
  return transform === asText || transform === asProse;
};

/** The value with its words changed: what is declared as `text` or `prose`, and no name, id or option among it. */
export const mapWords = (
  schema: z.core.$ZodType,
  value: unknown,
  change: (text: string) => string,
): unknown => {
  const { def } = schema._zod;
  if (def.type === 'optional' || def.type === 'default')
    return mapWords((def as z.core.$ZodOptionalDef).innerType, value, change);
  if (def.type === 'union') {
    const fitting = (def as z.core.$ZodUnionDef).options.find((option) => z.safeParse(option, value).success);
    return fitting ? mapWords(fitting, value, change) : value;
  }
  if (def.type === 'pipe') {
    const pipe = def as z.core.$ZodPipeDef;
    if (isWords(pipe)) return typeof value === 'string' ? change(value) : value;
    return mapWords(pipe.in._zod.def.type === 'transform' ? pipe.out : pipe.in, value, change);
  }
  if (def.type !== 'array' && def.type !== 'record' && def.type !== 'object') return value;
  // A single one may be written without a list.
  if (def.type === 'array' && !Array.isArray(value))
    return mapWords((def as z.core.$ZodArrayDef).element, value, change);
  return mapEntries(value, (one, key) => {
    const inner = innerOf(schema._zod, key);
    return inner ? mapWords(inner, one, change) : one;
  });
};

/** Every name of a field that a declaration knows, at any depth. */
export const fieldNamesIn = (schema: z.core.$ZodType): readonly string[] => {
  const { def } = schema._zod;
  if (def.type === 'optional' || def.type === 'default')
    return fieldNamesIn((def as z.core.$ZodOptionalDef).innerType);
  if (def.type === 'array') return fieldNamesIn((def as z.core.$ZodArrayDef).element);
  if (def.type === 'record') return fieldNamesIn((def as z.core.$ZodRecordDef).valueType);
  if (def.type === 'union') return (def as z.core.$ZodUnionDef).options.flatMap(fieldNamesIn);
  if (def.type === 'pipe')
    return [(def as z.core.$ZodPipeDef).in, (def as z.core.$ZodPipeDef).out].flatMap(fieldNamesIn);
  return def.type === 'object'
    ? Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([name, inner]) => [
        name,
        ...fieldNamesIn(inner),
      ])
    : [];
};
