import type { FilledField } from '../answers/filled.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Answers } from '../model/page.ts';
import { fitAnswers } from '../publish/answers.ts';
import { readEdition } from '../publish/design.ts';
import type { MadeWorkbook } from '../workbooks.ts';
import { type Bundled, type Selling, workbooksFor } from './offer.ts';
import type { ReadProduct } from './product.ts';

// Which book of a product a filled copy is of: that whose fields are most like its own.

/** One workbook that is filled in on a screen, and what of the product it is made for. */
export interface Candidate {
  readonly read: ReadProduct;
  readonly choices: ReadonlyMap<string, string>;
  readonly entry: Bundled;
  readonly workbook: MadeWorkbook;
}

/** What a copy is of, as far as somebody says so: options along axes. */
export type WishedChoices = Readonly<Record<string, readonly string[]>>;

/** The entry of a product in one edition and one set of choices. */
const alone = (entry: Bundled, { edition, choices }: MadeWorkbook): Bundled => ({
  ...entry,
  editions: [edition],
  choices: Object.fromEntries([...choices].map(([axis, option]) => [axis, [option]])),
});

/** All workbooks of a product that have fields, in the choices that are wished for. Doubts are told when one of them is made for a buyer. */
export const candidatesOf = (
  offers: readonly (readonly [ReadProduct, ReadonlyMap<string, string>])[],
  selling: Selling,
  wished: WishedChoices,
): readonly Candidate[] => {
  const { sources, options } = selling;
  const report: Report = (one) => {
    if (one.severity === 'error') options.report(one);
  };
  const isFillable = (edition: string): boolean =>
    readEdition(sources, edition, () => undefined)?.output?.fillable ?? false;
  const isWished = ({ choices }: MadeWorkbook): boolean =>
    Object.entries(wished).every(([axis, options]) => options.includes(choices.get(axis) ?? ''));
  return offers.flatMap(([read, choices]) =>
    read.product.books.flatMap((entry) => {
      const editions = entry.editions.filter(isFillable);
      if (editions.length === 0) return [];
      const quiet = { ...selling, options: { ...options, report } };
      return [...workbooksFor(read, choices, { ...entry, editions }, quiet)]
        .filter(isWished)
        .map((workbook) => ({ read, choices, entry: alone(entry, workbook), workbook }));
    }),
  );
};

/** Of all fields that two forms have, the share that both have: 1 where they are the same. */
const likeness = ({ workbook: { pages, fields } }: Candidate, names: Answers): number => {
  const { held, unused } = fitAnswers(pages, names);
  return held.size / Math.max(1, new Set(fields).size + unused.length);
};

/** A form that has less than this in common with another is another book's. */
const leastLikeness = 0.1;

/** How far the paper of a workbook is from such a width. Points. */
const paperOff = ({ workbook: { pages } }: Candidate, width: number | undefined): number =>
  width === undefined ? 0 : Math.abs((pages.pages[0]?.width ?? 0) - width);

/** The workbook of which a copy with these fields is an earlier version, of several that are alike that on its paper; undefined where there is none, as reported. */
export const bookOfFields = (
  candidates: readonly Candidate[],
  { fields, width }: { readonly fields: readonly FilledField[]; readonly width?: number | undefined },
  report: Report,
): Candidate | undefined => {
  const names: Answers = new Map(fields.map(({ name }) => [name, true]));
  const [best] = candidates
    .map((one) => ({ one, like: likeness(one, names), off: paperOff(one, width) }))
    .toSorted((one, other) => other.like - one.like || one.off - other.off);
  if (best && best.like >= leastLikeness) return best.one;
  const hint = 'it may be of another product, or of a choice that this one does not sell';
  report(error('shop/other-book', 'its fields are those of no book of this product', undefined, hint));
  return undefined;
};
