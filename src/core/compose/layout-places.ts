import type { Place } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { FilledSection } from './context.ts';

/** A place that is looked for only when somebody reads it: nearly none is, and looking renders the layout again. */
export const lazyPlace = (find: () => Place | undefined, otherwise: Place | undefined): Place => {
  let found: Place | undefined;
  const place = (): Place => (found ??= find() ?? otherwise ?? { file: '', start: 0, end: 0 });
  return {
    get file() {
      return place().file;
    },
    get start() {
      return place().start;
    },
    get end() {
      return place().end;
    },
    get includedAt() {
      return place().includedAt;
    },
  };
};

/** The places of paths into a layout's blocks: in the layout itself, or in the content. */
export const layoutPlaces = (filled: FilledSection, traceAt: (offset: number) => Place | undefined) => {
  const offsets = new Map<string, number>();
  const spliced = new Map<string, number>();
  const key = (path: Path): string => path.join('\u0000');
  /** The same path in the content's own file, when the block is written there. */
  const contentPath = (path: Path): Path | undefined => {
    for (let length = path.length; length > 0; length--) {
      const number = spliced.get(key(path.slice(0, length)));
      if (number !== undefined) return ['blocks', number, ...path.slice(length)];
    }
    return undefined;
  };
  return {
    isBroken: (path: Path): boolean => {
      const inContent = contentPath(path);
      return inContent !== undefined && filled.planned.isBroken(inContent);
    },
    note: (path: Path, at: number): void => void offsets.set(key(path), at),
    splice: (path: Path, number: number): void => void spliced.set(key(path), number),
    placeOf: (path: Path): Place | undefined => {
      const inContent = contentPath(path);
      if (inContent) return filled.planned.placeOf(inContent);
      const at = offsets.get(key(path));
      return at === undefined ? undefined : lazyPlace(() => traceAt(at), filled.planned.placeOf([]));
    },
  };
};
