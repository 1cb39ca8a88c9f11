import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolve } from '../../src/core/index.ts';
import { isTree } from '../../src/core/model/mapping.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeChosen, type Workbook } from '../support/workbook.ts';

// A sheet that is handed out may come away from all others: each says only what its pack holds, and whom to call.

interface Place {
  readonly country: string;
  readonly slots?: Readonly<Record<string, string>>;
}

const places: readonly Place[] = parse(ownSources.content.get('helplines')?.text ?? '');

/** The exercises for a form. */
const exercisesFor = (form: string): readonly string[] =>
  [...ownSources.content].flatMap(([name, { text }]) => {
    const id = /^(?!pages\/|books\/).+\/(.+)$/.exec(name)?.[1];
    const { only = forms } = parse(text);
    return id !== undefined && [only].flat().includes(form) ? [id] : [];
  });

const lengths = [undefined, 'full', 'short', 'pocket'] as const;

interface Wish {
  readonly form: string;
  readonly length?: string | undefined;
  readonly edition?: string;
  readonly ticket?: object;
}

const handout = ({ form, length, edition = 'a4', ticket = {} }: Wish): Workbook =>
  makeChosen({
    choices: { form, ...(length === undefined ? {} : { length }) },
    edition,
    ticket: { book: 'handout', ...ticket },
  });

/** What is emphasized among spans, however deep: titles of pages are. */
const emphasizedIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(emphasizedIn);
  if (!isTree(value)) return [];
  const { emphasis, text } = value;
  return emphasis === true && typeof text === 'string'
    ? [text.toLowerCase()]
    : Object.values(value).flatMap(emphasizedIn);
};

/** The titles of exercises and pages that a copy does not hold. */
const titlesElsewhere = ({ document, project: { library }, choices }: Workbook): ReadonlySet<string> => {
  const held = document.sections.map(({ title }) => title.toLowerCase());
  const titles = [...library.entries.values()].map(({ node }) => {
    const { value } = resolve(node, library.axes, choices, () => undefined);
    return isTree(value) ? String(value.title).toLowerCase() : '';
  });
  return new Set(titles.filter((title) => !held.includes(title)));
};

const said = (marks: Workbook['pages']['pages'][number]['marks']): string =>
  marks.filter(isGlyphs).map(textOf).join(' ').replaceAll(/\s+/g, ' ');

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.?!]/gu, '');

describe('a handout', () => {
  for (const form of forms)
    for (const length of lengths)
      it(`names no page that it does not hold: ${form}, ${length ?? 'no length given'}`, () => {
        const named = exercisesFor(form).flatMap((id) => {
          const made = handout({ form, length, ticket: { only: [id], country: 'US' } });
          const elsewhere = titlesElsewhere(made);
          return made.document.sections.flatMap((section) =>
            emphasizedIn(section.blocks)
              .filter((text) => elsewhere.has(text))
              .map((text) => `${id}, ${section.id}: ${text}`),
          );
        });
        expect(named).toEqual([]);
      });

  for (const length of lengths)
    it(`says on each gated exercise what the check would, and what fog is before the rule: ${length ?? 'no length given'}`, () => {
      for (const form of forms) {
        const made = handout({ form, length });
        const { entries } = made.project.library;
        const { words } = made.document;
        const [loose, fog, rule] = [
          words.exercise?.['gate-loose'],
          words.safety?.fog,
          words.safety?.stop,
        ].map((text) => letters(text ?? '').slice(-40));
        for (const { id, kind } of made.document.sections) {
          if (kind !== 'exercise') continue;
          const { value } = resolve(
            entries.get(id)?.node ?? nothing(id),
            made.project.library.axes,
            made.choices,
            () => undefined,
          );
          const [first] = made.pages.pages.filter(({ section }) => section === id);
          const text = letters(said(first?.marks ?? []));
          if (isTree(value) && value.gate) expect(text, id).toContain(loose);
          expect(text.indexOf(fog ?? ''), id).toBeGreaterThan(-1);
          expect(text.indexOf(rule ?? ''), id).toBeGreaterThan(text.indexOf(fog ?? ''));
        }
      }
    });

  for (const edition of ['a4', 'letter', 'two-up'])
    it(`bears an emergency number, a crisis line and an abuse line on every page: ${edition}`, () => {
      for (const { country, slots } of places) {
        if (slots === undefined) continue;
        const [form] = forms;
        const { pages } = handout({
          form,
          length: 'short',
          edition,
          ticket: { only: ['return-time'], country },
        });
        for (const { marks, number } of pages.pages)
          for (const line of Object.values(slots))
            expect(letters(said(marks)), `${country}, ${number}`).toContain(letters(line));
      }
      expect(places.filter(({ slots }) => slots)).toHaveLength(6);
    });
});

const nothing = (id: string): never => {
  throw new Error(`there is no ${id}`);
};
