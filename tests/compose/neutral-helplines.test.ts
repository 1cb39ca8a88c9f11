import { describe, expect, it } from 'vitest';
import { type Diagnostic, makeWorkbooks, type Sources } from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';

const content = (lines: string): Sources => ({
  ...ownSources,
  content: sourcesOf(
    new Map([
      [
        'content/book.yaml',
        'title: Plain\nauthor: Octavo\nlanguage: en-US\ndate: 2026-11-22\nback: [lines]\nparts: [{ id: all, sections: all }]\n',
      ],
      ['content/task.yaml', 'id: task\ntitle: Task\nblocks:\n  - lines: What came next?\n'],
      ['content/lines.yaml', 'id: lines\nkind: page\ntitle: Help\nlayout: helplines\n'],
      ['content/helplines.yaml', `- country: DE\n  name: Germany\n  emergency: "112"\n  lines:\n${lines}`],
    ]),
  ).content,
});

const made = (sources: Sources, ticket: Readonly<Record<string, string>>) => {
  const found: Diagnostic[] = [];
  const books = [...makeWorkbooks(sources, ticket, { report: (one) => void found.push(one) })];
  const said = books
    .flatMap(({ pages }) => pages.pages.flatMap(({ marks }) => marks.filter(isGlyphs).map(textOf)))
    .join(' ');
  return { errors: found.filter(({ severity }) => severity === 'error'), said };
};

describe('help lines of a title with few words of its own', () => {
  const line = '    - { name: A line, contact: "0800 111" }\n';
  it.each([1, 2, 3, 4])('are printed where each place has %s, with or without a country', (count) => {
    for (const country of [undefined, 'DE']) {
      const { errors, said } = made(content(line.repeat(count)), country ? { country } : {});
      expect(errors).toEqual([]);
      expect(said.split('0800 111').length - 1).toBe(count);
    }
  });
});

it('a drawing that a section asks for beside its folios, and the theme lacks, is told with its place', () => {
  const templates = new Map(ownSources.templates);
  const { file = '', text = '' } = templates.get('helplines') ?? {};
  templates.set('helplines', { file, text: text.replace('<section', '<section drawing="fooot"') });
  const { errors } = made({ ...content('    - { name: A line, contact: "1" }\n'), templates }, {});
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['art/unknown']));
  expect(errors[0]?.place?.file).toContain('helplines.hbs');
});
