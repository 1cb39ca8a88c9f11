import { answeredIn, askedBy, bySection, type FilledField } from './filled.ts';
import { type AnswerTable, cellsOf, headRows } from './table.ts';

/** Words that stay what they are in Markdown. */
const literal = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+\.)(?=\s)/gm, '$1\\$2');

const titled = (section: string): string =>
  section.charAt(0).toUpperCase() + section.slice(1).replaceAll('-', ' ');

/** Questions and answers of one copy, section by section. */
export const answersAsMarkdown = (fields: readonly FilledField[]): string =>
  [...bySection(answeredIn(fields))]
    .map(([section, answers]) => {
      const entries = [...answers.values()].map((field) =>
        field.value === true
          ? `- [x] ${literal(askedBy(field))}`
          : `**${literal(askedBy(field))}**\n\n${literal(field.value).replaceAll('\n', '  \n')}`,
      );
      return `## ${titled(section)}\n\n${entries.join('\n\n')}\n`;
    })
    .join('\n');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => literal(cell).replaceAll('\n', '<br>')).join(' | ')} |`;

/** The answers of many copies as a table: what is asked in its head, a row a copy. */
export const tableAsMarkdown = (table: AnswerTable): string => {
  const [asked = [], ...others] = cellsOf(table);
  const rows = others.slice(headRows - 1);
  return [row(asked), `|${asked.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
};
