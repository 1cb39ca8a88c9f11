import { promptOf } from '../blocks/set/field.ts';
import { type Report, warning } from '../model/diagnostic.ts';
import type { Answers, FieldMark, Pages } from '../model/page.ts';
import type { AnswerOrigins } from '../model/workbook.ts';
import { nameFields } from '../paginate/fields.ts';
import { hasRoomFor, lacksLetterOf, type TextField } from '../paint/field-text.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';

// What answers say is nobody else's business: none is quoted, nor is a name that was typed. Prompts are the content's own.

/** The answers of a book: by the names of its fields, whatever they were given under; and those that no field asks for. */
export interface FittedAnswers {
  readonly held: Answers;
  readonly unused: readonly string[];
}

/** Ends the name of a field that goes on with another, where that did not fit on its page. */
const further = /(?:-more)+$/;

/**
 * Answers without a field of their own whose field went on overleaf in the edition that they come from: what was written there follows what
 * was written before it.
 */
const joined = (
  rest: Answers,
  held: ReadonlyMap<string, string | boolean>,
  texts: ReadonlyMap<string, string>,
): { readonly held: Answers; readonly used: ReadonlySet<string> } => {
  const whole = new Map(held);
  const used = new Set<string>();
  for (const [name, answer] of rest) {
    const base = texts.get(name.replace(further, ''));
    if (base === undefined || !further.test(name) || typeof answer !== 'string') continue;
    const before = whole.get(base);
    whole.set(base, typeof before === 'string' ? `${before}\n${answer}` : answer);
    used.add(name);
  }
  return { held: whole, used };
};

/** Finds the field of each answer by its name, or by a name that it had in an earlier version and that no other field has now. */
export const fitAnswers = ({ pages }: Pages, answers: Answers): FittedAnswers => {
  const names = nameFields(pages);
  const present = new Set(names.values());
  const held = new Map<string, string | boolean>();
  const texts = new Map<string, string>();
  const used = new Set<string>();
  for (const [{ field }, name] of names) {
    const more = name.slice(field.name.length);
    const earlier = field.was.map((before) => `${before}${more}`).filter((before) => !present.has(before));
    if (field.kind === 'text') for (const one of [...earlier, name]) texts.set(one, name);
    const found = [name, ...earlier].find((one) => answers.has(one));
    const answer = found === undefined ? undefined : answers.get(found);
    if (found === undefined || answer === undefined) continue;
    used.add(found);
    // What is given for this copy is newer than what an earlier one held.
    if (field.kind !== 'text' || field.initial === undefined) held.set(name, answer);
  }
  const rest = new Map([...answers].filter(([name]) => !used.has(name)));
  const whole = joined(rest, held, texts);
  return { held: whole.held, unused: [...rest.keys()].filter((name) => !whole.used.has(name)) };
};

/** So many prompts are listed; of more, how many there are. */
const listed = 12;

const listOf = (prompts: readonly string[]): string => {
  const distinct = [...new Set(prompts)].filter((prompt) => prompt !== '');
  const more = distinct.length - listed;
  const said = distinct.slice(0, listed).map((prompt) => `“${prompt}”`);
  return [...said, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
};

const told = (count: number, one: string, several: string, prompts: readonly string[]): string => {
  const list = listOf(prompts);
  return `${count === 1 ? `1 answer ${one}` : `${count} answers ${several}`}${list === '' ? '' : `: ${list}`}`;
};

/** Tells what becomes of answers in a book that has no fields for them. */
export const warnOfUnusedAnswers = (
  { unused }: FittedAnswers,
  origins: AnswerOrigins,
  { edition, isFillable }: { readonly edition: string; readonly isFillable: boolean },
  report: Report,
): void => {
  if (!isFillable) {
    const hint = 'they go into the edition `fillable`; the others leave room for handwriting';
    const said = `the edition \`${edition}\` has no fields for answers`;
    report(warning('answers/no-fields', said, undefined, hint));
    return;
  }
  if (unused.length === 0) return;
  const of = 'no field in this workbook';
  const prompts = unused.map((name) => origins.get(name)?.says ?? '');
  const place = unused.map((name) => origins.get(name)?.place).find((one) => one !== undefined);
  const hint =
    'another form, length or choice of exercises asks other things; the file of answers keeps them';
  report(warning('answers/unused', told(unused.length, `has ${of}`, `have ${of}`, prompts), place, hint));
};

/** Tells of answers that do not show whole: too long for their room, or with letters that the font of fields lacks. */
export const warnOfHiddenAnswers = (
  { pages }: Pages,
  { held }: FittedAnswers,
  faces: Faces,
  report: Report,
): void => {
  const typed = [...nameFields(pages)].flatMap(([mark, name]) => {
    const value = held.get(name);
    const { field } = mark;
    return field.kind === 'text' && typeof value === 'string' ? [{ mark, name, field, value }] : [];
  });
  const say = (code: string, one: string, several: string, hint: string, isSo: Hidden): void => {
    const found = typed.filter(isSo);
    const prompts = found.map(({ name }) => promptOf(name));
    if (found.length > 0) report(warning(code, told(found.length, one, several, prompts), undefined, hint));
  };
  const room = 'longer than the room to write';
  say(
    'answers/too-long',
    `is ${room}`,
    `are ${room}`,
    'it is kept whole, but printed only as far as it fits: shorten it',
    ({ mark, field, value }) => !hasRoomFor(mark, field, value, faceNamed(faces, field.appearance.face)),
  );
  const letters = 'letters that the font of fields lacks';
  say(
    'answers/missing-letters',
    `holds ${letters}`,
    `hold ${letters}`,
    'each is kept, but drawn as `?`: emoji and other scripts have no letters there',
    ({ field, value }) => lacksLetterOf(faceNamed(faces, field.appearance.face), value),
  );
};

type Hidden = (typed: {
  readonly mark: FieldMark;
  readonly name: string;
  readonly field: TextField;
  readonly value: string;
}) => boolean;
