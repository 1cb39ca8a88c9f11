import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { arrowHead, moved, rectangle } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import {
  anyOf,
  boolean,
  listOf,
  object,
  optional,
  prose,
  refined,
  withDefault,
} from '../../schema/vocabulary.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { cellField, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import {
  type Column,
  type Empty,
  headRow,
  labelsBesideHand,
  openTable,
  present,
  type Table,
  textRow,
  underHead,
  underline,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { columns } from '../set/strips.ts';
import { cell } from '../set/text.ts';
import { question } from '../set/writing.ts';

/** What is written into the empty cells of a row. */
const emptyCells = (
  setting: Setting,
  prompt: Prompt | undefined,
  heads: readonly Prose[],
  { texts, number }: { readonly texts: readonly Prose[]; readonly number: number },
): Empty | undefined =>
  prompt &&
  ((index, column, height, parent) => {
    const head = heads[index] ?? [];
    const beside = told(texts[1 - index] ?? []);
    const part = prompt.part(`row-${number}-${slugOf(head)}`, `${told(head)} (${beside || number})`);
    return cellField(setting, part, { ...column, y: 0, height }, { parent });
  });

/** A speech bubble, as wide as its point reaches. */
const bubble = ({ theme }: Setting, { x, width }: Column, height: Units): readonly Mark[] => {
  const { gap, radius } = theme.sizes;
  const tall = (height - 0.5) * theme.grid;
  const fill = colorOf(theme, 'wash');
  const tip = { x: x + width, y: (height * theme.grid) / 2 };
  return [
    rectangle(x, theme.grid / 4, width - gap * pointed, tall, { fill }, radius * 2),
    arrowHead(tip, 0.25, gap * 2, fill),
  ];
};

/** How far a bubble's point reaches, in gaps. */
const pointed = 1.2;

/** Another's voice: in italics. */
const spoken = (text: Prose): Prose =>
  text.map((inline) => (inline.kind === 'span' ? { ...inline, emphasis: true as const } : inline));

/** What somebody says or thinks, in a bubble, and beside it what there is to say to that. */
const spokenRow = (setting: Setting, { columns, tag }: Table, texts: readonly Prose[]): Strip => {
  const { theme } = setting;
  const { gap, pad } = theme.sizes;
  const parent: Tag = { role: 'TR', parent: tag };
  const set = columns.map((column, index) => {
    const isSaid = index === 0;
    const inset = isSaid ? pad * 0.8 : gap;
    const own: Tag = { role: 'TD', parent };
    const width = column.width - inset * 2 - (isSaid ? gap * pointed : 0);
    const options = { x: column.x + inset, measure: width, tag: own };
    const text = isSaid ? spoken(texts[index] ?? []) : (texts[index] ?? []);
    return present(cell(setting, text, isSaid ? 'lead' : 'cell', options), column.x, own);
  });
  const height = Math.max(...set.map((one) => one.height)) + 2;
  const words = set.flatMap((one) => moved(one.marks, 0, ((height - one.height) / 2) * theme.grid));
  const [said, reply] = columns;
  return {
    height,
    skip: 0,
    cost: 0,
    marks: [
      ...(said ? bubble(setting, said, height) : []),
      ...(reply ? moved([underline(setting, reply.width, height)], reply.x, 0) : []),
      ...words,
    ],
  };
};

/** Two sides of a matter, row by row. An empty text leaves room to write. */
export const compare = defineBlock(
  'compare',
  {
    across: 'text',
    about: 'Two sides of one thing, row by row; an empty text leaves room to write.',
    after: 2,
    fields: refined(
      object({
        ...fieldIds(),
        ask: optional(prose()),
        hint: optional(prose()),
        left: prose(),
        right: prose(),
        rows: listOf(anyOf('must be a pair of texts', listOf(prose(), 2, 2)), 1),
        /** The left side is what somebody says or thinks: it stands in speech bubbles. */
        spoken: withDefault(boolean(), false),
      }),
      ({ rows, spoken }) => !spoken || rows.every((texts) => texts.every(({ length }) => length > 0)),
      'must have no empty text where it is `spoken`',
    ),
  },
  ({ ask, hint, left, right, rows, spoken }, setting) => {
    const halves = columns([1, 1], setting.measure, 0);
    const answersRight = rows.some(([label, answer]) => label?.length && !answer?.length);
    const table = openTable(setting, answersRight ? labelsBesideHand(setting, halves) : halves);
    const heads = [left, right];
    const head = headRow(setting, table, heads);
    const prompt = promptFor(setting, 'compare', ask ?? left);
    const body = rows.map((texts, index) => {
      if (spoken) return spokenRow(setting, table, texts);
      const empty = emptyCells(setting, prompt, heads, { texts, number: index + 1 });
      return textRow(setting, table, texts, { style: 'cell', least: setting.theme.pitch, empty });
    });
    return [...question(setting, ask, hint), ...underHead(head, body)];
  },
);
