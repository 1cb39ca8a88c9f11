import { noAxes, noChoices } from '../author/axes.ts';
import { resolve } from '../author/resolve.ts';
import { readYaml } from '../author/yaml.ts';
import { reportIssue } from '../blocks/block.ts';
import { daysBetween } from '../model/days.ts';
import type { Report } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import { datedSources } from '../schema/sources.ts';
import {
  boolean,
  date,
  type Infer,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

// What shops take, as dated data: a file each in `templates/shops`.

const shopSchema = object({
  name: text(),
  /** `files`: what a buyer downloads. `print`: a plant prints it, an inside and a cover. */
  sells: oneOf('files', 'print'),
  /** Of a print plant: the editions made for it, unless the product names others. */
  editions: withDefault(listOf(text()), []),
  /** Files of one product. */
  files: object({
    most: integer(1, 1000),
    /** Of each, in millions of bytes. */
    megabytes: integer(1, 100_000),
    /** Letters of a file's name; `plain`: letters without accents, digits, dots, dashes and underscores alone. */
    name: object({ most: integer(20, 250), plain: withDefault(boolean(), false) }),
  }),
  /** The most letters of the title, and of the description. */
  title: integer(10, 1000),
  description: optional(integer(100, 100_000)),
  keywords: optional(object({ most: integer(1, 250), letters: integer(5, 255) })),
  /** Pictures of the product, in pixels. */
  pictures: optional(object({ most: integer(1, 50), width: integer(300, 5000), height: integer(300, 5000) })),
  /** What is to be done there before it is on sale. */
  before: withDefault(listOf(text()), []),
  /** Where each figure was read, how sure it is, and when. */
  sources: datedSources(date()),
});

export type Shop = Infer<typeof shopSchema>;

/** A shop's data; undefined when it cannot be read, as reported. */
export const readShop = (source: SourceFile, report: Report): Shop | undefined => {
  const node = readYaml(source, report);
  if (!node) return undefined;
  const { value, placeOf } = resolve(node, noAxes, noChoices, report);
  const checked = check(shopSchema, value);
  if (checked.ok) return checked.value;
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'shop', issue);
  return undefined;
};

/** Days after which what a shop takes is doubted. */
const oldAfter = 180;

/** What was read long ago, or not in the shop's own pages, with the page to compare it with. `today`: ISO date. */
export const doubtsOf = (
  { sources }: Shop,
  today: string | undefined,
): readonly { readonly of: string; readonly url: string }[] =>
  sources
    .filter(
      ({ confidence, verified_on }) =>
        confidence !== 'primary' || (today !== undefined && daysBetween(verified_on, today) > oldAfter),
    )
    .map(({ of, vendor_url, source_url }) => ({ of, url: vendor_url ?? source_url }));
