import { error } from '../../model/diagnostic.ts';
import { never } from '../../model/galley.ts';
import { suggest } from '../../model/nearest.ts';
import { mm } from '../../model/units.ts';
import { name, numeric, object, oneOf, optional, prose, text, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { figureTag } from '../set/drawing.ts';
import type { Picture, Setting } from '../set/setting.ts';
import { paragraph } from '../set/text.ts';

/** An image of the content that can be printed; undefined when there is none, as reported. */
const pictureNamed = ({ pictures, report, place }: Setting, file: string): Picture | undefined => {
  const image = pictures.get(file);
  if (!image) {
    const hint = suggest(file, pictures.keys()) ?? 'put it into the content’s folder `images`';
    report(error('layout/no-picture', `there is no image \`${file}\``, place, hint));
    return undefined;
  }
  if (image.kind === undefined) return image;
  const message = `the image \`${file}\` is ${image.kind} picture`;
  report(error('layout/picture-kind', message, place, 'use PNG or JPEG'));
  return undefined;
};

/** An image file (PNG or JPEG) from the content's folder. */
export const picture = defineBlock(
  'picture',
  {
    about: 'A picture (PNG or JPEG) from the folder `images` of the content.',
    main: 'file',
    after: 2,
    fields: object({
      file: name(),
      alt: text(),
      width: optional(numeric(5, 300)),
      align: withDefault(oneOf('left', 'center'), 'left'),
      caption: optional(prose()),
    }),
  },
  ({ file, alt, width, align, caption }, setting) => {
    const image = pictureNamed(setting, file);
    if (!image) return [];
    const { theme, measure } = setting;
    const wide = Math.min(width === undefined ? measure : mm(width), measure);
    const high = (wide * image.height) / image.width;
    const height = Math.ceil(high / theme.grid);
    const x = align === 'center' ? (measure - wide) / 2 : 0;
    const under = align === 'center' ? { align, measure } : {};
    const mark = {
      kind: 'image',
      x,
      y: 0,
      width: wide,
      height: high,
      image: file,
      tag: figureTag(setting, alt),
    } as const;
    return [
      { height, skip: 2, cost: caption ? never : 0, marks: [mark] },
      ...(caption ? paragraph(setting, caption, 'hint', { role: 'Caption', ...under }) : []),
    ];
  },
);
