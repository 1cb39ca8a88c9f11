import { type Kind, readBlocks, reportIssue } from '../blocks/block.ts';
import { bare } from '../model/bare.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import type { Infer } from '../schema/vocabulary.ts';
import { type Axes, allOptions } from './axes.ts';
import { bookFolder } from './books.ts';
import { combinations, mostCombinations, type Resolved, resolve } from './resolve.ts';
import { type referencesSchema, schemaOf } from './schemas.ts';
import type { Slots } from './side-files.ts';
import { lookThrough } from './size.ts';
import { checkSlots } from './texts.ts';
import { readYaml } from './yaml.ts';
import { fieldOf, textsOf, type YamlNode } from './yaml-node.ts';

/** The kind of an entry: without `kind: page` it is an exercise. */
export type EntryKind = 'exercise' | 'page';

/** An exercise or a page: proven right in every set of choices, kept as written until one is made. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly node: YamlNode;
}

/** Which exercises and pages there are, by id. */
export type Catalog = ReadonlyMap<string, EntryKind>;

/** A line by which a file says what its entry was called. */
const wasLine = /^was:/m;

/** What exercises and pages were called in earlier versions of the content, and what they are called now. */
export const renamedIn = (
  content: ReadonlyMap<string, SourceFile>,
  catalog: Catalog,
  report: Report,
): ReadonlyMap<string, string> => {
  const renamed = new Map<string, string>();
  for (const [name, source] of content) {
    if (!isEntry(name) || !wasLine.test(source.text)) continue;
    const node = readYaml(source, () => undefined);
    for (const { value, place } of textsOf(fieldOf(node, 'was'))) {
      const other = catalog.has(value) ? value : renamed.get(value);
      if (other === undefined) renamed.set(value, fileNameOf(name));
      else
        report(
          error(
            'author/duplicate-id',
            `the id \`${value}\` is taken`,
            place,
            `\`${other}\` bears it, or did`,
          ),
        );
    }
  }
  return renamed;
};

const memoTitled = createMemo<ReadonlyMap<string, string | undefined>>();

/** Exercises and pages by their titles, in the letters that tell them apart; under a title that two of them have stands none. */
export const titledIn = (content: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, string | undefined> =>
  memoTitled([content], '', () => {
    const titled = new Map<string, string | undefined>();
    for (const [name, source] of content) {
      if (!isEntry(name)) continue;
      const id = fileNameOf(name);
      for (const { value } of textsOf(
        fieldOf(
          readYaml(source, () => undefined),
          'title',
        ),
      )) {
        const title = bare(value);
        titled.set(title, titled.has(title) && titled.get(title) !== id ? undefined : id);
      }
    }
    return titled;
  });

/** What entries are held against. */
export interface EntryContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
  /** Of each axis, the options that matter. */
  readonly options: Axes;
  readonly slots: Slots;
  readonly references: Infer<typeof referencesSchema>;
  readonly report: Report;
}

/** Files that are no entries, beside the books. */
const sideFiles: ReadonlySet<string> = new Set([
  'book',
  'choices',
  'words',
  'slots',
  'references',
  'helplines',
  'review',
  'spelling',
]);

const isEntry = (name: string): boolean => !sideFiles.has(name) && !name.startsWith(bookFolder);
const fileNameOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The line that makes a file a page: it is found without reading most files. */
const pageLine = /^kind:[ \t]*(["']?)page\1[ \t]*(?:#.*)?$/m;

/** The word as a key, in whatever way it is written. */
const kindKey = /\bkind["']?\s*:/;

const memoKind = createMemo<EntryKind>();

const kindOf = (source: SourceFile): EntryKind => memoKind([source], '', () => findKind(source));

const findKind = (source: SourceFile): EntryKind => {
  if (!source.text.includes('kind')) return 'exercise';
  if (pageLine.test(source.text)) return 'page';
  if (!kindKey.test(source.text)) return 'exercise';
  const kind = fieldOf(
    readYaml(source, () => undefined),
    'kind',
  );
  return kind?.kind === 'scalar' && kind.value === 'page' ? 'page' : 'exercise';
};

/** Which exercises and pages there are, by the names of their files. */
export const catalogOf = (content: ReadonlyMap<string, SourceFile>): Catalog =>
  new Map(
    [...content].flatMap(([name, source]) => (isEntry(name) ? [[fileNameOf(name), kindOf(source)]] : [])),
  );

/** `only:` names options there are. */
const checkOnly = (value: object, { placeOf }: Resolved, { axes, report }: EntryContext): void => {
  if (!('only' in value)) return;
  const options = allOptions(axes);
  const named: readonly unknown[] = Array.isArray(value.only) ? value.only : [value.only];
  named.forEach((option, index) => {
    const place = placeOf(['only', index]) ?? placeOf(['only']);
    if (typeof option === 'string' && !options.includes(option))
      report(
        error('author/unknown-option', `there is no option \`${option}\``, place, suggest(option, options)),
      );
  });
};

const checkEvidence = (value: object, { placeOf }: Resolved, { references, report }: EntryContext): void => {
  if (!('evidence' in value) || !Array.isArray(value.evidence)) return;
  const known = Object.keys(references);
  value.evidence.forEach((name, index) => {
    const place = placeOf(['evidence', index]);
    if (typeof name === 'string' && !known.includes(name))
      report(
        error('author/unknown-reference', `there is no reference \`${name}\``, place, suggest(name, known)),
      );
  });
};

const memoCheck = createMemo<void>();

/** Whether an entry reads right in every set of choices in which it differs. */
const checkEntry = (node: YamlNode, kind: EntryKind, context: EntryContext): void => {
  const { kinds, axes, options, slots, references, report } = context;
  memoCheck(
    [node, kinds, axes, slots, references],
    JSON.stringify([kind, ...options]),
    (report) => computeCheck(node, kind, { ...context, report }),
    report,
  );
};

const computeCheck = (node: YamlNode, kind: EntryKind, context: EntryContext): void => {
  const { kinds, axes, options, slots, report } = context;
  checkSlots(node, Object.keys(slots), report);
  const sets = combinations(node, axes, options);
  if (sets.length >= mostCombinations) {
    report(
      error(
        'author/too-many-choices',
        `the file reads differently in ${mostCombinations} or more sets of choices`,
        node.place,
        'let it differ along fewer axes, or divide it',
      ),
    );
    return;
  }
  // What is kept of a node is kept as long as it: of many wordings, each is forgotten when it is proven.
  const proven = sets.length === 1 ? node : { ...node };
  for (const choices of sets) {
    const resolved = resolve(proven, axes, choices, report);
    const { value, placeOf, isBroken } = resolved;
    const checked = check(schemaOf(kind), value);
    if (!checked.ok)
      for (const issue of checked.issues)
        if (!isBroken(issue.path)) reportIssue({ placeOf, report }, 'author', issue);
    if (typeof value !== 'object' || value === null) continue;
    checkOnly(value, resolved, context);
    checkEvidence(value, resolved, context);
    if ('blocks' in value && Array.isArray(value.blocks))
      readBlocks(value.blocks, ['blocks'], { kinds, placeOf, isBroken, report });
  }
};

const reportWrongId = (
  id: string,
  fileName: string,
  place: Place,
  { report, other }: Pick<EntryContext, 'report'> & { readonly other: Entry | undefined },
): void => {
  if (other)
    report(
      error(
        'author/duplicate-id',
        `the id \`${id}\` is taken`,
        place,
        `it stands in ${other.node.place.file} too`,
      ),
    );
  else if (id !== fileName)
    report(
      error(
        'author/wrong-id',
        `the id \`${id}\` is not the file’s name`,
        place,
        `write \`${fileName}\`, or rename the file`,
      ),
    );
};

/** What entries are read for. */
export interface Need {
  readonly isNeeded: (id: string) => boolean;
  /** Whether the build has proven them already. */
  readonly isProven: boolean;
}

/** The entries that are needed, by id; two of one name, or a name other than the file's, are mistakes. */
export const readEntries = (
  content: ReadonlyMap<string, SourceFile>,
  context: EntryContext,
  { isNeeded, isProven }: Need,
): ReadonlyMap<string, Entry> => {
  const entries = new Map<string, Entry>();
  const needed = [...content].filter(([name]) => isEntry(name) && isNeeded(fileNameOf(name)));
  lookThrough(needed, context.report, (name, source, report) => {
    const node = readYaml(source, report);
    if (!node) return;
    const kind = kindOf(source);
    if (!isProven) checkEntry(node, kind, { ...context, report });
    const named = fieldOf(node, 'id');
    if (named?.kind !== 'scalar' || typeof named.value !== 'string') return;
    const id = named.value;
    const other = entries.get(id);
    reportWrongId(id, fileNameOf(name), named.place, { report, other });
    if (!other) entries.set(id, { id, kind, node });
  });
  return entries;
};
