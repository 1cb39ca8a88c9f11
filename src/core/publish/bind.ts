import type { Brand } from '../author/brand.ts';
import { freeWords, type Ticket } from '../choose/ticket.ts';
import type { Document } from '../compose/document.ts';
import { contrast } from '../model/contrast.ts';
import { defined } from '../model/defined.ts';
import { type Diagnostic, error, type Place, type Report, warning } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import type { Page, Pages } from '../model/page.ts';
import type { Pt } from '../model/units.ts';
import { colorOf } from '../theme/theme.ts';
import type { Vendor } from '../theme/vendor.ts';
import { barcodeSize } from './barcode.ts';
import { coverPages } from './cover.ts';
import type { Design, Edition } from './design.ts';
import type { PageMaker } from './pages.ts';
import { readRange, samplePages } from './sample.ts';
import { gutterFor, planCover } from './vendor.ts';

export interface Binding {
  readonly name: string;
  readonly edition: Edition;
  readonly ticket: Ticket;
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined;
  /** Opens the design with more laid over its theme. */
  readonly open: (overlays: readonly Readonly<Record<string, unknown>>[]) => Design | undefined;
  /** The house that it is from. */
  readonly brand?: Brand | undefined;
  /** The outside shows nothing of what is inside. */
  readonly plain: boolean;
  readonly makePages: PageMaker;
  readonly report: Report;
}

/** A book made for its edition: the pages, and for a print plant the cover and the measures that it needs. */
export interface Bound {
  readonly design: Design;
  readonly pages: Pages;
  /** The inner margin of a book to be bound. */
  readonly inner?: Pt;
  readonly cover?: { readonly pages: Pages; readonly design: Design; readonly spine: Pt };
}

/** Whether a character can be printed anywhere: by a face of the fallback, or else by each face of text. */
const isPrintable = (character: string, { theme, faces }: Design): boolean => {
  const has = (name: string): boolean => faces.get(name)?.has(character) ?? false;
  return theme.fallback.some(has) || Object.values(theme.fonts).every(({ regular }) => has(regular));
};

const areSettable = (words: string, design: Design): boolean =>
  [...words].every((one) => !/\S/u.test(one) || isPrintable(one, design));

/** Whether the words of a brand can be printed; those that cannot are reported. */
const checkHouse = (design: Design, { brand, report }: Binding): boolean => {
  if (!brand) return true;
  const { name, credentials, address, phone, email, website, footer, imprint, placeOf } = brand;
  const fields = { name, credentials, address, phone, email, website, footer, imprint };
  const wrong = Object.entries(fields).flatMap(([field, value]) =>
    [value ?? []]
      .flat()
      .flatMap((words, index) =>
        areSettable(words, design) ? [] : [placeOf([field, index]) ?? placeOf([field])],
      ),
  );
  const hint = 'write it in Latin letters, or add a font that has it to the theme’s `fallback`';
  for (const place of wrong)
    report(error('type/missing-character', 'no font has some letter of these words', place, hint));
  return wrong.length === 0;
};

/** Whether the reader's own words can be printed. Those that cannot are reported by the name of their slot alone, as they are private. */
const checkOwnWords = (design: Design, { ticket, placeOf, report }: Binding): boolean => {
  const free = freeWords.map((field) => [field, ticket[field] ?? ''] as const);
  const ownWords = [...Object.entries(ticket.reader), ...free];
  const unprintable = ownWords.filter(([, words]) => !areSettable(words, design));
  for (const [name] of unprintable)
    report(
      error(
        'type/missing-character',
        `no font has some letter of what was given for \`${name}\``,
        placeOf(['reader', name]) ?? placeOf([name]),
        'write it in Latin letters, or add a font that has it to the theme’s `fallback`',
      ),
    );
  return unprintable.length === 0;
};

/** What text needs at least (WCAG 2.2, 1.4.3, level AA): headings are set in the accent. */
const leastContrast = 4.5;

/** Warns of an accent of the user's own that is hard to read on the paper. */
const warnOfFaintAccent = ({ theme }: Design, { ticket: { accent }, placeOf, report }: Binding): void => {
  if (accent === undefined || contrast(accent, colorOf(theme, 'paper')) >= leastContrast) return;
  const message = `the accent \`${accent}\` is hard to read on the paper`;
  report(warning('theme/faint-accent', message, placeOf(['accent']), 'choose a darker color'));
};

/** A length is written with two decimals of a point on the page: margins that differ by less are one. */
const tolerance = 0.005;

/**
 * Pages whose inner margin is what the vendor requires of a book of so many pages. The margin makes the count, and the count the
 * margin: it only ever grows, so this ends after as many rounds as there are rules.
 */
const fitted = (
  document: Document,
  vendor: Vendor | undefined,
  binding: Binding,
): { readonly design: Design; readonly pages: Pages } | undefined => {
  const { open, makePages, report } = binding;
  let design = open([]);
  if (design && ![checkOwnWords(design, binding), checkHouse(design, binding)].every(Boolean))
    return undefined;
  if (design) warnOfFaintAccent(design, binding);
  while (design) {
    const found: Diagnostic[] = [];
    const pages = makePages(document, design, (diagnostic) => found.push(diagnostic));
    const rule = vendor ? gutterFor(vendor, pages.pages.length) : 0;
    if (design.theme.page.margin.inner >= rule - tolerance) {
      for (const diagnostic of found) report(diagnostic);
      return { design, pages };
    }
    design = open([{ page: { margin: { inner: `${rule}pt` } } }]);
  }
  return undefined;
};

/** The paper that the ticket names, or the usual one; undefined where the vendor offers none to choose. */
const paperOf = (
  { cover, name }: Vendor,
  { ticket: { paper }, placeOf, report }: Binding,
): string | undefined => {
  const papers = Object.keys(cover.paper);
  if (paper === undefined || papers.includes(paper)) return paper ?? papers[0];
  if (papers.length > 0)
    report(
      error(
        'vendor/unknown-paper',
        `${name} has no paper ${called(paper, papers)}`,
        placeOf(['paper']),
        suggest(paper, papers),
      ),
    );
  return undefined;
};

const boundBy = (vendor: Vendor, document: Document, { design, pages }: Bound, binding: Binding): Bound => {
  const { edition, plain, report } = binding;
  const count = pages.pages.length;
  const paper = paperOf(vendor, binding) ?? '';
  const most = vendor.most[paper] ?? count;
  if (count > most)
    report(
      error(
        'vendor/too-many-pages',
        `${vendor.name} binds ${most} pages at most; this book has ${count}`,
        undefined,
        'make it in two volumes with `--only`, or choose a shorter length',
      ),
    );
  const { theme, faces, pictures } = design;
  const { impose: _unfolded, ...output } = design.output;
  const { isbn } = binding.ticket;
  // Where the plant prints no barcode of its own, ours has the same corner.
  const zone = isbn === undefined ? undefined : { ...barcodeSize, clear: theme.page.clear };
  const outsideOf = { ...vendor.cover, ...defined({ barcode: vendor.cover.barcode ?? zone }) };
  const plan = planCover(outsideOf, theme.page, count, vendor.cover.paper[paper] ?? 0);
  const outside = coverPages(plan, document, {
    theme,
    faces,
    pictures,
    smallest: edition.smallest ?? 0,
    plain,
    isbn,
    report,
  });
  // A cover is printed in color, and flat, whatever the inside is.
  const cover = {
    pages: outside,
    design: { ...design, output: { ...output, colors: 'rgb' as const } },
    spine: plan.spine.width,
  };
  return { design, pages, inner: theme.page.margin.inner, cover };
};

/** The pages that a sample shows: those named; otherwise those of some sections, and of the first exercise. */
const shownOf = (document: Document, { pages }: Pages, { ticket, edition, placeOf, report }: Binding) => {
  const { sections: named = [], layouts = [] } = edition.output?.sample ?? {};
  const exercise = document.sections.find(({ kind }) => kind === 'exercise');
  const laidOut = document.sections.filter(({ layout }) => layouts.includes(layout));
  const sections = new Set([...named, ...laidOut.map(({ id }) => id), exercise?.id]);
  if (!ticket.pages) return ({ section }: Page): boolean => sections.has(section);
  const ranges = ticket.pages.flatMap((raw, index) => {
    const place = placeOf(['pages', index]) ?? placeOf(['pages']);
    const range = readRange(raw);
    if (!range) report(error('sample/wrong-pages', 'this names no pages', place, 'write `4`, or `1-4`'));
    else if (range.to > pages.length)
      report(
        error(
          'sample/no-such-page',
          `there is no page ${range.to}: the book has ${pages.length} pages`,
          place,
        ),
      );
    return range ? [range] : [];
  });
  return ({ number }: Page): boolean => ranges.some(({ from, to }) => from <= number && number <= to);
};

/**
 * Without what is printed on the cover: a bound book begins with its title page. What would be on the back of the cover is on the back
 * of that.
 */
const insideOf = ({ outside, ...document }: Document): Document => {
  const inner = document.sections.filter((one) => one !== outside?.front && one !== outside?.back);
  const first = inner.findIndex(({ starts }) => starts !== 'verso');
  const sections = [...inner.slice(first, first + 1), ...inner.slice(0, first), ...inner.slice(first + 1)];
  return { ...document, sections: first > 0 ? sections : inner };
};

/** Makes the pages as the edition wants them: to be bound by a vendor, as a sample, or as they come. */
export const bindPages = (document: Document, binding: Binding): Bound | undefined => {
  const { edition } = binding;
  const made = fitted(edition.vendor ? insideOf(document) : document, edition.vendor, binding);
  if (!made) return undefined;
  const { design, pages } = made;
  const sample = edition.output?.sample;
  if (sample) {
    const shown = samplePages(pages, shownOf(document, pages, binding), sample, design);
    return { design, pages: shown };
  }
  return edition.vendor ? boundBy(edition.vendor, document, made, binding) : made;
};
