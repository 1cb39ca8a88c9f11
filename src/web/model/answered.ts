import type { FilledField } from '../../core/index.ts';

/** A field that somebody has answered. */
export interface AnsweredQuestion extends FilledField {
  readonly value: string | true;
}

export const questionsAnswered = (fields: readonly FilledField[]): readonly AnsweredQuestion[] =>
  fields.flatMap(({ value, ...field }) => (value === undefined ? [] : [{ ...field, value }]));

/** A name of a section, as people read it. */
export const spoken = (id: string): string =>
  `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`.replaceAll('-', ' ');
