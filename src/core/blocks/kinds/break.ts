import { must } from '../../model/galley.ts';
import { readProse } from '../../model/prose.ts';
import { object, oneOf } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { roomToWrite } from '../set/writing.ts';

/** What follows begins a new page. */
export const pageBreak = defineBlock(
  'break',
  {
    about: 'The end of a page; where much of it is left empty, there are lines to write on.',
    main: 'to',
    words: ['room'],
    fields: object({ to: oneOf('page') }),
  },
  (_, setting) => [{ ...roomToWrite(setting, readProse(setting.word('room'))), cost: must }],
);
