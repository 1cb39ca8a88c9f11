import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFTextField } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { FilledField } from '../../src/core/index.ts';
import { fieldNamesOf, printPages } from '../../src/core/publish/print.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { asLatin, objectsOf } from '../support/pdf-objects.ts';
import { openPdf } from '../support/read-pdf.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { makeWorkbook, print, type Workbook } from '../support/workbook.ts';

const blocks = `- lines: { ask: What came next?, min: 3 }
- checklist: { ask: Which?, items: [one, another] }
- scale: { ask: How strong?, from: 0, to: 10 }
- fields: [{ label: Name }, { label: When }]
- log: { ask: How it went, columns: [{ head: Strength, choices: { from: 0, to: 3 } }], rows: 2 }`;

const specimen = (): Workbook =>
  makeWorkbook({ form: 'only-one', edition: 'fillable', sources: specimenSources(blocks) });

/** A list that drops down and takes own words (PDF 32000-1, table 230). */
const editable = (1 << 17) | (1 << 18);

interface Widget {
  readonly id: string;
  readonly fieldName: string;
  readonly fieldType: string;
  readonly fieldFlags: number;
  readonly buttonValue?: string;
}

const widgetsOf = async (pdf: Awaited<ReturnType<typeof openPdf>>, page = 1): Promise<readonly Widget[]> =>
  (await (await pdf.getPage(page)).getAnnotations()).filter(
    ({ subtype }: { subtype: string }) => subtype === 'Widget',
  );

/** Fills fields as a viewer does: by a library that knows nothing of us, and saves a copy. */
const fill = async (
  bytes: Uint8Array,
  values: Readonly<Record<string, string | boolean>>,
): Promise<Uint8Array> => {
  const pdf = await openPdf(bytes);
  for (const { id, fieldName, buttonValue } of await widgetsOf(pdf)) {
    const value = values[fieldName];
    if (value === undefined) continue;
    pdf.annotationStorage.setValue(id, { value: buttonValue === undefined ? value : buttonValue === value });
  }
  return pdf.saveDocument();
};

const valuesOf = (fields: readonly FilledField[]) =>
  Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));

const words = 'Größe — “so”.\nA second line, with ) and \\ in it. Łódź.';
const values = {
  'specimen.what-came-next': words,
  'specimen.which.another': true,
  'specimen.how-strong': '7',
  'specimen.when': 'on Tuesday',
  'specimen.how-it-went.row-1-strength': '3',
  'specimen.how-it-went.row-2-strength': 'neither',
};

describe('a filled copy', () => {
  it('gives each field for words a drawing of its own: who writes into one in place writes into no other', async () => {
    const cells = '- log: { ask: Each day, columns: [{ head: Body }, { head: Mood }], rows: 4 }';
    const book = makeWorkbook({ form: 'only-one', edition: 'fillable', sources: specimenSources(cells) });
    const pdf = await PDFDocument.load(await print(book));
    const drawings = pdf
      .getForm()
      .getFields()
      .filter((field) => field instanceof PDFTextField)
      .flatMap((field) => field.acroField.getWidgets())
      .map((widget) => String(widget.AP()?.get(PDFName.of('N'))));
    expect(drawings.length).toBe(8);
    expect(new Set(drawings).size).toBe(drawings.length);
  });

  it('gives back what was filled in, and nothing for what was not', async () => {
    const filled = await fill(await print(specimen()), values);
    expect(valuesOf(await readPdfFields(filled))).toEqual(values);
  });

  it('is what a new copy made with its answers is', async () => {
    const { document, pages, design, sources } = specimen();
    const answers = new Map(Object.entries(values));
    const made = await printPages(pages, { document, design, images: sources.images, answers });
    expect(valuesOf(await readPdfFields(made))).toEqual(values);
  });

  it('shows its answers as drawn, whatever the viewer does', async () => {
    const { document, pages, design, sources } = specimen();
    const made = await printPages(pages, {
      document,
      design,
      images: sources.images,
      answers: new Map([['specimen.when', 'Tuesday']]),
    });
    const hex = [...'Tuesday'].map((letter) => letter.charCodeAt(0).toString(16)).join('');
    expect(objectsOf(made).filter(({ stream = '' }) => stream.includes(`<${hex}> Tj`))).toHaveLength(1);
    expect(asLatin(made)).not.toContain('NeedAppearances');
  });

  it('draws letters that are not of Western Europe, each as itself', async () => {
    const { document, pages, design, sources } = specimen();
    const said = { name: 'Nguyễn', 'what-came-next': 'Šárka a Łukasz,\nŽofie' };
    const answers = new Map(Object.entries(said).map(([name, words]) => [`specimen.${name}`, words]));
    const objects = objectsOf(await printPages(pages, { document, design, images: sources.images, answers }));
    // What each code of a font of two bytes a letter stands for, as every such font of the file tells.
    const letters = new Map(
      objects.flatMap(({ stream = '' }) =>
        [...stream.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]{4})>$/gm)].map(([, code, unicode]) => [
          code,
          String.fromCharCode(Number.parseInt(unicode ?? '', 16)),
        ]),
      ),
    );
    const drawn = objects.flatMap(({ stream = '' }) =>
      stream.includes('/Letters ') ? [...stream.matchAll(/<([0-9a-f]+)> Tj/g)] : [],
    );
    const lines = drawn.map(([, codes = '']) =>
      (codes.match(/.{4}/g) ?? []).map((code) => letters.get(code)).join(''),
    );
    expect(lines.sort()).toEqual([said.name, ...said['what-came-next'].split('\n')].sort());
  });

  it('has tooltips that are the prompts', async () => {
    const fields = await readPdfFields(await print(specimen()));
    expect(fields.map(({ says }) => says)).toEqual([
      'What came next?',
      'Which? one',
      'Which? another',
      'How strong?',
      'Name',
      'When',
      'How it went: Strength 1',
      'How it went: Strength 2',
    ]);
  });

  it('offers the few values of a cell, one of which is none, and takes others', async () => {
    const lists = (await widgetsOf(await openPdf(await print(specimen())))).filter(
      (widget) => widget.fieldType === 'Ch',
    );
    const offered = ['', '0', '1', '2', '3'].map((value) => ({ displayValue: value, exportValue: value }));
    const list = { combo: true, options: offered, fieldValue: [''] };
    expect(lists).toMatchObject([list, list]);
    expect(lists.map(({ fieldFlags }) => fieldFlags)).toEqual([editable, editable]);
  });

  it('takes words in several lines where it has the room', async () => {
    const pdf = await openPdf(await print(specimen()));
    const several = (await widgetsOf(pdf)).filter(
      (widget) => 'multiLine' in widget && widget.multiLine === true,
    );
    expect(several.map(({ fieldName }) => fieldName)).toEqual(['specimen.what-came-next']);
  });
});

describe('the form of a whole book', () => {
  const book = makeWorkbook({ form: 'fearful', edition: 'fillable' });

  it('is reached by the tabulator in the order in which it is read', async () => {
    const bytes = await print(book);
    const pdf = await openPdf(bytes);
    const reached: string[] = [];
    for (let page = 1; page <= pdf.numPages; page++)
      for (const { fieldName } of await widgetsOf(pdf, page))
        if (reached.at(-1) !== fieldName) reached.push(fieldName);
    expect(reached).toEqual(fieldNamesOf(book.pages));
    const pages = objectsOf(bytes).filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary));
    expect(pages.filter(({ dictionary }) => !dictionary.includes('/Tabs /S'))).toEqual([]);
  });

  it('draws every state of every field', async () => {
    const appearances = objectsOf(await print(book)).filter(({ dictionary }) =>
      dictionary.includes('/Subtype /Form'),
    );
    expect(appearances.length).toBeGreaterThan(100);
    expect(appearances.filter(({ stream = '' }) => stream === '')).toEqual([]);
  });

  it('runs nothing and sends nothing', async () => {
    // What is packed may hold any letters.
    const objects = asLatin(await print(book)).replace(/stream\r?\n[\s\S]*?endstream/g, '');
    expect(objects.length).toBeGreaterThan(100_000);
    expect(objects.match(/\/(?:Widget|Annot)\b/g)?.length).toBeGreaterThan(100);
    expect(objects).not.toMatch(/\/(?:JavaScript|JS|SubmitForm|ResetForm|ImportData|Launch|XFA|AA)\b/);
  });

  it('is the same, byte for byte, whenever it is made', async () => {
    expect(
      Buffer.from(await print(book)).equals(
        Buffer.from(await print(makeWorkbook({ form: 'fearful', edition: 'fillable' }))),
      ),
    ).toBe(true);
  });

  it.runIf(spawnSync('qpdf', ['--version']).status === 0)('is a sound file to qpdf', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-form-'));
    try {
      writeFileSync(join(folder, 'form.pdf'), await print(book));
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', join(folder, 'form.pdf')], {
        encoding: 'utf8',
      });
      expect(`${stdout}${stderr}`).not.toMatch(/warning/i);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
