import { error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';

import { slotsIn } from '../model/slots.ts';

import type { YamlNode } from './yaml-node.ts';

type Text = { readonly value: string } & Pick<Extract<YamlNode, { kind: 'scalar' }>, 'place'>;

/** Every text, with its place. */
export const textsIn = (written: YamlNode): readonly Text[] => {
  if (written.kind === 'list') return written.items.flatMap(textsIn);
  if (written.kind === 'map') return written.entries.flatMap(({ value }) => textsIn(value));
  return typeof written.value === 'string' ? [{ value: written.value, place: written.place }] : [];
};

/** Slots that there are, opened and closed. */
export const checkSlots = (written: YamlNode, known: readonly string[], report: Report): void => {
  for (const { value, place } of textsIn(written)) {
    if (!value.includes('{{')) continue;
    for (const { name } of slotsIn(value))
      if (!known.includes(name))
        report(error('author/unknown-slot', `there is no slot \`{{${name}}}\``, place, suggest(name, known)));
    if (/\{\{(?![^{}]*\}\})/.test(value))
      report(
        error(
          'author/unclosed-slot',
          'a slot is opened with `{{` but not closed',
          place,
          'close it with `}}`',
        ),
      );
  }
};

/** The one text of a book that is filled: what names its files, and stands in their metadata, holds no reader's words. */
const filled = 'footer';

/** Slots in a book's file, none but those that are filled there. */
export const checkBookSlots = (book: YamlNode, known: readonly string[], report: Report): void => {
  if (book.kind === 'list') for (const item of book.items) checkBookSlots(item, known, report);
  if (book.kind === 'map')
    for (const { key, value } of book.entries)
      if (key === filled) checkSlots(value, known, report);
      else checkBookSlots(value, known, report);
  if (book.kind === 'scalar' && typeof book.value === 'string' && book.value.includes('{{'))
    report(
      error(
        'author/refused-slot',
        'no slot is filled here',
        book.place,
        `of a book only its \`${filled}\` may hold one`,
      ),
    );
};

const memoIds = createMemo<readonly string[]>();

/** The ids that headings bear: links may lead to them. */
export const headingIds = (written: YamlNode): readonly string[] =>
  memoIds([written], '', () => idsIn(written));

const idsIn = (written: YamlNode): readonly string[] => {
  if (written.kind === 'list') return written.items.flatMap(idsIn);
  if (written.kind !== 'map') return [];
  return written.entries.flatMap(({ key, value }) => {
    if (key !== 'heading' || value.kind !== 'map') return idsIn(value);
    return value.entries.flatMap((entry) =>
      entry.key === 'id' && entry.value.kind === 'scalar' ? [String(entry.value.value)] : [],
    );
  });
};

const link = /\[([^\]]*)\]\(([^)]*)\)/g;

const memoLinked = createMemo<readonly Text[]>();

/** Links that are whole, and lead somewhere. */
export const checkLinks = (written: YamlNode, targets: ReadonlySet<string>, report: Report): void => {
  const linked = memoLinked([written], '', () => textsIn(written).filter(({ value }) => value.includes('[')));
  for (const { value, place } of linked) {
    for (const [, , to = ''] of value.matchAll(link))
      if (to.startsWith('#') && !targets.has(to.slice(1)))
        report(
          error(
            'author/unknown-link',
            `the link leads to \`${to}\`, which is nowhere`,
            place,
            suggest(to.slice(1), targets),
          ),
        );
    if (/(?<!\\)\[/.test(value.replace(link, '')))
      report(
        error(
          'author/broken-link',
          'a `[` has no `](…)` to close it',
          place,
          'put quotes round a text that holds ` #`; write `\\[` for the bracket itself',
        ),
      );
  }
};
