import { describe, expect, it } from 'vitest';
import type { Galley, Mark, Strip, Tag } from '../../src/core/model/galley.ts';
import { line } from '../../src/core/model/shapes.ts';
import { paginate } from '../../src/core/paginate/paginate.ts';
import { editions, forms, makeWorkbook } from '../support/workbook.ts';

const { theme } = makeWorkbook({ form: forms[0], edition: editions[0] }).design;
const root: Tag = { role: 'Document' };
const under = (role: string): Tag => ({ role, parent: root });
const stroke = { color: theme.colors.ink ?? '', width: 1 };
const drawn = (role: string): Mark => ({ ...line(0, 0, 10, 0, stroke), tag: under(role) });

const strip = (marks: readonly Mark[], more: Partial<Strip> = {}): Strip => ({
  height: 4,
  skip: 0,
  cost: 0,
  marks,
  ...more,
});

const galley = (id: string, starts: Galley['starts'], strips: readonly Strip[]): Galley => ({
  ...{ id, last: id, starts, strips, align: 'top', isKept: false },
  ...{ opening: { verso: [], recto: [] }, running: { verso: [], recto: [] } },
});

const number: Mark = {
  ...{ kind: 'late', x: 0, y: 0, width: 10, align: 'left', face: '', size: 10, color: stroke.color },
  ...{ digits: [], tag: under('number'), rest: [drawn('rest')] },
};

/** Elements of the structure below the root, by the page on which their content stands. */
const tagsOf = (marks: readonly Mark[]): readonly Tag[] =>
  marks.flatMap(({ tag }) => (tag?.parent ? [tag] : []));

const report = (): void => undefined;

/** Strips taller together than a page, so that what stands again above and below them does. */
const long = (): readonly Strip[] =>
  Array.from({ length: 40 }, () =>
    strip([drawn('body')], { head: [strip([drawn('head')])], foot: [strip([drawn('foot')])] }),
  );

describe('a section that stands in the book more than once', () => {
  it('has its own structure in each place, whatever its content rides on', () => {
    const filler = galley('filler', 'any', [
      strip([number], { fill: { pitch: 4, most: 2, marks: [drawn('fill')] } }),
    ]);
    const sections = ['one', 'two', 'three'].map((id) => galley(id, 'recto', [strip([drawn('body')])]));
    const fillers = paginate({ sections, fillers: [filler] }, theme, report).pages.filter(
      ({ section }) => section === 'filler',
    );
    expect(fillers.length).toBe(2);
    const [first = [], second = []] = fillers.map(({ marks }) => tagsOf(marks));
    expect(new Set(first.map(({ role }) => role))).toEqual(new Set(['number', 'rest', 'fill']));
    expect(first.filter((tag) => second.includes(tag))).toEqual([]);
  });

  it('has its own structure where its head and foot stand again', () => {
    const section = galley('long', 'any', long());
    const { pages } = paginate({ sections: [section, section] }, theme, report);
    const half = pages.length / 2;
    const [first, second] = [pages.slice(0, half), pages.slice(half)].map((some) =>
      some.flatMap(({ marks }) => tagsOf(marks)),
    );
    expect(new Set(first?.map(({ role }) => role))).toEqual(new Set(['body', 'head', 'foot']));
    expect(first?.filter((tag) => second?.includes(tag))).toEqual([]);
  });
});
