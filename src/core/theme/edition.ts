import { anything, date, length, mapOf, object, optional, text, withDefault } from '../schema/vocabulary.ts';
import { outputSchema } from './output.ts';
import { vendorSchema } from './vendor.ts';

/** What the file of an edition declares. */
export const editionSchema = object({
  title: text(),
  /** Who it is for, in a sentence. */
  for: text(),
  /** Laid over the theme. */
  overlay: withDefault(mapOf(anything()), {}),
  output: optional(outputSchema),
  /** Nothing is set smaller. */
  smallest: optional(length()),
  /** Where the vendor's rules were read, and when: a build warns of them after half a year. */
  source_url: optional(text()),
  verified_on: optional(date()),
  /** The rules of a print plant: margins by page count, and a cover. */
  vendor: optional(vendorSchema),
});
