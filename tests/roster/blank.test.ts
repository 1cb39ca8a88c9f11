import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { writeBlankRoster } from '../../src/cli/blank-roster.ts';
import { readJobTicket } from '../../src/cli/job-ticket.ts';
import { blankRoster } from '../../src/core/index.ts';
import { spreadsheets } from '../../src/node/spreadsheets.ts';
import { recordRun } from '../starts/recording-run.ts';
import type { Folder } from '../support/folder.ts';
import { ownSources } from '../support/sources.ts';
import { pdfsIn, rosterFolder, runBatch } from './batch-folder.ts';
import { fieldsOf, rosterOf, smallSources } from './small-roster.ts';

let folder: Folder;
afterEach(() => folder?.remove());

const writeBlank = async (file: string): Promise<number> => {
  const { run } = recordRun();
  const job = readJobTicket(
    undefined,
    { content: folder.at('content'), templates: folder.at('templates') },
    run,
  );
  return job ? writeBlankRoster(file, job, { run, doors: spreadsheets }) : 2;
};

describe('an empty roster', () => {
  it.each([
    ['a small title', smallSources],
    ['the first title', ownSources],
  ])('of %s reads back without a doubt, every column as what it was made for', (_, sources) => {
    const { roster, help } = blankRoster(fieldsOf(sources));
    const read = rosterOf([roster[0] ?? [], ['K1']], sources);
    expect(read.messages).toEqual([]);
    expect(read.roster?.columns).toHaveLength(roster[0]?.length ?? 0);
    expect(help.slice(1, -1).map(([column]) => column)).toEqual(roster[0]);
    expect(help.every(([, takes]) => takes !== '')).toBe(true);
  });

  it('filled in is made, whichever file the spreadsheet saves it as', async () => {
    folder = rosterFolder('');
    const file = folder.at('blank.xlsx');
    expect(await writeBlank(file)).toBe(0);
    const read = await spreadsheets.read(readFileSync(file));
    const [head = []] = 'cells' in read ? read.cells : [];
    const row = head.map((name) => ({ Ref: 'K1', 'Your name': 'Zoë', Form: 'fearful' })[name] ?? '');
    writeFileSync(folder.at('clients.xlsx'), await spreadsheets.writeXlsx([head, row]));
    expect((await runBatch(folder, { roster: folder.at('clients.xlsx') })).code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toEqual(['small-book-fearful-a4-copy-K1.pdf']);
  });

  it('takes the place of no file, and is an Excel file', async () => {
    folder = rosterFolder('');
    writeFileSync(folder.at('theirs.xlsx'), 'theirs');
    expect(await writeBlank(folder.at('theirs.xlsx'))).toBe(1);
    expect(readFileSync(folder.at('theirs.xlsx'), 'utf8')).toBe('theirs');
    expect(await writeBlank(folder.at('blank.csv'))).toBe(1);
    expect(existsSync(folder.at('blank.csv'))).toBe(false);
  });
});
