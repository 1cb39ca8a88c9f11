import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeWorkbooks } from '../src/core/index.ts';
import { makePages } from '../src/core/publish/pages.ts';
import { printPages } from '../src/core/publish/print.ts';
import { nodePlatform } from '../src/node/platform.ts';
import { exercisesNaming, sourcesOf } from './support/fifty-pages.ts';
import { isLong } from './support/long.ts';
import { ownSources } from './support/sources.ts';
import { forms, makeWorkbook } from './support/workbook.ts';

type Reader = Readonly<Record<string, string>>;

/** Names of people as they come: short and long, with accents, ligatures, glyphs that show two characters, and none at all. */
const names = fc.oneof(
  fc.constantFrom(
    'Jo',
    'Zoë',
    'Šárka',
    'Nguyễn Thị Minh Khai',
    'O’Neill',
    'Fiffi',
    '\u03a9mega',
    '\u2126hm',
    'Ærøskøbing',
  ),
  fc.stringMatching(/^[A-Za-zÀ-ÖØ-ö][a-zà-ž' -]{0,40}[a-z]$/u),
);
const readers: fc.Arbitrary<Reader> = fc.record({ name: names, person: names }, { requiredKeys: [] });

const editions = ['a4', 'letter', 'fillable', 'greyscale', 'large-print', 'kdp-6x9', 'booklet', 'sample'];

const workbookFor = (reader: Reader, edition: string) =>
  makeWorkbook({ form: forms[0], edition, ticket: { reader } });

/** The file of a workbook, painted as if none had been before: no plate is kept by these images. */
const printedAlone = ({ document, design, pages }: ReturnType<typeof workbookFor>): Promise<Uint8Array> =>
  printPages(pages, { document, design, images: new Map(ownSources.images), platform: nodePlatform });

/** A platform that counts what it packs: a copy of a plate packs no more than what is another on it. */
const openCounter = () => {
  let packed = 0;
  const deflate = (bytes: Uint8Array): Uint8Array => {
    packed += 1;
    return nodePlatform.deflate(bytes);
  };
  const platform = { ...nodePlatform, deflate };
  /** What printing a copy packs. */
  const packedFor = async (reader: Reader, edition: string): Promise<number> => {
    const { document, design } = workbookFor(reader, edition);
    const pages = makePages(document, design, () => undefined);
    packed = 0;
    await printPages(pages, { document, design, images: ownSources.images, platform });
    return packed;
  };
  return packedFor;
};

describe('a copy', () => {
  it.each(editions)('of %s is byte for byte the one made alone, whoever had one before', async (edition) => {
    await fc.assert(
      fc.asyncProperty(readers, async (reader) => {
        const workbook = workbookFor(reader, edition);
        const { document, design, pages } = workbook;
        const printing = { document, design, images: ownSources.images, platform: nodePlatform };
        const among = await printPages(pages, printing);
        expect(Buffer.compare(among, await printedAlone(workbook))).toBe(0);
      }),
      { numRuns: isLong ? 200 : 6 },
    );
  });

  it('to be filled in, for another reader, packs what is theirs alone', async () => {
    const packedFor = openCounter();
    expect(await packedFor({ name: 'Anna Lena' }, 'fillable')).toBeGreaterThan(100);
    // Two fields and some pages that bear the name, of a hundred pages with four hundred fields.
    expect(await packedFor({ name: 'Berta Maria' }, 'fillable')).toBeLessThan(30);
  });

  it('that is the same again packs nothing anew', async () => {
    const packedFor = openCounter();
    await packedFor({ name: 'Zoë' }, 'a4');
    expect(await packedFor({ name: 'Zoë' }, 'a4')).toBe(0);
  });
});

describe('the next copy', () => {
  const list = exercisesNaming(3);
  const sources = sourcesOf(ownSources, list);
  const pagesFor = (edition: string, name: string) => {
    const [workbook] = makeWorkbooks(
      sources,
      { edition, reader: { name } },
      { report: ({ message }) => expect.fail(message), platform: nodePlatform },
    );
    return workbook?.pages.pages ?? [];
  };

  it.each(['a4', 'fillable'])(
    'of %s has new pages only where it names its reader, however many were made before',
    (edition) => {
      const first = pagesFor(edition, 'Ada');
      const named = first
        .filter(({ marks }) => JSON.stringify(marks).includes('Ada'))
        .map(({ number }) => number);
      expect(named.length).toBe(3);
      for (let count = 0; count < 80; count++) pagesFor(edition, `Reader ${count}`);
      const next = pagesFor(edition, 'Bertha');
      expect(next.filter((page, index) => page !== first[index]).map(({ number }) => number)).toEqual(named);
    },
  );

  it('says nothing that another reader was told, whatever a room of words is called', () => {
    const list = exercisesNaming(0);
    const plain = sourcesOf(ownSources, list);
    const text =
      '<section><heading level="title">{{title}}</heading><p>{{words.[own.room].for}}</p>{{#each blocks}}{{this}}{{/each}}</section>';
    const templates = new Map([...plain.templates, ['exercise', { file: 'exercise.hbs', text }]]);
    const words = { file: 'words.yaml', text: 'own.room: { for: "For {{name}}" }' };
    const dotted = { ...plain, templates, content: new Map([...plain.content, ['words', words]]) };
    const told = (name: string): string => {
      const [workbook] = makeWorkbooks(
        dotted,
        { reader: { name } },
        {
          report: ({ message, severity }) => severity === 'error' && expect.fail(message),
          platform: nodePlatform,
        },
      );
      return JSON.stringify(workbook?.pages.pages.map(({ marks }) => marks));
    };
    expect(told('Ada')).toContain('Ada');
    expect(told('Bertha')).not.toContain('Ada');
  });
});
