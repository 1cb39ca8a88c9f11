import { error, type Report } from '../diagnostic.ts';
import { suggest } from '../nearest.ts';
import { slotsIn } from '../slots.ts';
import type { Written } from './written.ts';

type Text = { readonly value: string } & Pick<Extract<Written, { kind: 'scalar' }>, 'place'>;

const textsIn = (written: Written): readonly Text[] => {
  if (written.kind === 'list') return written.items.flatMap(textsIn);
  if (written.kind === 'map') return written.entries.flatMap(({ value }) => textsIn(value));
  return typeof written.value === 'string' ? [{ value: written.value, place: written.place }] : [];
};

/** Slots that there are, opened and closed. */
export const checkSlots = (written: Written, known: ReadonlySet<string>, report: Report): void => {
  for (const { value, place } of textsIn(written)) {
    if (!value.includes('{{')) continue;
    for (const { name } of slotsIn(value))
      if (!known.has(name)) report(error('author/unknown-slot', `there is no slot \`{{${name}}}\``, place, suggest(name, known)));
    if (/\{\{(?![^{}]*\}\})/.test(value))
      report(error('author/unclosed-slot', 'a slot is opened with `{{` but not closed', place, 'close it with `}}`'));
  }
};

/** The ids that headings bear: links may lead to them. */
export const headingIds = (written: Written): readonly string[] => {
  if (written.kind === 'list') return written.items.flatMap(headingIds);
  if (written.kind !== 'map') return [];
  return written.entries.flatMap(({ key, value }) => {
    if (key !== 'heading' || value.kind !== 'map') return headingIds(value);
    return value.entries.flatMap((entry) =>
      entry.key === 'id' && entry.value.kind === 'scalar' ? [String(entry.value.value)] : [],
    );
  });
};

const link = /\[([^\]]*)\]\(([^)]*)\)/g;

/** Links that are whole, and lead somewhere. */
export const checkLinks = (written: Written, targets: ReadonlySet<string>, report: Report): void => {
  for (const { value, place } of textsIn(written)) {
    if (!value.includes('[')) continue;
    for (const [, , to = ''] of value.matchAll(link))
      if (to.startsWith('#') && !targets.has(to.slice(1)))
        report(
          error('author/unknown-link', `the link leads to \`${to}\`, which is nowhere`, place, suggest(to.slice(1), targets)),
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
