import { type Brand, brandLogo } from '../author/brand.ts';
import { brandFor } from '../choose/brand.ts';
import type { Ticket, TicketContext } from '../choose/ticket.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { BrandSource, Sources } from '../model/sources.ts';
import { readPicture } from '../paint/pictures.ts';

/** The bytes of a brand's logo; undefined where they cannot be printed, as reported. */
const logoOf = (
  { logo, placeOf }: Brand,
  { images }: BrandSource,
  report: Report,
): Uint8Array | undefined => {
  if (!logo) return undefined;
  const place = placeOf(['logo', 'file']);
  const bytes = images.get(logo.file);
  const said = (what: string, code: string, hint: string): void =>
    report(error(`brand/${code}`, `the logo \`${logo.file}\` ${what}`, place, hint));
  if (!bytes) {
    const hint = images.size > 0 ? suggest(logo.file, images.keys()) : 'put it beside the file of the brand';
    said('is not there', 'no-logo', hint);
    return undefined;
  }
  const read = readPicture(bytes);
  if ('kind' in read && !('width' in read))
    said(
      `is ${read.kind} picture`,
      'logo-kind',
      'save it as PNG or JPEG: a PNG of 1000 pixels across is sharp',
    );
  else if ('flaw' in read)
    said(`cannot be used: ${read.flaw}`, 'broken-logo', 'it must be a whole PNG or JPEG file');
  else return bytes;
  return undefined;
};

/** Whether every face that a brand names is there; those that are not are reported. */
const hasFaces = (
  { fonts, placeOf }: Brand,
  known: ReadonlyMap<string, unknown>,
  report: Report,
): boolean => {
  let isWhole = true;
  for (const [family, faces] of Object.entries(fonts))
    for (const [style, face] of Object.entries(faces))
      if (face !== undefined && !known.has(face)) {
        isWhole = false;
        const hint = `put \`${face}.ttf\` into a folder \`fonts\` beside the brand, or take one that there is`;
        report(
          error(
            'brand/missing-font',
            `there is no font \`${face}\``,
            placeOf(['fonts', family, style]),
            hint,
          ),
        );
      }
  return isWhole;
};

const memo = createMemo<Sources | undefined>();

/** Sources with the logo and the fonts of a brand among their own; undefined where something of it cannot be used, as reported. */
const withBrand = (
  sources: Sources,
  brand: Brand,
  source: BrandSource,
  report: Report,
): Sources | undefined => {
  const fonts =
    source.fonts && source.fonts.size > 0 ? new Map([...sources.fonts, ...source.fonts]) : sources.fonts;
  const logo = logoOf(brand, source, report);
  if (!hasFaces(brand, fonts, report) || (brand.logo && !logo)) return undefined;
  const images = logo ? new Map([...sources.images, [brandLogo, logo]]) : sources.images;
  return { ...sources, fonts, images };
};

/**
 * Opens the brand that a ticket names: the sources with what lies beside it. What is wrong with it is reported, and the ticket goes
 * on without it, so that the rest can be looked at too.
 */
export const openBrand = (
  sources: Sources,
  ticket: Ticket,
  context: TicketContext,
): { readonly sources: Sources; readonly ticket: Ticket } => {
  if (ticket.brand === undefined) return { sources, ticket };
  let isRight = true;
  const report: Report = (diagnostic) => {
    isRight &&= diagnostic.severity !== 'error';
    context.report(diagnostic);
  };
  const named = brandFor(sources.brands, ticket, { ...context, report });
  const opened =
    named &&
    memo(
      [named.source, sources],
      '',
      (report) => withBrand(sources, named.brand, named.source, report),
      report,
    );
  if (opened && isRight) return { sources: opened, ticket };
  const { brand: _brand, ...rest } = ticket;
  return { sources, ticket: rest };
};
