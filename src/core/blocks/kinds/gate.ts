import type { Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import { listOf, object, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { boxed } from '../set/boxed.ts';
import { choiceField, fieldIds, promptFor, slugOf } from '../set/field.ts';
import { underline } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { spaced, withNext } from '../set/strips.ts';
import { cell, paragraph, toProse } from '../set/text.ts';
import { tickBox } from '../set/tick-box.ts';

const questionRow = (setting: Setting, text: Prose, list: Tag): Strip => {
  const { theme, measure } = setting;
  const { box, gap, label: answers } = theme.sizes;
  const isLeft = theme.hand === 'left';
  const item: Tag = { role: 'LI', parent: list };
  const body: Tag = { role: 'LBody', parent: item };
  const words = cell(setting, text, 'cell', {
    x: isLeft ? answers + gap : 0,
    measure: measure - answers - gap,
    tag: body,
  });
  const prompt = promptFor(setting, 'gate', text);
  const height = words.height + 1;
  const half = answers / 2;
  const boxes = [setting.word('yes'), setting.word('no')].flatMap((word, index) => {
    const x = (isLeft ? 0 : measure - answers) + index * half;
    const name = cell(setting, toProse(word), 'cell', { x: x + box + gap / 2, measure: half, tag: item });
    const area = { x, y: (height * theme.grid - box) / 2, width: box, height: box };
    const option = { name: slugOf(word) || String(index), tooltip: word };
    return [
      tickBox(setting, x, height),
      ...moved(name.marks, 0, ((height - name.height) * theme.grid) / 2),
      ...choiceField(setting, prompt, area, { parent: body, option }),
    ];
  });
  return {
    height,
    skip: 0,
    cost: 200,
    marks: [...moved(words.marks, 0, theme.grid / 2), ...boxes, underline(setting, measure, height)],
  };
};

/** Questions of safety, each with a yes and a no, and what either answer means. */
export const gate = defineBlock(
  'gate',
  {
    across: 'text',
    about: 'Questions of safety, each with a yes and a no, and what either answer means.',
    reading: { role: 'instruction' },
    words: ['yes', 'no', 'any-yes', 'all-no'],
    fields: object({
      ...fieldIds(),
      title: prose(),
      questions: listOf(prose(), 1),
      yes: prose(),
      no: prose(),
    }),
  },
  ({ title, questions, yes, no }, setting) =>
    boxed(
      setting,
      (inside) => {
        const list: Tag = { role: 'L', parent: inside.tag };
        return [
          ...withNext(spaced(paragraph(inside, title, 'prompt'), 0)),
          ...questions.map((text) => questionRow(inside, text, list)),
          ...withNext(paragraph(inside, toProse(setting.word('any-yes')), 'prompt')),
          ...spaced(paragraph(inside, yes, 'body'), 0),
          ...withNext(paragraph(inside, toProse(setting.word('all-no')), 'prompt')),
          ...spaced(paragraph(inside, no, 'body'), 0),
        ];
      },
      { fill: 'wash', bar: 'accent' },
    ),
);
