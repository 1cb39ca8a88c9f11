import { reportIssue } from '../blocks/block.ts';
import type { Place, Report } from '../model/diagnostic.ts';
import { error } from '../model/diagnostic.ts';
import { isTree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile } from '../model/sources.ts';
import { check, fieldNames, type Issue } from '../schema/check.ts';
import {
  formed,
  type Infer,
  mapOf,
  matching,
  name,
  numeric,
  object,
  oneOrMore,
  optional,
  type Path,
  refined,
  withDefault,
} from '../schema/vocabulary.ts';
import { noAxes, noChoices } from './axes.ts';
import { resolve } from './resolve.ts';
import { readYaml } from './yaml.ts';

// The house that gives a book: a practice, or an author. Its file says who it is and how it looks, once for all that is made.

/** Words as they are printed: no slot is filled in them, and some are there. */
const words = () => refined(name(), (value) => value.trim() !== '', 'must not be left empty');

const family = () =>
  object({ regular: optional(words()), italic: optional(words()), strong: optional(words()) });

const logo = () =>
  object({
    file: words(),
    alt: matching(/\S/, 'must say in words what the logo shows'),
    /** Millimeters at the most: it is never larger than its place. */
    width: optional(numeric(5, 80)),
  });

const brandSchema = object({
  name: words(),
  credentials: optional(words()),
  logo: optional(logo()),
  /** In lines. */
  address: withDefault(oneOrMore(words()), []),
  phone: optional(words()),
  email: optional(formed(/^[^\s@]+@[^\s@]+$/, 'must be an address like `office@example.org`')),
  website: optional(
    formed(/^(https?:\/\/)?[^\s/:.]+(\.[^\s/:.]+)+(:\d+)?(\/\S*)?$/, 'must be an address like `example.org`'),
  ),
  /** In place of the theme's own, by their names in it. */
  colors: withDefault(mapOf(matching(/^#[0-9a-fA-F]{6}$/, 'must be a color like `#1d5c6b`')), {}),
  /** Faces in place of the theme's own, by the names of its families. */
  fonts: withDefault(mapOf(family()), {}),
  /** A line at the foot of the pages. */
  footer: optional(words()),
  /** In paragraphs. */
  imprint: withDefault(oneOrMore(words()), []),
});

/** What a brand may say. */
export const brandFieldNames = fieldNames(brandSchema);

/** What people call the fields of a brand. */
const meantBy: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: 'practice company business author',
    credentials: 'title degree',
    phone: 'telephone tel mobile',
    email: 'mail e-mail',
    website: 'web url site homepage',
    address: 'street',
    logo: 'picture',
    colors: 'color colour colours',
    fonts: 'font',
    footer: 'foot',
  }).flatMap(([field, others]) => others.split(' ').map((other) => [other, field] as const)),
);

/** Of a field by another name: what it is called here. */
const withHint = (issue: Issue): Issue => {
  const { name: called = '', known: _, ...rest } = issue;
  const meant = meantBy.get(called.toLowerCase());
  return meant === undefined ? issue : { ...rest, remedy: `here it is called \`${meant}\`` };
};

/** A brand as read, and where its fields are written. */
export interface Brand extends Infer<typeof brandSchema> {
  readonly placeOf: (path: Path) => Place | undefined;
}

/** What a brand's logo is called among the pictures of a book: no file of content has such a name. */
export const brandLogo = 'brand:logo';

const memo = createMemo<Brand | undefined>();

/** Reads a brand. What does not fit its declaration is reported, and left out, so that what else is wrong can be told; undefined when there is no going on. */
export const readBrand = (source: SourceFile, report: Report): Brand | undefined =>
  memo([source], '', (report) => computeBrand(source, report), report);

const computeBrand = (source: SourceFile, report: Report): Brand | undefined => {
  const node = readYaml(source, report);
  if (!node) return undefined;
  const { value, placeOf } = resolve(node, noAxes, noChoices, report);
  if (!isTree(value)) {
    const hint = 'write one `field: value` a line, as in `name: North Street Practice`';
    report(error('brand/not-a-map', 'a brand must be a map of fields', node.place, hint));
    return undefined;
  }
  const checked = check(brandSchema, value);
  if (checked.ok) return { ...checked.value, placeOf };
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'brand', withHint(issue));
  const wrong = new Set(checked.issues.map(({ path: [field] }) => field));
  const right = Object.fromEntries(Object.entries(value).filter(([field]) => !wrong.has(field)));
  const left = check(brandSchema, right);
  return left.ok ? { ...left.value, placeOf } : undefined;
};

/** The file that a brand names as its logo; undefined where it names none that can be told. */
export const logoFileOf = (source: SourceFile): string | undefined => {
  const node = readYaml(source, () => undefined);
  const { value } = node ? resolve(node, noAxes, noChoices, () => undefined) : {};
  const file = isTree(value) && isTree(value.logo) ? value.logo.file : undefined;
  return typeof file === 'string' && file.trim() !== '' ? file : undefined;
};
