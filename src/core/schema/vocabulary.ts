import * as z from 'zod/mini';
import { type Prose, plain, readProse, unescaped } from '../model/prose.ts';
import { type Pt, parseLength } from '../model/units.ts';

// The only door to zod: the vocabulary in which fields are declared, each with its own sentence.

// A run checks each declaration a few hundred times: too few to pay for code compiled for it.
z.config({ jitless: true });

export type AnySchema = z.ZodMiniType;
export type Schema<Value> = z.ZodMiniType<Value>;
export type Infer<S> = z.output<S>;
export type Path = readonly (string | number)[];
/** Whether a value was read as running text; an empty list may be either. */
export const isProse = (value: unknown): value is Prose =>
  Array.isArray(value) &&
  value.every((inline) => typeof inline === 'object' && inline !== null && 'kind' in inline);

export const asText = (value: string | number | boolean | Prose): string =>
  isProse(value) ? plain(value) : unescaped(String(value));

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

export const asProse = (value: string | number | Prose): Prose =>
  isProse(value) ? value : readProse(String(value));

/** Running text with inline markup. */
export const prose = () =>
  z.pipe(
    printable(
      z.custom<string | number | Prose>(
        (value) => ['string', 'number'].includes(typeof value) || isProse(value),
        'must be text',
      ),
    ),
    z.transform(asProse),
  );

/** A number, however it is written. */
const amount = (sentence: string) =>
  z.pipe(
    z.transform((value: unknown) =>
      typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
        ? Number(value)
        : value,
    ),
    z.number(sentence),
  );

export const integer = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return amount(sentence).check(
    z.refine((value) => Number.isInteger(value) && value >= least && value <= most, sentence),
  );
};

/** A count of pages that fill folded sheets: four on each. */
export const multipleOfFour = (most: number) => {
  const sentence = `must be a multiple of 4 from 0 to ${most}: a folded sheet has four pages`;
  return amount(sentence).check(
    z.refine((value) => value % 4 === 0 && value >= 0 && value <= most, sentence),
  );
};

export const numeric = (least: number, most: number) => {
  const sentence = `must be a number from ${least} to ${most}`;
  return amount(sentence).check(z.refine((value) => value >= least && value <= most, sentence));
};

export const boolean = () => z.boolean('must be `true` or `false`');

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

/** Whole numbers, `{from: 0, to: 10}`, within these limits; read as the text of each, in order. */
export const range = (least: number, most: number) =>
  z.pipe(
    object({ from: integer(least, most), to: integer(least, most) }).check(
      z.refine(({ from, to }) => from < to, '`from` must be less than `to`'),
    ),
    z.transform(({ from, to }): readonly string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index)),
    ),
  );

/** A calendar date, `2026-11-22`. */
export const date = () => z.string(dateSentence).check(z.refine((value) => isDay(value), dateSentence));

/** A length with its unit, read as points. */
export const length = () =>
  z.pipe(
    z
      .string('must be a length like `8mm`, `12pt` or `0.25in`')
      .check(
        z.refine(
          (value) => parseLength(value) !== undefined,
          'must be a length like `8mm`, `12pt` or `0.25in`',
        ),
      ),
    z.transform((value: string): Pt => parseLength(value) ?? 0),
  );

/** A length that something has, or is divided by: never 0. Checks that compare it with others come after this one. */
export const positiveLength = () =>
  length().check(z.refine((value) => value > 0, { error: 'must be longer than 0', abort: true }));

/** A name used in addresses inside the book: small letters, digits, hyphens. */
export const id = () =>
  matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: small letters, digits and single hyphens');

export const listOf = <Item extends z.ZodMiniType>(item: Item, least = 0, most = 500) =>
  z
    .array(item, 'must be a list')
    .check(
      z.refine(
        (list) => list.length >= least && list.length <= most,
        `must have from ${least} to ${most} entries`,
      ),
    );

/** One value, or a list of them; always read as a list. */
export const oneOrMore = <Item extends z.ZodMiniType>(item: Item, least = 0) =>
  z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
    listOf(item, least),
  );

export const mapOf = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(z.string(), value, 'must be a map');

export const object = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, 'must be a map of fields');

/** What holds among several fields. */
export const refined = <S extends z.ZodMiniType>(
  schema: S,
  holds: (value: z.output<S>) => boolean,
  sentence: string,
): S => schema.check(z.refine(holds, sentence));

export const optional = <Inner extends z.ZodMiniType>(inner: Inner) => z.optional(inner);

export const withDefault = <Inner extends z.ZodMiniType>(
  inner: Inner,
  value: z.output<Inner> & z.core.util.NoUndefined<z.output<Inner>>,
) => z._default(inner, () => value);

/** A list whose items were read before this declaration sees them. */
export const parsedList = <Item>(sentence: string) =>
  z.custom<readonly Item[]>((value) => Array.isArray(value), sentence);

/** Anything: read elsewhere, by the room that knows it. */
export const anything = () => z.unknown();

export const anyOf = <Options extends readonly [z.ZodMiniType, ...z.ZodMiniType[]]>(
  sentence: string,
  ...options: Options
) => z.union(options, sentence);
