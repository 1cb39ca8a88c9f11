import { describe, expect, it } from 'vitest';
import { choose } from '../../src/core/choose/choose.ts';
import type { Plan } from '../../src/core/choose/plan.ts';
import type { Diagnostic } from '../../src/core/index.ts';
import { openProject } from '../../src/core/index.ts';
import { composeDocument } from '../../src/core/project.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles, textOf } from '../support/folder.ts';
import { ownSources } from '../support/sources.ts';
import { forms, ticketOf } from '../support/workbook.ts';

const project = openProject(ownSources, ({ message }) => {
  throw new Error(message);
});
if (!project) throw new Error('the content of the repository can be read');
const { library } = project;

const planned = (written: Readonly<Record<string, unknown>>, form: string = forms[0]) => {
  const diagnostics: Diagnostic[] = [];
  const job = {
    ticket: ticketOf(written),
    choices: new Map([
      ['form', form],
      ['pace', 'standard'],
    ]),
    placeOf: () => undefined,
    report: (one: Diagnostic) => diagnostics.push(one),
  };
  const plan = choose(library, job);
  if (!plan) throw new Error('the book of the repository can be planned');
  return { plan, diagnostics, compose: () => composeDocument(project, job) };
};

const { book: listed } = planned({}).plan;
/** The page on printing stands in a book only when it is asked for. */
const book = { ...listed, front: listed.front.filter((id) => id !== 'print-setup') };

const ids = ({ sections }: Plan): readonly string[] => sections.map(({ id }) => id);
const inPart = ({ sections }: Plan, part: string): readonly string[] =>
  sections.filter((section) => section.part === part).map(({ id }) => id);

describe('what a ticket chooses', () => {
  it('is the whole book, in its order, when it names nothing', () => {
    const { plan, diagnostics } = planned({});
    expect(diagnostics).toEqual([]);
    expect(ids(plan).slice(0, book.front.length)).toEqual(book.front);
    expect(ids(plan).slice(-book.back.length)).toEqual(book.back);
    expect(new Set(ids(plan)).size).toBe(ids(plan).length);
  });

  it('differs by form, in its sections and in their words', () => {
    const [one, other] = forms.map((form) => planned({}, form).plan);
    if (!one || !other) throw new Error('there are two forms');
    expect(ids(one)).not.toEqual(ids(other));
    const shared = ids(one).filter((id) => ids(other).includes(id));
    const worded = (plan: Plan, id: string): unknown =>
      plan.sections.find((section) => section.id === id)?.value;
    expect(shared.some((id) => JSON.stringify(worded(one, id)) !== JSON.stringify(worded(other, id)))).toBe(
      true,
    );
  });

  it('is refused when none of it is in this form of the book, and doubted when some is', () => {
    const [here, other] = forms.map((form) => ids(planned({}, form).plan));
    const isExercise = (id: string): boolean => library.catalog.get(id) === 'exercise';
    const both = here?.find((id) => isExercise(id) && other?.includes(id)) ?? '';
    const one = other?.find((id) => isExercise(id) && !here?.includes(id)) ?? '';
    const said = (only: readonly string[]): readonly string[] =>
      planned({ only }).diagnostics.map(
        ({ severity, code, message }) => `${severity} ${code} ${/`(.*)`/.exec(message)?.[1]}`,
      );
    expect(said([both])).toEqual([]);
    expect(said([both, one])).toEqual([`warning choose/not-here ${one}`]);
    expect(said([one])).toEqual([`error choose/not-here ${one}`]);
  });

  it('keeps front and back matter whatever part is asked for, and drops the other parts with their openings', () => {
    for (const { id, opening } of book.parts) {
      const { plan, diagnostics } = planned({ only: [id] });
      expect(diagnostics).toEqual([]);
      expect(ids(plan)).toEqual(expect.arrayContaining([...book.front, ...book.back]));
      expect(inPart(plan, id)[0]).toBe(opening);
      const others = book.parts.filter((part) => part.id !== id);
      expect(others.flatMap((part) => inPart(plan, part.id))).toEqual([]);
    }
  });

  it('opens the part of a single exercise that is asked for', () => {
    const part = book.parts.at(-1);
    const [exercise = ''] = part?.sections ?? [];
    const { plan } = planned({ only: [exercise] });
    expect(inPart(plan, part?.id ?? '')).toEqual([part?.opening, exercise]);
  });

  it('leaves out what it is told to leave out, and a part with nothing left in it', () => {
    const [part] = book.parts;
    if (!part) throw new Error('the book has parts');
    const { plan } = planned({ without: part.sections });
    expect(inPart(plan, part.id)).toEqual([]);
    expect(ids(planned({ without: ['colophon'] }).plan)).not.toContain('colophon');
    expect(inPart(planned({ without: [part.id] }).plan, part.id)).toEqual([]);
  });

  it('needs no link to what it leaves out: their words stay, their page numbers go', () => {
    for (const { id } of book.parts) expect(planned({ only: [id] }).diagnostics).toEqual([]);
    const { compose, diagnostics } = planned({ without: ['your-pages', 'how-to-use', 'references'] });
    expect(compose()?.sections.map(({ id }) => id)).not.toContain('references');
    expect(diagnostics.filter(({ code }) => code !== 'choose/spoken-of')).toEqual([]);
  });

  it('is never without what keeps readers safe', () => {
    expect(book.required.length).toBeGreaterThan(3);
    for (const id of book.required)
      expect(planned({ without: [id] }).diagnostics.map(({ code }) => code)).toEqual(['choose/required']);
  });

  it('is not without it either when the part that holds it is left out, or another is asked for', () => {
    const text = `${textOf(smallFiles().get('content/book.yaml') ?? '')}required: [task, first]\n`.replace(
      'parts: [',
      'parts: [{ id: zero, opening: first, sections: [spare] }, ',
    );
    const pages = Object.fromEntries(
      ['first', 'spare'].map((id) => [`content/pages/${id}.yaml`, `id: ${id}\nkind: page\ntitle: Page\n`]),
    );
    const small = openProject(sourcesOf(smallFiles({ 'content/book.yaml': text, ...pages })), () => {});
    const chosen = (written: Readonly<Record<string, unknown>>) => {
      const diagnostics: Diagnostic[] = [];
      const report = (one: Diagnostic) => diagnostics.push(one);
      const plan =
        small &&
        choose(small.library, {
          ticket: ticketOf(written),
          choices: new Map(),
          placeOf: () => undefined,
          report,
        });
      return { ids: plan ? ids(plan) : [], said: diagnostics.map(({ code, hints }) => [code, hints[0]]) };
    };
    expect(chosen({ without: ['one'] }).said).toEqual([
      ['choose/required', 'it holds `task`, which keeps readers safe'],
    ]);
    expect(chosen({ without: ['zero'] }).said).toEqual([
      ['choose/required', 'it holds `first`, which keeps readers safe'],
    ]);
    expect(chosen({ without: ['task'] }).said).toEqual([['choose/required', 'it keeps readers safe']]);
    expect(chosen({ without: ['spare', 'probe'] })).toEqual({ ids: ['first', 'opening', 'task'], said: [] });
    expect(chosen({ only: ['probe'] })).toEqual({
      ids: ['first', 'opening', 'probe', 'task'],
      said: [['choose/required-added', 'no copy of this book may be without: its `required` says so']],
    });
  });

  it('keeps the order in which it names exercises and parts; contents follow it', () => {
    const [first, second] = book.parts;
    if (!first || !second) throw new Error('the book has parts');
    const usual = (part: string) => inPart(planned({}).plan, part).slice(1);
    const [one, two, three] = usual(first.id);
    const shuffled = [three, one, second.id, two].flatMap((id) => id ?? []);
    const { plan, diagnostics } = planned({ only: shuffled });
    const named = new Set(shuffled.flatMap((id) => (id === second.id ? usual(id) : id)));
    expect(ids(plan).filter((id) => named.has(id))).toEqual([three, one, ...usual(second.id), two]);
    expect(diagnostics.map(({ code }) => code)).toContain('choose/divided-part');
    expect(ids(plan)).not.toContain(first.opening);
    expect(ids(plan)[ids(plan).indexOf(usual(second.id)[0] ?? '') - 1]).toBe(second.opening);
    expect(ids(plan).slice(0, 2)).toEqual(book.front.slice(0, 2));
    expect(ids(plan).at(-1)).toBe(book.back.at(-1));
  });

  it('puts what is required in its usual place in an order of its own', () => {
    const held = book.required.filter((id) => book.parts.some(({ sections }) => sections.includes(id)));
    const [last = '', early = ''] = [book.parts.at(-1), book.parts[0]].map((part) =>
      inPart(planned({}).plan, part?.id ?? '').findLast((id) => !held.includes(id)),
    );
    const { plan } = planned({ only: [last, early] });
    expect(ids(plan).indexOf(last)).toBeLessThan(ids(plan).indexOf(early));
    expect(ids(plan)).toEqual(expect.arrayContaining(held));
  });

  it('tells which book holds what this one does not, and that no book does', () => {
    const hintsFor = (written: Readonly<Record<string, unknown>>) =>
      planned(written).diagnostics.flatMap(({ code, hints }) => (code === 'choose/not-here' ? hints : []));
    const page = book.front.find((id) => library.catalog.get(id) === 'page') ?? '';
    expect(hintsFor({ book: 'handout', only: [page, 'pocket-card'] })[0]).toMatch(
      /^it is in the book `book`/,
    );
    expect(hintsFor({ book: 'handout', without: [page] })[0]).toMatch(/^it is in the book `book`/);
  });

  it('takes language and date from the ticket before the book', () => {
    expect(planned({}).plan).toMatchObject({ language: book.language, date: book.date });
    expect(planned({ language: 'en-GB', date: '2030-01-31' }).plan).toMatchObject({
      language: 'en-GB',
      date: '2030-01-31',
    });
  });

  it('counts what is only blank space as not given', () => {
    const { plan } = planned({ reader: { name: '  ', person: 'Robin' }, dedication: '' });
    expect([...plan.slots.values.keys()]).toEqual(['person']);
  });

  it('is told of names that there are not, with the nearest that there is', () => {
    const { diagnostics } = planned({
      only: ['pocket-crad'],
      without: ['nonsense-of-some-kind'],
      reader: { nmae: 'Zoë' },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'choose/unknown-slot',
      'choose/unknown-entry',
      'choose/unknown-entry',
    ]);
    expect(diagnostics[0]?.hints).toEqual(['did you mean `name`?']);
    expect(diagnostics[1]?.hints).toEqual(['did you mean `pocket-card`?']);
  });
});
