import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/core/index.ts';
import { spreadsheets } from '../../src/node/spreadsheets.ts';
import { faultySystem } from '../node/faulty-files.ts';
import type { Folder } from '../support/folder.ts';
import { filesOf, pdfsIn, rosterFolder, runBatch } from './batch-folder.ts';

let folder: Folder;
afterEach(() => folder.remove());

const roster = `Ref,First name,Form,Start date
K1,Zoë,fearful,
K2,"Quirk, Anna",dismissive,
,,,
K3,Ben,fearful,
`;

const manifestOf = (name = 'octavo-manifest.json') =>
  readManifest(readFileSync(folder.at('out', name), 'utf8'));

describe('octavo batch', () => {
  it('makes a workbook for each row, called by its ref', async () => {
    folder = rosterFolder(roster);
    const { code, lines, said } = await runBatch(folder);
    expect(code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toEqual([
      'small-book-dismissive-a4-copy-K2.pdf',
      'small-book-fearful-a4-copy-K1.pdf',
      'small-book-fearful-a4-copy-K3.pdf',
    ]);
    expect(lines).toContain('column B, First name: Your name (`reader: name`)');
    expect(said).not.toMatch(/Zoë|Quirk|Anna|Ben/);
  });

  it('takes what a cell says before what flags say, and flags where a cell is empty', async () => {
    folder = rosterFolder('Ref,Name,Edition,Form\nK1,Ann,letter,\nK2,Ben,,fearful\nK3,Cyd,,dismissive\n');
    const { messages } = await runBatch(folder, {}, { edition: ['a4'], form: ['dismissive'] });
    const overruled = messages.filter((message) => message.includes('given for all rows'));
    expect(overruled.map((message) => message.replace(/: .*/, ''))).toEqual([
      'row 2, `Edition`',
      'row 3, `Form`',
    ]);
    expect(pdfsIn(folder.at('out'))).toEqual([
      'small-book-dismissive-a4-copy-K3.pdf',
      'small-book-dismissive-letter-copy-K1.pdf',
      'small-book-fearful-a4-copy-K2.pdf',
    ]);
  });

  it('tells of nothing as given for all rows that was not', async () => {
    folder = rosterFolder('Ref,Name,Form,Exercises\nK1,Ann,fearful,task\n');
    const { messages } = await runBatch(folder, {}, { only: [] });
    expect(messages.filter((message) => message.includes('given for all rows'))).toEqual([]);
  });

  it('tells everything wrong in all rows at once, and then writes nothing', async () => {
    folder = rosterFolder(
      'Ref,Name,Form,Start,Edition\nK1,Zoë ש,fearful,3/4/2026,\nk1,Ben,quirky,,\nK 3,Cyd,fearful,,a44\n',
    );
    const { code, messages, diagnostics } = await runBatch(folder);
    expect(code).toBe(1);
    expect(existsSync(folder.at('out'))).toBe(false);
    const mistakes = diagnostics.filter(({ severity }) => severity === 'error');
    expect([...new Set(mistakes.map(({ message }) => message.replace(/`: .*$/, '`')))]).toEqual([
      'row 2, `Start`',
      'row 3, `Ref`',
      'row 2, `Name`',
      'row 3, `Form`',
      'row 4, `Ref`',
      'row 4, `Edition`',
    ]);
    expect(messages.join()).not.toMatch(/Zoë|quirky|K 3/);
  });

  it('tells what several rows have wrong of each of them', async () => {
    folder = rosterFolder('Ref,Name,Form\nK1,Zoë,quirky\nK2,Ben,fearful\nK3,Cyd,quirky\nK4,Dee,quirky\n');
    expect((await runBatch(folder)).messages).toEqual(['rows 2, 4-5, `Form`: there is no form of this name']);
  });

  it('stops there where it is a dry run, with nothing wrong too', async () => {
    folder = rosterFolder('Name\nZoë\n');
    const { code, lines } = await runBatch(folder, { dryRun: true });
    expect([code, lines.at(-1)]).toEqual([0, '1 row is right; nothing was written']);
    expect(readdirSync(folder.path).sort()).toEqual(['clients.csv', 'content', 'templates']);
  });

  it('tells in which rows words are too long for their place, once, without the words', async () => {
    folder = rosterFolder(
      `Ref,Name,Form\nK1,${'Wilhelmina'.repeat(30)},fearful\nK2,Ben,fearful\nK3,${'Cyd'.repeat(90)},fearful\n`,
    );
    const { messages, said } = await runBatch(folder);
    expect(messages.filter((message) => message.includes('wider than its line'))).toEqual([
      'rows 2, 4: a word of what was given for the reader is wider than its line',
    ]);
    expect(said).not.toMatch(/Wilhelmina|CydCyd/);
  });

  it('tells of rows that do not say which of several books is meant', async () => {
    folder = rosterFolder('Ref,Name,Form\nK1,Zoë,fearful\nK2,Ben,\nK3,Cyd,\n');
    const { code, messages } = await runBatch(folder);
    expect([code, messages]).toEqual([
      0,
      ['rows 3-4: nothing says which `form` is meant: there is a file for each of `dismissive`, `fearful`'],
    ]);
    expect(pdfsIn(folder.at('out'))).toHaveLength(5);
    const said = await runBatch(folder, { dryRun: true }, { form: ['fearful'] });
    expect(said.messages).toEqual([]);
  });

  it('refuses a ref that is the name of its row before anything is made, also in a row that is like one before', async () => {
    folder = rosterFolder('Ref,Name,Form\nK1,Zoë,fearful\nBen,Ben,fearful\n');
    const { code, messages, said } = await runBatch(folder);
    expect([code, existsSync(folder.at('out'))]).toEqual([1, false]);
    expect(messages.join()).toContain('row 3, `Ref`');
    expect(said).not.toContain('Ben');
  });

  it('makes only the rows that are asked for, and minds nothing else that is wrong', async () => {
    folder = rosterFolder('Ref,Name,Form\nK1,Zoë,fearful\nK2,Ben,quirky\nK3,Cyd,fearful\n');
    expect((await runBatch(folder, { rows: '2,4-9' })).code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toEqual([
      'small-book-fearful-a4-copy-K1.pdf',
      'small-book-fearful-a4-copy-K3.pdf',
    ]);
    for (const rows of ['9', '2-', 'Zoë']) expect((await runBatch(folder, { rows })).code).toBe(1);
  });

  it('finds the files that rows name beside the roster, and does not say what they are called', async () => {
    folder = rosterFolder('Ref,Name,Form,Answers\nK1,Zoë,fearful,zoe.yaml\nK2,Ben,fearful,ben.yaml\n', {
      'zoe.yaml': 'a: 1\n',
    });
    const { code, messages, said } = await runBatch(folder, {}, { edition: ['fillable'] });
    expect(code).toBe(1);
    expect(messages).toContain('row 3: its file of answers cannot be read');
    expect(said).not.toMatch(/zoe|ben/);
  });
});

describe('a row with a ticket of its own', () => {
  it('is laid over it, cell by cell', async () => {
    const ticket = 'form: fearful\nreader: { name: Nobody, person: Sam }\nedition: letter\n';
    folder = rosterFolder(
      'Ref,Name,Packet,Edition\nK1,Ann,own/packet.yaml,\nK2,Ben,own/packet.yaml,a4\nK3,Cyd,,\n',
      {
        'own/packet.yaml': ticket,
      },
    );
    expect((await runBatch(folder, {}, { form: ['dismissive'] })).code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toEqual([
      'small-book-dismissive-a4-copy-K3.pdf',
      'small-book-fearful-a4-copy-K2.pdf',
      'small-book-fearful-letter-copy-K1.pdf',
    ]);
    writeFileSync(folder.at('own/packet.yaml'), ticket.replace('letter', 'greyscale'));
    const { result } = await runBatch(folder, {}, { form: ['dismissive'] });
    expect(result).toMatchObject({
      made: [{ ref: 'K1' }],
      done: expect.arrayContaining([{ row: 3, ref: 'K2' }]),
    });
  });

  it('takes a packet over its ticket, both from where they lie', async () => {
    folder = rosterFolder(
      'Ref,Name,Packet,Ticket\nK1,Ann,own/packet.yaml,ticket.yaml\nK2,Ben,,ticket.yaml\n',
      {
        'own/packet.yaml': 'edition: letter\n',
        'ticket.yaml': 'form: fearful\nedition: a4\n',
      },
    );
    expect((await runBatch(folder)).code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toEqual([
      'small-book-fearful-a4-copy-K2.pdf',
      'small-book-fearful-letter-copy-K1.pdf',
    ]);
  });

  it('is a packet where it names appointments, though the book for all the others is for none', async () => {
    const named = 'author: Ann\nlanguage: en-US\ndate: 2026-11-22\n';
    folder = rosterFolder('Ref,Exercises,Packet\nK1,task,\nK2,,packet.yaml\n', {
      'packet.yaml': 'appointments:\n  - {date: 25/1/2027, exercises: [task]}\n',
      'content/books/loose.yaml': `${named}title: Loose\nparts: [{ id: one, sections: [task] }]\n`,
      'content/books/visits.yaml': `${named}title: Visits\nappointments: true\nparts: [{ id: one, opening: opening, sections: [task] }]\n`,
    });
    const { code, messages, lines } = await runBatch(folder, {}, { book: 'loose', form: ['fearful'] });
    expect([code, messages]).toEqual([0, []]);
    expect(lines).toContain('column C, Packet: a packet of its own (`packet`)');
    expect(pdfsIn(folder.at('out')).map((name) => /loose|visits/.exec(name)?.[0])).toEqual([
      'loose',
      'visits',
    ]);
  });

  it('is told where that cannot be read, or says what goes for all, without its name', async () => {
    folder = rosterFolder('Ref,Ticket,Packet\nK1,zoe.yaml,\nK2,ben.yaml,zoe.yaml\n', {
      'ben.yaml': 'out: elsewhere\n',
    });
    const { code, messages, said } = await runBatch(folder, {}, { form: ['fearful'] });
    expect([code, messages]).toEqual([
      1,
      [
        'row 2: its ticket cannot be read',
        'row 3: its ticket says `out`, which goes for all rows or for none',
        'row 3: its packet cannot be read',
      ],
    ]);
    expect(said).not.toMatch(/zoe|ben/);
  });
});

describe('a folder with copies of rows that are gone', () => {
  it('is told of, and the copies stay', async () => {
    folder = rosterFolder('Ref,Name,Form\nK1,Ann,fearful\nK2,Ben,fearful\n');
    const first = await runBatch(folder);
    expect(first.lines.at(-1)).not.toContain('more there');
    writeFileSync(folder.at('clients.csv'), 'Ref,Name,Form\nK1,Ann,fearful\nK9,Ben,fearful\n');
    const { lines } = await runBatch(folder);
    expect(lines.at(-1)).toMatch(
      /1 file written; 1 of 2 rows were done before; 1 more there, of no row of this list$/,
    );
    expect(pdfsIn(folder.at('out'))).toHaveLength(3);
    expect((await runBatch(folder, { rows: '2' })).lines.at(-1)).not.toContain('more there');
  });
});

describe('a roster without refs', () => {
  it('gets them by chance, in a copy beside it that reads back the same, and keeps them', async () => {
    folder = rosterFolder('Name;Note\r\n=1+1;"a;b"\r\nZoë;x\r\nZoë;x\r\n');
    await runBatch(folder, {}, { form: ['fearful'] });
    const copy = await spreadsheets.read(readFileSync(folder.at('clients-with-refs.csv')));
    const cells = 'cells' in copy ? copy.cells : [];
    expect(cells.map(([, ...others]) => others)).toEqual([
      ['Name', 'Note'],
      ['=1+1', 'a;b'],
      ['Zoë', 'x'],
      ['Zoë', 'x'],
    ]);
    const refs = cells.slice(1).map(([ref]) => ref ?? '');
    expect(new Set(refs).size).toBe(3);
    const made = pdfsIn(folder.at('out'));
    expect(made).toEqual(refs.map((ref) => `small-book-fearful-a4-copy-${ref}.pdf`).sort());
    const again = await runBatch(folder, {}, { form: ['fearful'] });
    expect(again.lines.at(-1)).toContain('3 of 3 rows were done before');
    await runBatch(folder, { roster: folder.at('clients-with-refs.csv') }, { form: ['fearful'] });
    expect(pdfsIn(folder.at('out'))).toEqual(made);
  });

  it('is not given others where it has changed since', async () => {
    folder = rosterFolder('Name\nZoë\n');
    await runBatch(folder);
    writeFileSync(folder.at('clients.csv'), 'Name\nZoë\nBen\n');
    const { code, messages } = await runBatch(folder);
    expect(code).toBe(1);
    expect(messages.join()).toContain('`clients-with-refs.csv`');
  });

  it('gives a row that was added to its copy a ref in the next copy, and no other row another', async () => {
    folder = rosterFolder('Name\nZoë\n');
    const own = { form: ['fearful'] };
    await runBatch(folder, {}, own);
    const [before = ''] = pdfsIn(folder.at('out'));
    const copy = folder.at('clients-with-refs.csv');
    const written = `${readFileSync(copy, 'utf8')}"","Ben"\r\n`;
    writeFileSync(copy, written);
    const { code, lines } = await runBatch(folder, { roster: copy }, own);
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('clients-with-refs-2.csv is the roster with a ref for each row');
    expect(readFileSync(copy, 'utf8')).toBe(written);
    const made = pdfsIn(folder.at('out'));
    expect([made.length, made.includes(before)]).toEqual([2, true]);
    // The same again, and what was written: nobody gets a second copy.
    for (const roster of [copy, folder.at('clients-with-refs-2.csv')])
      expect((await runBatch(folder, { roster }, own)).lines.at(-1)).toContain(
        '2 of 2 rows were done before',
      );
    expect(pdfsIn(folder.at('out'))).toEqual(made);
  });

  it('keeps those that it has', async () => {
    folder = rosterFolder('Name,Ref\nZoë,K1\nBen,\n');
    await runBatch(folder, {}, { form: ['fearful'] });
    expect(readFileSync(folder.at('clients-with-refs.csv'), 'utf8')).toMatch(
      /"Zoë","K1"\r\n"Ben","[b-z2-9]{8}"/,
    );
    expect(pdfsIn(folder.at('out'))).toContain('small-book-fearful-a4-copy-K1.pdf');
  });

  it('cannot be shared among machines', async () => {
    folder = rosterFolder('Name\nZoë\n');
    expect((await runBatch(folder, { shard: '1/2' })).messages.join()).toContain('each row has a ref');
    expect(readdirSync(folder.path)).not.toContain('clients-with-refs.csv');
  });
});

describe('a second run', () => {
  it('makes what is missing or changed, and nothing else', async () => {
    folder = rosterFolder(roster);
    await runBatch(folder);
    const first = folder.at('out', 'small-book-fearful-a4-copy-K1.pdf');
    const times = pdfsIn(folder.at('out')).map((name) => statSync(folder.at('out', name)).mtimeMs);
    rmSync(folder.at('out', 'small-book-fearful-a4-copy-K3.pdf'));
    writeFileSync(folder.at('clients.csv'), roster.replace('Quirk', 'Quark'));
    const { code, result } = await runBatch(folder);
    expect(code).toBe(0);
    expect(result).toEqual({
      made: [
        { row: 5, ref: 'K3', files: [{ file: 'small-book-fearful-a4-copy-K3.pdf', result: 'written' }] },
        { row: 3, ref: 'K2', files: [{ file: 'small-book-dismissive-a4-copy-K2.pdf', result: 'replaced' }] },
      ].sort((one, other) => other.row - one.row),
      done: [{ row: 2, ref: 'K1' }],
    });
    expect(statSync(first).mtimeMs).toBe(times[1]);
  });

  it('makes all anew where content has changed', async () => {
    folder = rosterFolder(roster);
    await runBatch(folder);
    writeFileSync(
      folder.at('content/one/task.yaml'),
      readFileSync(folder.at('content/one/task.yaml'), 'utf8').replaceAll(
        /Count three|Look around/g,
        'Go on',
      ),
    );
    expect((await runBatch(folder)).lines.at(-1)).toContain('0 files written, 3 replaced');
  });

  it('replaces no copy that somebody has written into', async () => {
    folder = rosterFolder(roster);
    await runBatch(folder);
    const path = folder.at('out', 'small-book-fearful-a4-copy-K1.pdf');
    writeFileSync(path, `${readFileSync(path, 'latin1')}filled in`, 'latin1');
    writeFileSync(folder.at('clients.csv'), roster.replace('Zoë', 'Zora').replace('Ben', 'Bo'));
    const { code, messages, result } = await runBatch(folder);
    expect(code).toBe(1);
    expect(messages.join()).toContain('row 2: `small-book-fearful-a4-copy-K1.pdf` is not as Octavo wrote it');
    expect(result).toMatchObject({ made: [{ ref: 'K3' }], done: [{ ref: 'K2' }] });
    expect(readFileSync(path, 'latin1')).toContain('filled in');
    expect(manifestOf()?.rows.map(({ ref }) => ref)).toEqual(['K2', 'K3']);
  });

  it('tells of files that a row had under another name', async () => {
    folder = rosterFolder(roster);
    await runBatch(folder);
    const { diagnostics } = await runBatch(folder, {}, { edition: ['letter'] });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'batch/left-over',
      'batch/left-over',
      'batch/left-over',
    ]);
  });

  it('ends what the disk has stopped', async () => {
    folder = rosterFolder(roster);
    const { code, diagnostics } = await runBatch(folder, {}, {}, { system: faultySystem('fail', 40) });
    expect([code, diagnostics]).toMatchObject([
      1,
      [
        {
          code: 'cli/system',
          message: expect.stringContaining('the disk reports a fault'),
          hints: [expect.stringContaining('not made again')],
        },
      ],
    ]);
    expect((await runBatch(folder)).code).toBe(0);
    expect(pdfsIn(folder.at('out'))).toHaveLength(3);
  });

  it('does not touch a file that is called as a manifest and is none', async () => {
    folder = rosterFolder(roster, { 'out/octavo-manifest.json': '{}' });
    const { code, messages } = await runBatch(folder);
    expect([code, messages]).toEqual([1, [expect.stringContaining('`octavo-manifest.json`')]]);
    expect(filesOf(folder.at('out'))).toEqual({ 'octavo-manifest.json': '{}' });
  });
});

describe('several machines', () => {
  it('make the same files as one, and their manifests become the same as its', async () => {
    const many = `Ref,Name,Form\n${Array.from({ length: 24 }, (_, row) => `K${row},N${row},${row % 2 ? 'fearful' : 'dismissive'}\n`).join('')}`;
    folder = rosterFolder(many);
    await runBatch(folder);
    for (const shard of ['1/4', '2/4', '3/4']) await runBatch(folder, { shard }, { out: folder.at('parts') });
    const early = await runBatch(folder, { merge: true }, { out: folder.at('parts') });
    expect(early.code).toBe(1);
    expect(early.messages.join()).toMatch(/^rows [\d, -]+: not made yet; it is the part of machine 4 of 4$/);
    expect(readdirSync(folder.at('parts'))).not.toContain('octavo-manifest.json');
    await runBatch(folder, { shard: '4/4' }, { out: folder.at('parts') });
    const retried = await runBatch(folder, { shard: '4/4' }, { out: folder.at('parts') });
    expect(retried.lines.at(-1)).toContain('0 files written');
    const merged = await runBatch(folder, { merge: true }, { out: folder.at('parts') });
    expect([merged.code, merged.lines.at(-1)]).toEqual([0, expect.stringContaining('all 24 rows')]);
    const parts = Object.entries(filesOf(folder.at('parts'))).filter(([name]) => !/-of-/.test(name));
    expect(Object.fromEntries(parts)).toEqual(filesOf(folder.at('out')));
  });

  it.each([
    [{ ID: '0', COUNT: '2', MIN: '0' }, 1],
    [{ ID: '2', COUNT: '2', MIN: '1' }, 2],
    [{ ID: '7', COUNT: '2', MIN: '5', STEP: '2' }, 2],
    [{ ID: '7', COUNT: '2', MIN: '0' }, undefined],
    [{}, undefined],
  ])('of a Slurm array find their part: %o', async (variables, index) => {
    folder = rosterFolder('Ref,Name,Form\nK1,a,fearful\nK2,b,fearful\nK3,c,fearful\nK4,d,fearful\n');
    const before = { ...process.env };
    for (const [name, value] of Object.entries(variables)) process.env[`SLURM_ARRAY_TASK_${name}`] = value;
    const { code } = await runBatch(folder, { shard: 'auto' });
    process.env = before;
    expect(code).toBe(index === undefined ? 1 : 0);
    if (index !== undefined)
      expect(manifestOf(`octavo-manifest-${index}-of-2.json`)?.shard).toBe(`${index}/2`);
  });
});
