import { promptOf } from '../blocks/set/field.ts';

/** One field of a form, as a filled copy holds it. */
export interface FilledField {
  readonly name: string;
  /** The prompt, as the form tells it. */
  readonly says: string;
  /** Words; `true` for a ticked box; the one chosen of several. Undefined: left empty. */
  readonly value: string | true | undefined;
}

/** A field that somebody has answered. */
export interface AnsweredField extends FilledField {
  readonly value: string | true;
}

export const answeredIn = (fields: readonly FilledField[]): readonly AnsweredField[] =>
  fields.flatMap(({ value, ...field }) => (value === undefined ? [] : [{ ...field, value }]));

/** What a field asks, in words. */
export const askedBy = ({ name, says }: FilledField): string => says.trim() || promptOf(name);

/** The section of a name, and the rest of it. */
const divided = (name: string): readonly [section: string, rest: string] => {
  const at = name.indexOf('.');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
};

/** Answers by section, and there by what is left of their names; in the order of the copy. */
export const bySection = <Answered extends { readonly name: string }>(
  answered: readonly Answered[],
): ReadonlyMap<string, ReadonlyMap<string, Answered>> => {
  const sections = new Map<string, Map<string, Answered>>();
  for (const field of answered) {
    const [section, rest] = divided(field.name);
    sections.set(section, (sections.get(section) ?? new Map()).set(rest, field));
  }
  return sections;
};

/** The answers of one copy: a map of sections, each a map of answers by name, as a file of answers holds them. */
export type AnswerData = Readonly<Record<string, Readonly<Record<string, string | true>>>>;

export const answerData = (
  answered: readonly { readonly name: string; readonly value: string | true }[],
): AnswerData =>
  Object.fromEntries(
    [...bySection(answered)].map(([section, answers]) => [
      section,
      Object.fromEntries([...answers].map(([name, { value }]) => [name, value])),
    ]),
  );
