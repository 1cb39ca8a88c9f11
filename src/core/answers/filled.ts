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

/** A gap in a prompt, as a form tells it. */
const gap = '…';

/** A prompt without its pages, which have lost their numbers on the way. */
const withoutPages = (says: string): string =>
  says
    .replaceAll(/[,:]? \(?\bpages?[ ,·]+(?=[.;:!?)])\)?|[,:] pages?[ ,·]*$/g, '')
    .replaceAll(/ +(?=[.,;:!?)])/g, '');

/** The last sentence that has begun in a piece of text, without the signs at its ends. */
const lastSentence = (piece: string): string =>
  (piece.split(/(?<=[.!?][”’)]?)\s+/).at(-1) ?? '').replaceAll(/^[\s.,;:!?]+|[\s.,;:]+$/g, '');

/** The words before one gap of several, by its number; where there are none, those before the gap before it, and the number. */
const beforeGap = (says: string, number: number): string => {
  const pieces = says.split(gap).slice(0, number).map(lastSentence);
  const at = pieces.findLastIndex((piece) => piece !== '');
  const words = pieces[at] ?? '';
  return at === pieces.length - 1 ? words : `${words} (${number})`;
};

/** What a field asks, in words: of a sentence with gaps, what stands before its own. */
export const askedBy = ({ name, says }: FilledField): string => {
  const told = withoutPages(says.trim());
  const [, prompt = told, number = '1'] = /^(.*) \((\d+)\)$/s.exec(told) ?? [];
  const isGapped = prompt.split(gap).length > Number(number) && / …/.test(prompt);
  return (isGapped ? beforeGap(prompt, Number(number)) : told).trim() || promptOf(name);
};

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
