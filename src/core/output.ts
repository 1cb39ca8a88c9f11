import { fields, flag, oneOf, otherwise, type Output as Read, whole } from './schema.ts';

/** How an edition leaves the press, beside its look. */
export const outputSchema = fields({
  /**
   * `accessible`: tagged, with outline and links, conforming to PDF/UA-1 and PDF/A-2a.
   * `bare`: pages and nothing else, as print plants ask for.
   */
  standard: otherwise(oneOf('accessible', 'bare'), 'accessible'),
  /** `grey`: every colour by its lightness (DeviceGray). */
  colors: otherwise(oneOf('rgb', 'grey'), 'rgb'),
  /** Notes pages are added at the end until the count is a multiple of this, and no smaller than `least`. */
  multiple: otherwise(whole(1, 64), 1),
  least: otherwise(whole(1, 1000), 1),
  /** Writing space becomes form fields. */
  fillable: otherwise(flag(), false),
});

export type Output = Read<typeof outputSchema>;
