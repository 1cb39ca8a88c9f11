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

/** What a declaration says of itself for those who describe it, where its own parts do not tell. */
export interface Metadata {
  /** What it takes, in words: `whole number from 1 to 40`. */
  readonly takes?: string;
  /** Of a number, or of the entries of a list. */
  readonly least?: number;
  readonly most?: number;
  /** What must hold among the fields. */
  readonly rules?: readonly string[];
}

const metadata = z.registry<Metadata>();

export const metadataOf = (schema: z.core.$ZodType): Metadata => metadata.get(schema) ?? {};

/** Keeps what a declaration takes in the words of the sentence that it refuses other values with. */
const saying = <S extends z.ZodMiniType>(schema: S, sentence: string, limits: Metadata = {}): S => {
  metadata.add(schema, { takes: sentence.replace(/^must be (an? )?/, ''), ...limits });
  return schema;
};

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
export const text = () => saying(z.pipe(aText(), z.transform(asText)), 'plain text');

/** What something is called (a file, a layout, a person): plain text that no other spelling changes, and no slot is filled in. */
export const name = () =>
  saying(
    z.pipe(
      aText().check(
        z.refine((value) => typeof value !== 'string' || !value.includes('{{'), 'must hold no slot'),
      ),
      z.transform((value: string | number | boolean | Prose): string => asText(value)),
    ),
    'name',
  );

export const asProse = (value: string | number | Prose): Prose =>
  isProse(value) ? value : readProse(String(value));

/** Running text with inline markup. */
export const prose = () =>
  saying(
    z.pipe(
      printable(
        z.custom<string | number | Prose>(
          (value) => ['string', 'number'].includes(typeof value) || isProse(value),
          'must be text',
        ),
      ),
      z.transform(asProse),
    ),
    'text',
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
  const whole = z.refine<number>(
    (value) => Number.isInteger(value) && value >= least && value <= most,
    sentence,
  );
  return saying(amount(sentence).check(whole), sentence, { least, most });
};

/** A count of pages that fill folded sheets: four on each. */
export const multipleOfFour = (most: number) => {
  const sentence = `must be a multiple of 4 from 0 to ${most}: a folded sheet has four pages`;
  const inFours = z.refine<number>((value) => value % 4 === 0 && value >= 0 && value <= most, sentence);
  return saying(amount(sentence).check(inFours), sentence, { least: 0, most });
};

export const numeric = (least: number, most: number) => {
  const sentence = `must be a number from ${least} to ${most}`;
  const within = z.refine<number>((value) => value >= least && value <= most, sentence);
  return saying(amount(sentence).check(within), sentence, { least, most });
};

export const boolean = () => {
  const sentence = 'must be `true` or `false`';
  return saying(z.boolean(sentence), sentence);
};

export const oneOf = <const Options extends readonly [string, ...string[]]>(...options: Options) => {
  const sentence = `must be one of ${options.map((option) => `\`${option}\``).join(', ')}`;
  const asWritten = z.transform((value: unknown) => (typeof value === 'number' ? String(value) : value));
  return saying(z.pipe(asWritten, z.enum(options, sentence)), sentence);
};

export const matching = (pattern: RegExp, sentence: string) =>
  saying(z.string(sentence).check(z.refine((value) => pattern.test(value), sentence)), sentence);

/** A word of a known list, read as what it stands for. */
export const meaning = (meant: (word: string) => string | undefined, sentence: string) =>
  saying(
    z.pipe(
      z.string(sentence).check(z.refine((word) => meant(word) !== undefined, sentence)),
      z.transform((word: string) => meant(word) ?? word),
    ),
    sentence,
  );

/** Text that has a form. Told apart from `matching`: what YAML takes for a number is text as well. */
export const formed = (pattern: RegExp, sentence: string) =>
  z.pipe(
    z.transform((value: unknown) => (typeof value === 'number' ? String(value) : value)),
    matching(pattern, sentence),
  );

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
    refined(
      object({ from: integer(least, most), to: integer(least, most) }),
      ({ from, to }) => from < to,
      '`from` must be less than `to`',
    ),
    z.transform(({ from, to }): readonly string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index)),
    ),
  );

/** A calendar date, `2026-11-22`. */
export const date = () =>
  saying(z.string(dateSentence).check(z.refine((value) => isDay(value), dateSentence)), dateSentence);

/** A length with its unit, read as points. */
export const length = () => {
  const sentence = 'must be a length like `8mm`, `12pt` or `0.25in`';
  const written = z.string(sentence).check(z.refine((value) => parseLength(value) !== undefined, sentence));
  const read = z.transform((value: string): Pt => parseLength(value) ?? 0);
  return saying(z.pipe(written, read), sentence);
};

/** A length that something has, or is divided by: never 0. Checks that compare it with others come after this one. */
export const positiveLength = () =>
  length().check(z.refine((value) => value > 0, { error: 'must be longer than 0', abort: true }));

const isbnSentence = 'must be an ISBN of 13 digits whose last one fits';

/** Whether the last digit is what the others make it (ISO 2108, annex C). */
const isIsbn = (written: string): boolean => {
  const digits = written.replaceAll('-', '');
  if (!/^97[89]\d{10}$/.test(digits) || !/^\d+(-\d+)*$/.test(written)) return false;
  const sum = [...digits].reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
};

/** The number of a book as it is sold, with dashes or without. */
export const isbn = () => {
  const asWritten = z.transform((value: unknown) => (typeof value === 'number' ? String(value) : value));
  const number = z.string(isbnSentence).check(z.refine((value) => isIsbn(value), isbnSentence));
  return saying(z.pipe(asWritten, number), isbnSentence);
};

/** A name used in addresses inside the book: small letters, digits, hyphens. */
export const id = () =>
  matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: small letters, digits and single hyphens');

export const listOf = <Item extends z.ZodMiniType>(item: Item, least = 0, most = 500) => {
  const sentence = `must have from ${least} to ${most} entries`;
  const fits = z.refine<z.output<Item>[]>((list) => list.length >= least && list.length <= most, sentence);
  const list = z.array(item, 'must be a list').check(fits);
  metadata.add(list, { least, most });
  return list;
};

/** One value, or a list of them; always read as a list. */
export const oneOrMore = <Item extends z.ZodMiniType>(item: Item, least = 0) =>
  z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
    listOf(item, least),
  );

/** The same entries, and none that every object of JavaScript has: a name that is looked up may be `constructor`. */
const bare = <Entries extends object>(entries: Entries): Entries =>
  Object.assign(Object.create(null), entries);

export const mapOf = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(z.string(), value, 'must be a map').check(z.overwrite(bare));

export const object = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, 'must be a map of fields');

/** What holds among several fields. */
export const refined = <S extends z.ZodMiniType>(
  schema: S,
  holds: (value: z.output<S>) => boolean,
  sentence: string,
): S => {
  const ruled = schema.check(z.refine(holds, sentence));
  metadata.add(ruled, { ...metadataOf(schema), rules: [...(metadataOf(schema).rules ?? []), sentence] });
  return ruled;
};

export const optional = <Inner extends z.ZodMiniType>(inner: Inner) => z.optional(inner);

export const withDefault = <Inner extends z.ZodMiniType>(
  inner: Inner,
  value: z.output<Inner> & z.core.util.NoUndefined<z.output<Inner>>,
) => z._default(inner, () => value);

/** A list whose items were read before this declaration sees them. */
export const parsedList = <Item>(sentence: string) =>
  saying(
    z.custom<readonly Item[]>((value) => Array.isArray(value), sentence),
    sentence,
  );

/** Anything: read elsewhere, by the room that knows it. */
export const anything = () => saying(z.unknown(), 'anything');

export const anyOf = <Options extends readonly [z.ZodMiniType, ...z.ZodMiniType[]]>(
  sentence: string,
  ...options: Options
) => z.union(options, sentence);
