import { type Kind, readBlocks, reportIssue } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import type { Infer } from '../schema/vocabulary.ts';
import type { Axes } from './axes.ts';
import { combinations, resolve } from './resolve.ts';
import { type referencesSchema, schemaOf, type slotsSchema } from './schemas.ts';
import { checkSlots } from './texts.ts';
import { readYaml } from './yaml.ts';

import type { YamlNode } from './yaml-node.ts';

/** An exercise or a page: proven right in every form, kept as written until a form is chosen. */
export interface Entry {
  readonly id: string;
  readonly what: 'exercise' | 'page';
  readonly written: YamlNode;
}

/** The folder of all books but the first. */
export const bookFolder = 'books/';

/** What entries are held against. */
export interface Proving {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
  readonly asked: Axes;
  readonly slots: Infer<typeof slotsSchema>;
  readonly references: Infer<typeof referencesSchema>;
  readonly report: Report;
}

type PlaceOf = ReturnType<typeof resolve>['placeOf'];

/** `forms:` names options there are. */
const checkForms = (value: object, placeOf: PlaceOf, { axes, report }: Proving): void => {
  if (!('forms' in value)) return;
  const options = [...axes.values()].flat();
  const named: readonly unknown[] = Array.isArray(value.forms) ? value.forms : [value.forms];
  named.forEach((option, index) => {
    if (typeof option === 'string' && !options.includes(option))
      report(
        error(
          'author/unknown-form',
          `there is no form \`${option}\``,
          placeOf(['forms', index]) ?? placeOf(['forms']),
          suggest(option, options),
        ),
      );
  });
};

const checkEvidence = (value: object, placeOf: PlaceOf, { references, report }: Proving): void => {
  if (!('evidence' in value) || !Array.isArray(value.evidence)) return;
  value.evidence.forEach((name, index) => {
    if (typeof name === 'string' && name !== 'practice-wisdom' && !Object.hasOwn(references, name))
      report(
        error(
          'author/unknown-reference',
          `there is no reference \`${name}\``,
          placeOf(['evidence', index]),
          suggest(name, Object.keys(references)),
        ),
      );
  });
};

const memoCheck = createMemo<void>();

/** Whether an entry reads right in every set of choices in which it differs. */
const prove = (written: YamlNode, what: Entry['what'], proving: Proving): void => {
  const { kinds, axes, asked, slots, references, report } = proving;
  const asking = JSON.stringify([what, ...asked]);
  memoCheck(
    [written, kinds, axes, slots, references],
    asking,
    (report) => computeCheck(written, what, { ...proving, report }),
    report,
  );
};

const computeCheck = (written: YamlNode, what: Entry['what'], proving: Proving): void => {
  const { kinds, axes, asked, slots, report } = proving;
  checkSlots(written, Object.keys(slots), report);
  for (const choices of combinations(written, axes, asked)) {
    const { value, placeOf, isBroken } = resolve(written, axes, choices, report);
    const checked = check(schemaOf(what), value);
    if (!checked.ok)
      for (const issue of checked.issues)
        if (!isBroken(issue.path)) reportIssue({ placeOf, report }, 'author', issue);
    if (typeof value !== 'object' || value === null) continue;
    checkForms(value, placeOf, proving);
    checkEvidence(value, placeOf, proving);
    if ('blocks' in value && Array.isArray(value.blocks))
      readBlocks(value.blocks, ['blocks'], { kinds, placeOf, isBroken, report });
  }
};

const idOf = (written: YamlNode): Extract<YamlNode, { kind: 'map' }>['entries'][number] | undefined =>
  written.kind === 'map' ? written.entries.find(({ key }) => key === 'id') : undefined;

const isText = (written: YamlNode | undefined): written is Extract<YamlNode, { kind: 'scalar' }> =>
  written?.kind === 'scalar' && typeof written.value === 'string';

/** Which exercises and pages there are, by the names of their files. */
export const catalogueOf = (content: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, Entry['what']> =>
  new Map([...content.keys()].filter(isEntry).map((name) => [fileNameOf(name), whatIs(name)]));

const isEntry = (name: string): boolean => name.includes('/') && !name.startsWith(bookFolder);
const fileNameOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const whatIs = (name: string): Entry['what'] => (name.startsWith('pages/') ? 'page' : 'exercise');

const reportWrongId = (
  id: string,
  fileName: string,
  place: Place,
  other: Entry | undefined,
  report: Report,
): void => {
  if (other)
    report(
      error(
        'author/duplicate-id',
        `the id \`${id}\` is taken`,
        place,
        `it stands in ${other.written.place.file} too`,
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

/** The entries that are needed, by id; two of one name, or a name other than the file's, are mistakes. */
export const readEntries = (
  content: ReadonlyMap<string, SourceFile>,
  proving: Proving,
  isNeeded: (name: string) => boolean,
  isProven: boolean,
): ReadonlyMap<string, Entry> => {
  const { report } = proving;
  const entries = new Map<string, Entry>();
  for (const [name, source] of content) {
    if (!isEntry(name) || !isNeeded(fileNameOf(name))) continue;
    const written = readYaml(source, report);
    if (!written) continue;
    const what = whatIs(name);
    if (!isProven) prove(written, what, proving);
    const named = idOf(written)?.value;
    if (!isText(named)) continue;
    const id = String(named.value);
    const other = entries.get(id);
    reportWrongId(id, fileNameOf(name), named.place, other, report);
    if (!other) entries.set(id, { id, what, written });
  }
  return entries;
};
