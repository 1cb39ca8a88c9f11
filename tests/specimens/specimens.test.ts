import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { fieldNames } from '../../src/core/schema/check.ts';
import { object } from '../../src/core/schema/vocabulary.ts';
import { dumpPages } from '../support/dump-pages.ts';
import { expectGolden } from '../support/golden.ts';
import { filesBelow, root } from '../support/sources.ts';
import { makeSpecimen } from '../support/specimen-book.ts';

const folder = 'tests/specimens';

/** Fields by which a block's room to write is found again. */
const ids = ['id', 'was', 'parts'];

/** Names of fields that a specimen gives to its kind; a bare value stands for the main field. */
const fieldsShown = (text: string, kind: string): ReadonlySet<string> => {
  const blocks: readonly Readonly<Record<string, unknown>>[] = parse(text);
  const given = blocks.flatMap((block) => (kind in block ? [block[kind]] : []));
  return new Set(
    given.flatMap((fields) =>
      typeof fields === 'object' && fields !== null && !Array.isArray(fields)
        ? Object.keys(fields)
        : [kinds.get(kind)?.main ?? 'a bare value, though the kind has no main field'],
    ),
  );
};

describe('a specimen of every kind of block', () => {
  for (const file of filesBelow(folder, '.yaml')) {
    const kind = file.replace(/\.yaml$/, '');
    it(`\`${kind}\` is set without a diagnostic, every mark in its place`, () => {
      const { pages, diagnostics } = makeSpecimen(readFileSync(join(root, folder, file), 'utf8'));
      expect(diagnostics).toEqual([]);
      expectGolden(dumpPages(pages), `${folder}/${kind}.pages.txt`);
    });

    it(`\`${kind}\` is shown with every field it has`, () => {
      const shown = fieldsShown(readFileSync(join(root, folder, file), 'utf8'), kind);
      // Ids name fields and show nowhere: `tests/fillable/versions.test.ts` holds them.
      const visible = fieldNames(kinds.get(kind)?.schema ?? object({})).filter((name) => !ids.includes(name));
      expect([...shown].filter((name) => !ids.includes(name)).sort()).toEqual([...visible].sort());
    });
  }
});
