import { createHash } from 'node:crypto';
import {
  encodeLayout,
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

/** What a layout is called here: no text that is YAML is ever called so. */
export const layoutKey = (name: string): string => `${name}.hbs`;

/** A line (key, space, encoded node or tree) for each text of sources that are right in every choice; none when anything is wrong. */
export const writeParseCache = (sources: Sources): string => {
  let isRight = true;
  const report: Report = () => {
    isRight = false;
  };
  openProject(sources, report);
  const { content, templates, themes, editions, layoutWords, layoutSlots } = sources;
  const files = [
    ...[content, themes, editions].flatMap((folder) => [...folder]),
    ...layoutWords.map((source) => ['layouts/words', source] as const),
    ...layoutSlots.map((source) => ['layouts/slots', source] as const),
  ];
  const yaml = (source: SourceFile): string | undefined => {
    const node = readYaml(source, report);
    return node && encodeNode(node);
  };
  const line = (name: string, { text }: SourceFile, parsed: string | undefined): string =>
    parsed === undefined ? '' : `${keyOf(name, text)} ${parsed}\n`;
  const lines = [
    ...files.map(([name, source]) => line(name, source, yaml(source))),
    ...[...templates].map(([name, source]) => line(layoutKey(name), source, encodeLayout(source))),
  ];
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
