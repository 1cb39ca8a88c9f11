import { createHash } from 'node:crypto';
import {
  encodeNode,
  openProject,
  type Report,
  readYaml,
  type SourceFile,
  type Sources,
} from '../core/index.ts';

/** The key of a parsed text: its name in its folder, which decides what it must be, and the text itself. */
const keyOf = (name: string, text: string): string =>
  createHash('sha256').update(`${name}\n${text}`).digest('base64');

/** A line (key, space, encoded node) for each text of sources that are right in every choice; none when anything is wrong. */
export const writeParseCache = (sources: Sources): string => {
  let isRight = true;
  const report: Report = () => {
    isRight = false;
  };
  openProject(sources, report);
  const { content, themes, editions, layoutWords, layoutSlots } = sources;
  const files = [
    ...[content, themes, editions].flatMap((folder) => [...folder]),
    ...layoutWords.map((source) => ['layouts/words', source] as const),
    ...layoutSlots.map((source) => ['layouts/slots', source] as const),
  ];
  const lines = files.map(([name, source]) => {
    const node = readYaml(source, report);
    return node ? `${keyOf(name, source.text)} ${encodeNode(node)}\n` : '';
  });
  return isRight ? lines.join('') : '';
};

/** Reads such lines: gives the encoded node of a text, by its name; undefined when there is none. */
export const openParseCache = (lines: string): ((name: string, source: SourceFile) => SourceFile) => {
  const known = new Map(
    lines
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
  );
  return (name, source) => {
    const parsed = known.get(keyOf(name, source.text));
    return parsed === undefined ? source : { ...source, parsed };
  };
};
