import * as z from 'zod/mini';
import { remedyFor } from './remedies.ts';
import type { Path } from './vocabulary.ts';

/** A value that does not fit its declaration; the path leads to it (or to where it is missing). */
export interface Issue {
  readonly path: Path;
  readonly kind: 'unknown' | 'missing' | 'wrong';
  readonly message: string;
  /** What to do; of an unknown field, its name tells. */
  readonly remedy?: string;
  /** Of an unknown field: its name, and the names there are. */
  readonly name?: string;
  readonly known?: readonly string[];
}

const knownFields = (schema: z.core.$ZodType, path: Path): readonly string[] => {
  const inner = unwrapped(schema);
  const [step, ...rest] = path;
  if (inner._zod.def.type === 'object') {
    const { shape } = inner._zod.def as z.core.$ZodObjectDef;
    if (step === undefined) return Object.keys(shape);
    const next = shape[String(step)];
    return next ? knownFields(next, rest) : [];
  }
  if (inner._zod.def.type === 'array')
    return knownFields((inner._zod.def as z.core.$ZodArrayDef).element, rest);
  if (inner._zod.def.type === 'record')
    return knownFields((inner._zod.def as z.core.$ZodRecordDef).valueType, rest);
  return [];
};

const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { type } = schema._zod.def;
  if (type === 'optional' || type === 'default')
    return unwrapped((schema._zod.def as z.core.$ZodOptionalDef).innerType);
  if (type === 'pipe') return unwrapped((schema._zod.def as z.core.$ZodPipeDef).out);
  return schema;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );

const issuesOf = (schema: z.core.$ZodType, value: unknown, found: z.core.$ZodIssue): readonly Issue[] => {
  const path = found.path.filter((step) => typeof step !== 'symbol');
  if (found.code !== 'unrecognized_keys') {
    const given = valueAt(value, path);
    const kind = path.length > 0 && given === undefined ? 'missing' : 'wrong';
    return [{ path, kind, message: found.message, remedy: remedyFor(found.message, given) }];
  }
  const known = knownFields(schema, path);
  return found.keys.map((name) => ({
    path: [...path, name],
    kind: 'unknown',
    message: `there is no field \`${name}\` here`,
    name,
    known,
  }));
};

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a value by its declaration: the typed value, or everything that does not fit. */
export const check = <S extends z.ZodMiniType>(schema: S, value: unknown): Checked<z.output<S>> => {
  const result = z.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((found) => issuesOf(schema, value, found)) };
};

/** The names a declaration of fields knows. */
export const fieldNames = (schema: z.core.$ZodType): readonly string[] => knownFields(schema, []);
