import type { Sources } from '../../src/core/index.ts';

// A title of some fifty pages that names its reader in as many places as one likes: the same for Octavo and for those beside it.

const exercises = 12;
const words =
  'a bird that comes to the sill in the morning looks about before it eats and so you may watch how it turns its head'.split(
    ' ',
  );

/** A sentence that no other is like, of so many words. */
const sentence = (seed: number, length: number): string => {
  const said = Array.from({ length }, (_, at) => words[(seed * 7 + at * (1 + (seed % 5))) % words.length]);
  return `No. ${seed}: ${said.join(' ')}.`;
};

export interface Exercise {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps: readonly string[];
  /** Rows of a table of three columns. */
  readonly rows: readonly (readonly string[])[];
  /** Questions with lines to write on. */
  readonly questions: readonly string[];
  readonly isNamed: boolean;
}

/** Twelve exercises; the reader is named in so many of them, spread over the book. */
export const exercisesNaming = (places: number): readonly Exercise[] =>
  Array.from({ length: exercises }, (_, index) => {
    const seed = index * 100;
    const some = (count: number, from: number, length: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => sentence(seed + from + at, length));
    return {
      title: `Bird ${index + 1}`,
      paragraphs: Array.from({ length: 12 }, (_, at) => some(4, 4 * at, 14).join(' ')),
      steps: some(6, 50, 12),
      rows: Array.from({ length: 8 }, (_, row) => some(3, 60 + 3 * row, 5)),
      questions: some(5, 90, 9),
      isNamed: Math.floor(((index + 1) * places) / exercises) > Math.floor((index * places) / exercises),
    };
  });

const yamlOf = (exercise: Exercise, id: string): string => {
  const said = (text: string): string => JSON.stringify(text);
  const { title, paragraphs, steps, rows, questions, isNamed } = exercise;
  return [
    `id: ${id}`,
    `title: ${said(title)}`,
    'blocks:',
    ...(isNamed ? ['  - p: "This one is for {{name}}."'] : []),
    ...paragraphs.map((text) => `  - p: ${said(text)}`),
    `  - steps: [${steps.map(said).join(', ')}]`,
    '  - table:',
    '      columns: [{ head: The bird }, { head: came from }, { head: and went to }]',
    `      rows: [${rows.map((row) => `[${row.map(said).join(', ')}]`).join(', ')}]`,
    ...questions.map((text) => `  - lines: { ask: ${said(text)}, min: 4 }`),
  ].join('\n');
};

/** The same as the sources given, with the content of these exercises in place of theirs. */
export const sourcesOf = (sources: Sources, list: readonly Exercise[]): Sources => {
  const entries = list.map((exercise, index): [string, string] => [
    `birds/bird-${index + 1}`,
    yamlOf(exercise, `bird-${index + 1}`),
  ]);
  const book = [
    'title: Birds',
    'author: A Reader',
    'language: en-US',
    'date: 2026-12-01',
    `parts: [{ id: birds, sections: [${list.map((_, index) => `bird-${index + 1}`).join(', ')}] }]`,
  ].join('\n');
  const files = [...entries, ['book', book] as const];
  return {
    ...sources,
    content: new Map(files.map(([name, text]) => [name, { file: `${name}.yaml`, text }])),
  };
};
