import { describe, expect, it } from 'vitest';
import { listMoments, makeWorkbooks, openProject } from '../../src/core/index.ts';
import { ownSources } from '../support/sources.ts';

const silent = { report: () => undefined };
const project = openProject(ownSources, () => undefined);
const moments = project ? listMoments(project, 'tonight', {}, silent.report) : [];

describe('a sheet for tonight', () => {
  it.each([
    ['US', 'a4'],
    ['US', 'letter'],
    ['CA', 'letter'],
    ['IE', 'a4'],
    ['GB', 'a4'],
  ])('is one sheet for each moment and form, in %s on %s', (country, edition) => {
    const pages = moments.flatMap(({ choices, moments: these }) =>
      these.map(({ exercise }) => {
        const ticket = { book: 'tonight', only: [exercise], choices, country, edition };
        const [workbook] = makeWorkbooks(ownSources, ticket, silent);
        return workbook?.measures.pages;
      }),
    );
    expect(pages.length).toBeGreaterThan(8);
    expect(new Set(pages)).toEqual(new Set([2]));
  });
});
