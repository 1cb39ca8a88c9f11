import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { choose } from '../../src/core/choose/choose.ts';
import { budget } from '../../src/core/compose/budget.ts';
import { compose } from '../../src/core/compose/compose.ts';
import { interpret } from '../../src/core/compose/interpret.ts';
import { parseLayout } from '../../src/core/compose/syntax.ts';
import { readTemplates, type Templates } from '../../src/core/compose/templates.ts';
import { type Diagnostic, openProject } from '../../src/core/index.ts';
import { isLong } from '../support/long.ts';
import { ownSources } from '../support/sources.ts';
import { ticketOf } from '../support/workbook.ts';
import { compiling } from './handlebars-reference.ts';

interface Rendered {
  readonly name: string;
  readonly context: object;
  readonly markup: string | undefined;
}

const project = openProject(ownSources, () => undefined);

/** Every layout that a book asks for, with what it was given. */
const renderedIn = (
  book: string,
  chosen: Readonly<Record<string, string>>,
  asked = {},
): readonly Rendered[] => {
  if (!project) throw new Error('the shipped content cannot be read');
  const { library, templates } = project;
  const rendered: Rendered[] = [];
  const spying: Templates = {
    ...templates,
    render: (name, context, report) => {
      const markup = templates.render(name, context, report);
      rendered.push({ name, context, markup });
      return markup;
    },
  };
  const choices = new Map([...library.axes].map(([axis, [first = '']]) => [axis, chosen[axis] ?? first]));
  const job = {
    ticket: ticketOf({ book, ...asked }),
    choices,
    placeOf: () => undefined,
    report: () => undefined,
  };
  const plan = choose(library, job);
  if (plan) compose(plan, spying, kinds, () => undefined);
  return rendered;
};

const everywhere = (): readonly Rendered[] => {
  const { library } = project ?? {};
  const [books, forms, lengths] = [
    library?.books.keys(),
    library?.axes.get('form'),
    library?.axes.get('length'),
  ];
  const [first = ''] = library?.books.keys() ?? [];
  return [
    ...renderedIn(
      first,
      {},
      { reader: { name: 'A & <B>' }, country: 'us', reviewer: 'C', dedication: 'For D' },
    ),
    // Every layout is in the first book, the handout in short, and the guide.
    ...(isLong
      ? []
      : [renderedIn(first, {}), renderedIn('handout', { length: 'short' }), renderedIn('guide', {})].flat()),
    ...[...(isLong ? (books ?? []) : [])].flatMap((book) =>
      (forms ?? []).flatMap((form) =>
        (lengths ?? []).flatMap((length) => renderedIn(book, { form, length })),
      ),
    ),
  ];
};

const texts = new Map([...ownSources.templates].map(([name, { text }]) => [name, text]));
const all = everywhere();

/** Six thousand spoilt layouts take minutes, and many of them on a machine that does something else. Milliseconds. */
const spoilingTime = isLong ? 1_200_000 : 120_000;

describe('the layouts that come with Octavo', () => {
  it('give the markup that Handlebars gives, in every book, form and length', () => {
    const compiled = compiling(texts);
    for (const { name, context, markup } of all) expect(markup, name).toBe(compiled(name, context));
    expect(all.length).toBeGreaterThan(isLong ? 500 : 150);
  });

  it('take less than a hundredth of what a layout may take', () => {
    const layouts = new Map(
      [...ownSources.templates].flatMap(([name, source]) => {
        const layout = parseLayout(name, source, () => undefined);
        return layout ? [[name, layout] as const] : [];
      }),
    );
    const walked = all.flatMap(({ name, context }) => {
      const layout = layouts.get(name);
      return layout ? interpret(layout, context, layouts, { report: () => undefined }) : [];
    });
    expect(walked).toHaveLength(all.length);
    const [steps, characters] = [walked.map((one) => one.steps), walked.map(({ markup }) => markup.length)];

    expect(Math.max(...steps)).toBeLessThan(budget.steps / 100);
    expect(Math.max(...characters)).toBeLessThan(budget.characters / 100);
  });

  const spoiling = fc.record({
    which: fc.constantFrom(...all.filter((_, index) => index % 7 === 0)),
    at: fc.nat(9999),
    removed: fc.nat(8),
    added: fc.constantFrom(
      '',
      '{{',
      '}}',
      'x',
      '.',
      '../',
      '#if ',
      '{{/if}}',
      '{{else}}',
      'this',
      '@',
      ' a=b',
      '[',
      '(',
      '*',
      '> ',
      '{{#each words}}',
      '"',
      '!',
      '~',
      '&',
      ' as |if|',

      '0',
    ),
  });

  it(
    'spoilt anywhere, are told with a place and a hint, in no words of the engine',
    () => {
      let told = 0;
      fc.assert(
        fc.property(spoiling, ({ which: { name, context }, at, removed, added }) => {
          const text = texts.get(name) ?? '';
          const start = Math.floor((at / 10_000) * text.length);
          const spoilt = {
            file: `${name}.hbs`,
            text: text.slice(0, start) + added + text.slice(start + removed),
          };
          const found: Diagnostic[] = [];
          const templates = readTemplates(new Map([...ownSources.templates, [name, spoilt]]), (one) =>
            found.push(one),
          );
          const markup = templates.render(name, context, (one) => found.push(one));
          expect(markup === undefined).toBe(found.length > 0);
          told += found.length;
          for (const { message, hints, place } of found) {
            const leadsThere: string[] = [];
            for (let at = place; at; at = at.includedAt) leadsThere.push(at.file);
            expect(leadsThere).toContain(spoilt.file);
            expect(hints.length, message).toBeGreaterThan(0);
            expect(`${message} ${hints.join(' ')}`).not.toMatch(
              /undefined|Function|is not a |reading '|\[object|toHTML|Expecting|\n|NaN/,
            );
          }
        }),
        { numRuns: isLong ? 6000 : 150 },
      );
      expect(told).toBeGreaterThan(25);
    },
    spoilingTime,
  );
});
