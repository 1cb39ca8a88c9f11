// The members of hyphen 1.14 that we call. The package's own en-us and en-gb modules prepare their tries when loaded; here
// that waits for the first word.
declare module 'hyphen' {
  /** As the package ships them; opaque to us. */
  export type Patterns = Readonly<Record<string, unknown>>;
  const createHyphenator: (
    patterns: Patterns,
    options: { readonly hyphenChar?: string; readonly minWordLength?: number },
  ) => (text: string) => string;
  export default createHyphenator;
}
declare module 'hyphen/patterns/*' {
  import type { Patterns } from 'hyphen';

  const patterns: Patterns;
  export default patterns;
}
