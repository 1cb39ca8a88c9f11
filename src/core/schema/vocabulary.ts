import * as z from 'zod/mini';
import { mapEntries } from '../model/mapping.ts';
import { type Prose, plain, readProse, spelled } from '../model/prose.ts';

import { type Pt, parseLength } from '../model/units.ts';

// The only door to zod: the vocabulary in which fields are declared, each with its own sentence.

// A run checks each declaration a few hundred times: too few to pay for code compiled for it.
z.config({ jitless: true });

export type AnySchema = z.ZodMiniType;
export type Schema<Value> = z.ZodMiniType<Value>;
export type Output<S> = z.output<S>;
export type Path = readonly (string | number)[];

/** A value that does not fit its declaration; the path leads to it (or to where it is missing). */
export interface Misfit {
  readonly path: Path;
  readonly kind: 'unknown' | 'missing' | 'wrong';
  readonly message: string;
  /** Of an unknown field: its name, and the names there are. */
  readonly name?: string;
  readonly known?: readonly string[];
}

/** Whether a value was read as running text; an empty list may be either. */
export const isProse = (value: unknown): value is Prose =>
  Array.isArray(value) && value.every((inline) => typeof inline === 'object' && inline !== null && 'kind' in inline);

const asText = (value: string | number | boolean | Prose): string => (isProse(value) ? plain(value) : spelled(String(value)));

// What no page can hold and no markup may (XML 1.0, 2.2): all but tabs and line breaks. Halves of a character are none.
const control = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;

/** Refuses what cannot be seen and is never meant. */
const printable = <S extends z.ZodMiniType>(schema: S): S =>
  schema.check(
    z.refine(
      (value) => typeof value !== 'string' || !control.test(value),
      'must hold no control characters but tabs and line breaks',
    ),
  );

const aText = () =>
  printable(
    z.custom<string | number | boolean | Prose>(
      (value) => ['string', 'number', 'boolean'].includes(typeof value) || isProse(value),
      'must be text',
    ),
  );

/** Plain text: no markup is read in it. A number or a yes/no is taken as it is written. */
export const text = () => z.pipe(aText(), z.transform(asText));

/** What something is called (a file, a layout, a person): plain text that no other spelling changes. */
export const name = () =>
  z.pipe(
    aText(),
    z.transform((value: string | number | boolean | Prose): string => asText(value)),
  );

const asProse = (value: string | number | Prose): Prose => (isProse(value) ? value : readProse(String(value)));

/** Running text with inline markup. */
export const prose = () =>
  z.pipe(
    printable(
      z.custom<string | number | Prose>((value) => ['string', 'number'].includes(typeof value) || isProse(value), 'must be text'),
    ),
    z.transform(asProse),
  );

/** A number, however it is written. */
const amount = (sentence: string) =>
  z.pipe(
    z.transform((value: unknown) =>
      typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : value,
    ),
    z.number(sentence),
  );

export const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return amount(sentence).check(z.refine((value) => Number.isInteger(value) && value >= least && value <= most, sentence));
};

/** A count of pages that fill folded sheets: four on each. */
export const inFours = (most: number) => {
  const sentence = `must be a multiple of 4 from 0 to ${most}: a folded sheet has four pages`;
  return amount(sentence).check(z.refine((value) => value % 4 === 0 && value >= 0 && value <= most, sentence));
};

export const number = (least: number, most: number) => {
  const sentence = `must be a number from ${least} to ${most}`;
  return amount(sentence).check(z.refine((value) => value >= least && value <= most, sentence));
};

export const flag = () => z.boolean('must be `true` or `false`');

export const oneOf = <const Options extends readonly [string, ...string[]]>(...options: Options) =>
  z.pipe(
    z.transform((value: unknown) => (typeof value === 'number' ? String(value) : value)),
    z.enum(options, `must be one of ${options.map((option) => `\`${option}\``).join(', ')}`),
  );

export const matching = (pattern: RegExp, sentence: string) =>
  z.string(sentence).check(z.refine((value) => pattern.test(value), sentence));

const dateSentence = 'must be a date like `2026-11-22`';

/** Whether it names a day of the calendar: 31 February is none. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** Whole numbers, `{from: 0, to: 10}`, least and most as given; read as the text of each, in order. */
export const range = (least: number, most: number) =>
  z.pipe(
    fields({ from: whole(least, most), to: whole(least, most) }).check(
      z.refine(({ from, to }) => from < to, '`from` must be less than `to`'),
    ),
    z.transform(({ from, to }): readonly string[] => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))),
  );

/** A calendar date, `2026-11-22`. */
export const date = () => z.string(dateSentence).check(z.refine((value) => isDay(value), dateSentence));

/** A length with its unit, read as points. */
export const length = () =>
  z.pipe(
    z
      .string('must be a length like `8mm`, `12pt` or `0.25in`')
      .check(z.refine((value) => parseLength(value) !== undefined, 'must be a length like `8mm`, `12pt` or `0.25in`')),
    z.transform((value: string): Pt => parseLength(value) ?? 0),
  );

/** A length that something has, or is divided by: never 0. What is checked of it beside others waits for that. */
export const size = () => length().check(z.refine((value) => value > 0, { error: 'must be longer than 0', abort: true }));

/** A name used in addresses inside the book: small letters, digits, hyphens. */
export const id = () => matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: small letters, digits and single hyphens');

export const listOf = <Item extends z.ZodMiniType>(item: Item, least = 0, most = 500) =>
  z
    .array(item, 'must be a list')
    .check(z.refine((list) => list.length >= least && list.length <= most, `must have from ${least} to ${most} entries`));

/** One value, or a list of them; always read as a list. */
export const oneOrMore = <Item extends z.ZodMiniType>(item: Item, least = 0) =>
  z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
    listOf(item, least),
  );

export const mapOf = <Value extends z.ZodMiniType>(value: Value) => z.record(z.string(), value, 'must be a map');

export const fields = <Shape extends z.core.$ZodShape>(shape: Shape) => z.strictObject(shape, 'must be a map of fields');

/** What holds among several fields. */
export const provided = <S extends z.ZodMiniType>(schema: S, holds: (value: z.output<S>) => boolean, sentence: string): S =>
  schema.check(z.refine(holds, sentence));

export const optional = <Inner extends z.ZodMiniType>(inner: Inner) => z.optional(inner);

export const otherwise = <Inner extends z.ZodMiniType>(
  inner: Inner,
  value: z.output<Inner> & z.core.util.NoUndefined<z.output<Inner>>,
) => z._default(inner, () => value);

/** A list of things read before this declaration sees them. */
export const readBefore = <Item>(sentence: string) => z.custom<readonly Item[]>((value) => Array.isArray(value), sentence);

/** Anything: read elsewhere, by the room that knows it. */
export const raw = () => z.unknown();

export const anyOf = <Options extends readonly [z.ZodMiniType, ...z.ZodMiniType[]]>(sentence: string, ...options: Options) =>
  z.union(options, sentence);

const knownFields = (schema: z.core.$ZodType, path: Path): readonly string[] => {
  const inner = unwrapped(schema);
  const [step, ...rest] = path;
  if (inner._zod.def.type === 'object') {
    const { shape } = inner._zod.def as z.core.$ZodObjectDef;
    if (step === undefined) return Object.keys(shape);
    const next = shape[String(step)];
    return next ? knownFields(next, rest) : [];
  }
  if (inner._zod.def.type === 'array') return knownFields((inner._zod.def as z.core.$ZodArrayDef).element, rest);
  if (inner._zod.def.type === 'record') return knownFields((inner._zod.def as z.core.$ZodRecordDef).valueType, rest);
  return [];
};

const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { type } = schema._zod.def;
  if (type === 'optional' || type === 'default') return unwrapped((schema._zod.def as z.core.$ZodOptionalDef).innerType);
  if (type === 'pipe') return unwrapped((schema._zod.def as z.core.$ZodPipeDef).out);
  return schema;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );

const misfits = (schema: z.core.$ZodType, value: unknown, issue: z.core.$ZodIssue): readonly Misfit[] => {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') {
    const kind = path.length > 0 && valueAt(value, path) === undefined ? 'missing' : 'wrong';
    return [{ path, kind, message: issue.message }];
  }
  const known = knownFields(schema, path);
  return issue.keys.map((name) => ({
    path: [...path, name],
    kind: 'unknown',
    message: `there is no field \`${name}\` here`,
    name,
    known,
  }));
};

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

/** Reads a value by its declaration: the typed value, or everything that does not fit. */
export const check = <S extends z.ZodMiniType>(schema: S, value: unknown): Checked<z.output<S>> => {
  const result = z.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, misfits: result.error.issues.flatMap((issue) => misfits(schema, value, issue)) };
};

const innerOf = ({ def }: z.core.$ZodType['_zod'], key: string): z.core.$ZodType | undefined => {
  if (def.type === 'array') return (def as z.core.$ZodArrayDef).element;
  if (def.type === 'record') return (def as z.core.$ZodRecordDef).valueType;
  const { shape } = def as z.core.$ZodObjectDef;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
};

const isWords = ({ out: { _zod } }: z.core.$ZodPipeDef): boolean => {
  const transform = _zod.def.type === 'transform' ? (_zod.def as z.core.$ZodTransformDef).transform : undefined;
  return transform === asText || transform === asProse;
};

/** The value with its words changed: what is declared as `text` or `prose`, and no name, id or option among it. */
export const mapWords = (schema: z.core.$ZodType, value: unknown, change: (text: string) => string): unknown => {
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
  // Of one or more, a single one may stand alone.
  if (def.type === 'array' && !Array.isArray(value)) return mapWords((def as z.core.$ZodArrayDef).element, value, change);
  return mapEntries(value, (one, key) => {
    const inner = innerOf(schema._zod, key);
    return inner ? mapWords(inner, one, change) : one;
  });
};

/** Every name of a field that a declaration knows, at any depth. */
export const fieldNamesIn = (schema: z.core.$ZodType): readonly string[] => {
  const { def } = schema._zod;
  if (def.type === 'optional' || def.type === 'default') return fieldNamesIn((def as z.core.$ZodOptionalDef).innerType);
  if (def.type === 'array') return fieldNamesIn((def as z.core.$ZodArrayDef).element);
  if (def.type === 'record') return fieldNamesIn((def as z.core.$ZodRecordDef).valueType);
  if (def.type === 'union') return (def as z.core.$ZodUnionDef).options.flatMap(fieldNamesIn);
  if (def.type === 'pipe') return [(def as z.core.$ZodPipeDef).in, (def as z.core.$ZodPipeDef).out].flatMap(fieldNamesIn);
  return def.type === 'object'
    ? Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([name, inner]) => [name, ...fieldNamesIn(inner)])
    : [];
};

/** The names a declaration of fields knows. */
export const fieldNames = (schema: z.core.$ZodType): readonly string[] => knownFields(schema, []);
