import type { Choices } from '../author/axes.ts';
import { writeYaml } from '../author/write-yaml.ts';
import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { SourceFile, Sources } from '../model/sources.ts';
import type { Platform, Workbook } from '../model/workbook.ts';
import { makeWorkbooks } from '../workbooks.ts';

// A few pages that are no part of a title: set by the same engine, in the look of the title.

/** A block as YAML holds it. */
export type LeafletBlock = Readonly<Record<string, unknown>> | 'break';

/** A page of it: a title, and what stands under it. */
export interface LeafletPage {
  readonly title: string;
  readonly blocks: readonly LeafletBlock[];
}

export interface Leaflet {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly date: string;
  readonly theme: string | undefined;
  readonly pages: readonly LeafletPage[];
}

/** What it is set with. */
export interface LeafletSetting {
  readonly sources: Sources;
  readonly choices: Choices;
  readonly edition: string;
  /** The house that it is from, by its name among the brands. */
  readonly brand?: string | undefined;
  readonly report: Report;
  readonly platform?: Platform | undefined;
  readonly images?: Sources['images'];
}

const asSource = (name: string, value: unknown): readonly [string, SourceFile] => [
  name,
  { file: `${name}.yaml`, text: writeYaml(value) },
];

/** The layout of a first page, which bears the house's head; where layouts have none, it is a page like the others. */
const headed = 'leaflet';

/** Content of its own: its pages, and what the title leaves to choose, as that makes its look. */
const contentOf = (leaflet: Leaflet, { content, templates }: Sources): Sources['content'] => {
  const { pages, theme, ...book } = leaflet;
  const ids = pages.map((_, index) => `page-${index + 1}`);
  const choices = content.get('choices');
  const layout = (index: number) => (index === 0 && templates.has(headed) ? { layout: headed } : {});
  return new Map([
    ...(choices ? [['choices', choices] as const] : []),
    asSource('book', {
      ...book,
      ...(theme === undefined ? {} : { theme }),
      parts: [{ id: 'leaflet', sections: ids }],
    }),
    ...pages.map(({ title, blocks }, index) =>
      asSource(`page-${index + 1}`, { id: ids[index], kind: 'page', ...layout(index), title, blocks }),
    ),
  ]);
};

/** Sets a leaflet; undefined when it cannot be, as reported. */
export const setLeaflet = (leaflet: Leaflet, setting: LeafletSetting): Workbook | undefined => {
  const { sources, choices, edition, brand, report, platform, images = new Map() } = setting;
  const own: Sources = { ...sources, content: contentOf(leaflet, sources), images };
  const ticket = {
    edition,
    ...defined({ brand }),
    choices: Object.fromEntries([...choices].map(([axis, option]) => [axis, [option]])),
  };
  const options = { report, ...defined({ platform }) };
  for (const workbook of makeWorkbooks(own, ticket, options)) return workbook;
  return undefined;
};
