import { makeWorkbooks, type Report, type Sources, type TicketFields } from '../../src/core/index.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { exercisesNaming, sourcesOf } from '../support/fifty-pages.ts';
import { ms, type Runs, show, warm } from './clock.ts';
import { openTypst, typstOf } from './typst.ts';

// What a copy costs after the first ones, on a title of some fifty pages.

/** As a long run of copies finds it. */
const longRun: Runs = { before: 300, counted: 101 };

const report: Report = ({ message, severity }) => {
  if (severity === 'error') throw new Error(message);
};

const workbookOf = (sources: Sources, ticket: TicketFields) => {
  const [workbook] = makeWorkbooks(sources, ticket, { report, platform: nodePlatform });
  if (!workbook) throw new Error('no workbook was made');
  return workbook;
};

/** A name that nobody before had. */
const newNames = (): (() => string) => {
  let count = 0;
  return () => `Reader ${(count += 1)}`;
};

/** Copies for one reader after another, named in so many places; in Typst, too, where it is there. */
const showNamed = async (given: Sources, fonts: string, places: number): Promise<void> => {
  const list = exercisesNaming(places);
  const [sources, name] = [sourcesOf(given, list), newNames()];
  const { pages } = workbookOf(sources, {}).measures;
  const copy = await warm(() => workbookOf(sources, { reader: { name: name() } }).bytes(), longRun);
  const typst = await openTypst(fonts);
  const text = typstOf(list);
  const theirs =
    typst &&
    (await warm(
      () => typst.pdf({ mainFileContent: text, inputs: { name: name() } }, { pdfStandard: 'ua-1' }),
      { counted: 25, before: 50 },
    ));
  const beside =
    theirs === undefined ? '' : `; Typst ${ms(theirs)}, ${(theirs / copy).toFixed(1)} times as long`;
  show(`a copy of ${pages} pages, its reader named in ${places} places`, `${ms(copy)}${beside}`);
};

/** All rows: copies for readers, for nobody, for buyers, and to be filled in. */
export const showCopies = async (given: Sources, fonts: string): Promise<void> => {
  for (const places of [3, 11]) await showNamed(given, fonts, places);
  const sources = sourcesOf(given, exercisesNaming(3));
  show('  identical, from the ticket on', ms(await warm(() => workbookOf(sources, {}).bytes(), longRun)));
  // As a press for orders keeps it.
  const workbook = workbookOf(sources, {});
  show('  identical, of a workbook at hand', ms(await warm(() => workbook.bytes(), longRun)));
  const name = newNames();
  const line = () => ({ text: `Licensed to ${name()}`, id: name(), on: 'every-page' as const });
  show(
    '  a line for its buyer, of a workbook at hand',
    ms(await warm(() => workbook.bytes(line()), longRun)),
  );
  const both = () => workbookOf(sources, { reader: { name: name() } }).bytes(line());
  show('  a line for its buyer, and the name', ms(await warm(both, longRun)));
  const fillable = () => workbookOf(sources, { edition: 'fillable', reader: { name: name() } }).bytes();
  show('  to be filled in, another reader', ms(await warm(fillable, longRun)));
};
