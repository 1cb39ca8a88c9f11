import { type AnsweredField, askedBy } from '../answers/filled.ts';
import { writeYaml } from '../author/write-yaml.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import { plain } from '../model/prose.ts';
import type { Sources } from '../model/sources.ts';
import type { LeafletBlock } from './leaflet.ts';
import { literal, type Phrases } from './phrases.ts';
import type { ReadProduct } from './product.ts';

// The page that tells a buyer what has changed since their copy.

/** What is newer than a copy, the newest first; and its version: undefined where it is older than all that is told of. */
export interface Since {
  readonly version: string | undefined;
  readonly newer: ReadProduct['product']['changes'];
}

/** What has changed since the version that is named, or else since a day; undefined where a version is named that there is not, as reported. */
export const changesSince = (
  { product: { changes }, placeOf }: ReadProduct,
  { named, made }: { readonly named: string | undefined; readonly made: string | undefined },
  report: Report,
): Since | undefined => {
  const at =
    named === undefined
      ? changes.findIndex(({ date }) => made !== undefined && date <= made)
      : changes.findIndex(({ version }) => version === named);
  if (named !== undefined && at < 0) {
    const versions = changes.map(({ version }) => version);
    const said = `\`changes\` of the product tell of no version \`${named}\``;
    report(error('shop/unknown-version', said, placeOf(['changes']), suggest(named, versions)));
    return undefined;
  }
  return { version: changes[at]?.version, newer: changes.slice(0, at < 0 ? undefined : at) };
};

/** So many questions are listed; of more, how many there are. */
const mostListed = 30;

/** Questions that are not asked any more, each once. */
const homelessBlocks = (homeless: readonly AnsweredField[], { say }: Phrases): readonly LeafletBlock[] => {
  const asked = [...new Set(homeless.map(askedBy))];
  const more = asked.length - mostListed;
  if (asked.length === 0) return [];
  return [
    { heading: say('update-gone-title') },
    { p: say('update-gone') },
    { list: asked.slice(0, mostListed).map(literal) },
    ...(more > 0 ? [{ p: say('update-more', { count: String(more) }) }] : []),
  ];
};

/** What stands on the page; nothing where nothing has changed. */
export const updateBlocks = (
  { version, newer }: Since,
  homeless: readonly AnsweredField[],
  phrases: Phrases,
): readonly LeafletBlock[] => {
  const { say } = phrases;
  if (newer.length === 0 && homeless.length === 0) return [];
  return [
    { p: version === undefined ? say('update-lead') : say('update-lead-from', { version }) },
    ...newer.flatMap(({ version: name, date, changes }) => [
      { heading: say('new-version', { version: name, date }) },
      { list: changes.map(plain).map(literal) },
    ]),
    ...homelessBlocks(homeless, phrases),
  ];
};

/** What the page is called among the entries of a content. */
export const updatePage = 'since-your-copy';

/** Sources with the page. */
export const withUpdatePage = (
  sources: Sources,
  blocks: readonly LeafletBlock[],
  { say }: Phrases,
): Sources => {
  const page = { id: updatePage, kind: 'page', title: say('update-title'), blocks };
  const file = { file: `${updatePage}.yaml`, text: writeYaml(page) };
  return { ...sources, content: new Map([...sources.content, [updatePage, file]]) };
};
