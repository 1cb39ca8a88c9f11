import type { Kind } from '../blocks/block.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import { slotsIn } from '../model/slots.ts';
import { fieldOf, textsOf, visitEntries, type YamlNode, type YamlText } from './yaml-node.ts';

/** Slots that there are, opened and closed. */
export const checkSlots = (node: YamlNode, known: readonly string[], report: Report): void => {
  for (const { value, place } of textsOf(node)) {
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

/** The one text of a book that is filled: its other texts name its files and are in their metadata, where no reader's words may be. */
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

const memoAnchors = createMemo<readonly string[]>();

/** The ids that blocks bear: links may lead to them. */
export const anchorsIn = (node: YamlNode | undefined, kinds: ReadonlyMap<string, Kind>): readonly string[] =>
  node ? memoAnchors([node, kinds], '', () => computeAnchors(node, kinds)) : [];

const computeAnchors = (node: YamlNode, kinds: ReadonlyMap<string, Kind>): readonly string[] => {
  const found: string[] = [];
  visitEntries(node, (key, value) => {
    const anchor = kinds.get(key)?.anchor;
    const own = anchor === undefined ? undefined : fieldOf(value, anchor);
    if (own?.kind === 'scalar') found.push(String(own.value));
  });
  return found;
};

const memoBeside = createMemo<readonly YamlText[]>();

const computeBeside = (node: YamlNode): readonly YamlText[] => {
  const found: YamlText[] = [];
  visitEntries(node, (key, value) => {
    if (key === 'beside') found.push(...textsOf(value));
  });
  return found;
};

const besideTexts = (node: YamlNode): readonly YamlText[] =>
  memoBeside([node], '', () => computeBeside(node));

/** The sections that some of an entry's blocks stand beside, by their ids. */
export const besideIn = (node: YamlNode): readonly string[] => besideTexts(node).map(({ value }) => value);

/** Sections that blocks stand beside and that there are not. */
export const checkBeside = (node: YamlNode, ids: ReadonlySet<string>, report: Report): void => {
  for (const { value, place } of besideTexts(node))
    if (!ids.has(value))
      report(
        error(
          'author/unknown-entry',
          `there is no exercise or page \`${value}\``,
          place,
          suggest(value, ids),
        ),
      );
};

const link = /\[([^[\]]*)\]\(([^()]*)\)/g;

const memoLinked = createMemo<readonly YamlText[]>();

/** Links that are whole, and lead somewhere. */
export const checkLinks = (node: YamlNode, targets: ReadonlySet<string>, report: Report): void => {
  const linked = memoLinked([node], '', () => textsOf(node).filter(({ value }) => value.includes('[')));
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
