import { error, type Place, type Report, warning } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { Sources } from '../model/sources.ts';
import type { Path } from '../schema/vocabulary.ts';
import { facesOf, type Theme } from '../theme/theme.ts';
import { type Face, readFace } from '../type/face.ts';

/** What is wrong with a font, in one sentence. */
const reportFont = (
  name: string,
  read: ReturnType<typeof readFace>,
  place: Place | undefined,
  report: Report,
): void => {
  if ('flaw' in read) {
    const message = `the font \`${name}\` cannot be used: ${read.flaw}`;
    report(error('type/broken-font', message, place, 'it must be a whole TrueType (.ttf) file'));
  } else if ('kind' in read)
    report(
      error(
        `type/${read.kind}-font`,
        `the font \`${name}\` ${read.reason}`,
        place,
        'take its TrueType (.ttf) version',
      ),
    );
  else
    for (const table of read.damaged) {
      const lost = table === 'GPOS' ? 'kerning' : 'ligatures';
      report(
        warning(
          'type/damaged-table',
          `the font \`${name}\` is set without ${lost}: its table \`${table}\` is damaged`,
          place,
        ),
      );
    }
};

const opened = new WeakMap<Uint8Array, Face>();

const memoFaces = createMemo<ReadonlyMap<string, Face>>();

/** The fonts of a theme by their names; the same object for the same fonts, whatever the theme. */
export const openFaces = (
  theme: Theme,
  sources: Sources,
  report: Report,
  placeOf: (path: Path) => Place | undefined,
): ReadonlyMap<string, Face> => {
  const faces = new Map<string, Face>();
  for (const name of facesOf(theme)) {
    const bytes = sources.fonts.get(name);
    const place = placeOf(theme.fallback.includes(name) ? ['fallback'] : ['fonts']);
    if (!bytes) {
      report(
        error(
          'type/missing-font',
          `there is no font \`${name}\``,
          place,
          suggest(name, sources.fonts.keys()),
        ),
      );
      continue;
    }
    const face = opened.get(bytes) ?? readFace(name, bytes);
    if ('shape' in face) {
      opened.set(bytes, face);
      faces.set(name, face);
    }
    reportFont(name, face, place, report);
  }
  return memoFaces([...faces.values()], JSON.stringify([...faces.keys()]), () => faces);
};
