import { type date, listOf, object, oneOf, optional, text } from './vocabulary.ts';

type Day = ReturnType<typeof date>;

/** Where figures of others were read that change with time, how sure they are, and when: at least one source. */
export const datedSources = <Read extends Day | ReturnType<typeof optional<Day>>>(verified: Read) =>
  listOf(
    object({
      of: text(),
      /** The page on which it was read. */
      source_url: text(),
      /** `primary`: the vendor’s own page. `secondary`: others say so, and agree. `unsure`: remembered, or disputed. */
      confidence: oneOf('primary', 'secondary', 'unsure'),
      /** The vendor’s own page on it, to compare with, where another was read. */
      vendor_url: optional(text()),
      note: optional(text()),
      /** The day on which the figure was compared with `source_url`. */
      verified_on: verified,
    }),
    1,
  );
