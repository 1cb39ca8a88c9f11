import type { Picture } from '../blocks/set/setting.ts';
import { error, type Report, warning } from '../model/diagnostic.ts';
import type { Sources } from '../model/sources.ts';
import { readPicture } from '../paint/pictures.ts';

/** Takes the place of a picture that cannot be used, so that it is not reported as missing too. */
const noPicture = { width: 1, height: 1 };

/** The pictures of the sources by name; those that cannot be used are reported. */
export const openPictures = (sources: Sources, report: Report): ReadonlyMap<string, Picture> => {
  const pictures = new Map<string, Picture>();
  for (const [name, bytes] of sources.images) {
    const read = readPicture(bytes);
    if ('width' in read) pictures.set(name, read);
    else if ('kind' in read) {
      pictures.set(name, { ...noPicture, bytes, kind: read.kind });
      // No more than a warning: it may be what a picture was drawn in. Where it is used, it is an error.
      report(
        warning(
          'layout/picture-kind',
          `the image \`${name}\` is ${read.kind} picture`,
          undefined,
          'use PNG or JPEG',
        ),
      );
    } else {
      pictures.set(name, { ...noPicture, bytes });
      const message = `the image \`${name}\` cannot be used: ${read.flaw}`;
      report(error('layout/broken-picture', message, undefined, 'it must be a whole PNG or JPEG file'));
    }
  }
  return pictures;
};
