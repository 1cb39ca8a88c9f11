import type { SourceFile, Sources } from '../../src/core/public.ts';

/** Sources as JSON has them: maps as lists of pairs, bytes as base64. */
export interface PackedSources {
  readonly texts: Readonly<
    Record<'content' | 'templates' | 'themes' | 'editions', readonly (readonly [string, SourceFile])[]>
  >;
  readonly beside: Readonly<Record<'layoutWords' | 'layoutSlots', readonly SourceFile[]>>;
  readonly bytes: Readonly<Record<'fonts' | 'images', readonly (readonly [string, string])[]>>;
}

export const packSources = (sources: Sources): PackedSources => {
  const base64 = (files: ReadonlyMap<string, Uint8Array>) =>
    [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  return {
    texts: {
      content: [...sources.content],
      templates: [...sources.templates],
      themes: [...sources.themes],
      editions: [...sources.editions],
    },
    beside: { layoutWords: sources.layoutWords, layoutSlots: sources.layoutSlots },
    bytes: { fonts: base64(sources.fonts), images: base64(sources.images) },
  };
};
