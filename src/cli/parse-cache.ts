import { createHash } from 'node:crypto';

import {
  encodeNode,
  openProject,
  type Report,
  readYaml,
  type SourceFile,
  type Sources,
} from '../core/index.ts';

/** Which text a reading is of: what it is called in its folder, as that tells what it must be, and what it says. */
const keyOf = (name: string, text: string): string =>
  createHash('sha256').update(`${name}\n${text}`).digest('base64');

/** A line (key, space, reading) for each text of sources that are right in every form; none when anything is wrong. */
export const writeParseCache = (sources: Sources): string => {
  let isRight = true;
  const report: Report = () => {
    isRight = false;
  };
  openProject(sources, report);
  const lines = [sources.content, sources.themes, sources.editions].flatMap((files) =>
    [...files].map(([name, source]) => {
      const written = readYaml(source, report);
      return written ? `${keyOf(name, source.text)} ${encodeNode(written)}\n` : '';
    }),
  );
  return isRight ? lines.join('') : '';
};

/** From such lines: gives a text, by its name, its reading when they have one. */
export const openParseCache = (lines: string): ((name: string, source: SourceFile) => SourceFile) => {
  const known = new Map(
    lines
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
  );
  return (name, source) => {
    const reading = known.get(keyOf(name, source.text));
    return reading === undefined ? source : { ...source, reading };
  };
};
