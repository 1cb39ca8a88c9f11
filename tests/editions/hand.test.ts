import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import type { Mark, Tag } from '../../src/core/model/galley.ts';
import { type Box, boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { makeWorkbook } from '../support/workbook.ts';

// A writing hand lies on what stands beside it: left of the pen for a left hand.

type Hand = 'left' | 'right';

const marksFor = (blocks: string, hand: Hand): readonly (readonly Mark[])[] =>
  makeWorkbook({
    form: 'only-one',
    edition: 'fillable',
    overlay: { hand },
    sources: specimenSources(blocks),
  }).pages.pages.map(({ marks }) => marks);

const specimenOf = (kind: string): string => readFileSync(`tests/specimens/${kind}.yaml`, 'utf8');

/** Words so far above a field, in points, still stand beside the room that it is for. */
const slack = 12;

const isLevel = (words: Box, room: Box): boolean => {
  const middle = (words.top + words.bottom) / 2;
  return middle > room.top - slack && middle < room.bottom;
};

const between = (words: Box, room: Box): number => Math.max(room.left - words.right, words.left - room.right);

/** Words level with room to write, and the side of it on which they stand; of several rooms, the nearest is their own. */
const sidesIn = (marks: readonly Mark[]): readonly { readonly words: string; readonly side: Hand }[] => {
  const rooms = marks.filter(({ kind }) => kind === 'field').map(boxOf);
  return marks.filter(isGlyphs).flatMap((mark) => {
    const box = boxOf(mark);
    const level = rooms.filter((room) => isLevel(box, room));
    // What stands within a field, or above it, is beside none.
    if (level.some((room) => between(box, room) < 0)) return [];
    const [nearest] = level.sort((one, other) => between(box, one) - between(box, other));
    return nearest ? [{ words: textOf(mark), side: box.right <= nearest.left ? 'left' : 'right' }] : [];
  });
};

const wordsAt = (side: Hand, blocks: string, hand: Hand): readonly string[] =>
  marksFor(blocks, hand)
    .flatMap(sidesIn)
    .flatMap((one) => (one.side === side ? [one.words] : []));

/** Kinds in which words stand left of room whatever the hand, and why. */
const exempt: Readonly<Record<string, string>> = {
  cards: 'the words of a card are beside the next card',
  'fill-in': 'gaps stand within their sentence',
  letterhead: 'whom a sheet is from stands at its left, whatever the hand',
  p: 'gaps stand within their sentence',
  tracker: 'the name of a cell stands above its box',
};

/** A label beside its room in every kind that has one. */
const labelled: Readonly<Record<string, { readonly blocks: string; readonly labels: readonly string[] }>> = {
  bands: {
    blocks: '- bands: { bands: [{ label: Above }, { label: Below }], alt: Zones. }',
    labels: ['Above', 'Below'],
  },
  chart: { blocks: specimenOf('chart'), labels: ['0', '2', '4', '6', '8'] },
  compare: {
    blocks: '- compare: { left: Before, right: After, rows: [[this, ""], [that, ""]] }',
    labels: ['this', 'that'],
  },
  fields: { blocks: '- fields: [{ label: Name }, { label: Place }]', labels: ['Name', 'Place'] },
  gate: {
    blocks: '- gate: { title: First, questions: [Afraid?], "yes": Stop., "no": Go on. }',
    labels: ['Afraid?'],
  },
  ladder: { blocks: '- ladder: { rungs: 3 }', labels: ['3', '2', '1'] },
  matrix: { blocks: '- matrix: { columns: [near, far], rows: [now, then] }', labels: ['now', 'then'] },
  scale: { blocks: '- scale: { ask: Twice, rows: [Before, After] }', labels: ['Before', 'After'] },
  timeline: { blocks: '- timeline: { lanes: [Me, Us], alt: Lines. }', labels: ['Me', 'Us'] },
};

describe('the hand that writes', () => {
  it.each(Object.entries(labelled))('finds the labels of a %s on its other side', (_, { blocks, labels }) => {
    for (const [hand, other] of [
      ['left', 'right'],
      ['right', 'left'],
    ] as const) {
      expect(wordsAt(other, blocks, hand)).toEqual(expect.arrayContaining([...labels]));
      expect(wordsAt(hand, blocks, hand).filter((words) => labels.includes(words))).toEqual([]);
    }
  });

  it.each([...kinds.keys()].filter((kind) => !exempt[kind]))(
    'covers no words of a %s when it is the left',
    (kind) => {
      expect(wordsAt('left', specimenOf(kind), 'left')).toEqual([]);
    },
  );

  it.each([...kinds.keys()])('changes nothing in the order in which a %s is read', (kind) => {
    const spoken = (tag: Tag | undefined): readonly string[] =>
      tag ? [...spoken(tag.parent), [tag.role, tag.scope].filter(Boolean).join(' ')] : [];
    const read = (hand: Hand): readonly string[] =>
      marksFor(specimenOf(kind), hand)
        .flat()
        .flatMap((mark) => {
          if (mark.kind === 'field') return [`${spoken(mark.tag).join('/')}: ${mark.field.name}`];
          return isGlyphs(mark) && mark.tag ? [`${spoken(mark.tag).join('/')}: ${textOf(mark)}`] : [];
        });
    expect(read('left')).toEqual(read('right'));
  });
});
