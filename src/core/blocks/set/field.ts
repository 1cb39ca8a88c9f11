import { defined } from '../../model/defined.ts';
import type { Field, Mark, Tag } from '../../model/galley.ts';
import { type Prose, told, withoutOwnWords } from '../../model/prose.ts';
import { mm, type Pt } from '../../model/units.ts';
import { anyOf, id, listOf, mapOf, oneOrMore, optional, range, text } from '../../schema/vocabulary.ts';
import { colorOf, styleOf, type Theme } from '../../theme/theme.ts';
import type { FieldIds, FieldName, Form, Setting } from './setting.ts';

/** The least side of a box to tick on a screen. */
const target = mm(6.5);
/** The style of which typed words are set. */
const typed = 'cell';
/** The longest a name's part may be, in characters. */
const longest = 40;
/** Between the edge of a cell and its field. */
const inset: Pt = 1.5;
/**
 * What every block that leaves room to write may say of its field. By its id, an answer finds it however its prompt is reworded;
 * `was` holds earlier ids, or, of a prompt reworded without one, the words that its field was called by (`what-came-next`). `parts`
 * does the same for what is answered one by one within a block (items, cells, options): an id for each, and all words it was called by.
 */
export const fieldIds = () => ({
  id: optional(id()),
  was: optional(oneOrMore(id())),
  parts: optional(mapOf(oneOrMore(id()))),
});

type Parts = NonNullable<FieldIds['parts']>;

/** All names of a part, the present one first: its own id, where the block gives it one, and the words it was called by. */
const namesOfPart = (words: string, parts: Parts = {}): readonly string[] => {
  const [own, called = []] = Object.entries(parts).find(([, called]) => called.includes(words)) ?? [];
  return own === undefined ? [words] : [own, ...called];
};

/** A section whose fields are named: its ids now and before, and those of its fields. */
interface NamedSection {
  readonly id: string;
  readonly title: string;
  readonly was: readonly string[];
  readonly fieldIds: readonly string[];
}

/** A form that has given no name away yet. The same blocks, set in the same order, get the same names in every edition. */
export const openForm = ({ id: section, title, was: before, fieldIds: taken }: NamedSection): Form => {
  // Words count even where an id is given: so the names of other fields are what they were before it was.
  const [wordsTaken, idsTaken] = [new Set<string>(), new Set<string>()];
  const [byWords, byIds] = [uniqueNames(wordsTaken), uniqueNames(idsTaken)];
  const named: Form['named'] = (words, { id, was = [], parts, isWhole } = {}, isPart = false) => {
    const said = byWords(words);
    const own = namesOfPart(words, parts);
    const within = (block: string): readonly string[] => own.map((part) => `${block}.${part}`);
    const named = (block: string): readonly string[] => {
      if (!isPart) return [block];
      return isWhole ? [block, ...within(block)] : within(block);
    };
    const apart = taken.includes(said) ? `${said}-words` : said;
    const [present = '', ...earlier] =
      id === undefined ? [own[0] === words ? apart : (own[0] ?? ''), said] : named(id);
    const main = id === undefined ? present : byIds(present);
    const locals = [...new Set([main, ...earlier, said, ...own.slice(1), ...was.flatMap(named)])];
    const [name = '', ...others] = [section, ...before].flatMap((of) =>
      locals.map((local) => `${of}.${local}`),
    );
    return { name, was: others };
  };
  const form: Form = {
    title,
    under: [],
    named,
    state: () => ({ words: [...wordsTaken], ids: [...idsTaken], under: form.under }),
    resume: ({ words, ids, under }) => {
      for (const word of words) wordsTaken.add(word);
      for (const id of ids) idsTaken.add(id);
      form.under = under;
    },
  };
  return form;
};

/** Makes names unique: the second is `name-2`. */
const uniqueNames =
  (taken = new Set<string>()): ((name: string) => string) =>
  (name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
    taken.add(free);
    return free;
  };

/** What a block asks of its reader: its name, its tooltip, and the parts of it that are answered one by one. */
export interface Prompt extends FieldName {
  readonly tooltip: string;
  readonly part: (name: string, tooltip: string) => Prompt;
}

const openPrompt = ({ name, was }: FieldName, tooltip: string, parts?: Parts): Prompt => {
  const unique = uniqueNames();
  return {
    name,
    was,
    tooltip,
    part: (inner, more) => {
      const names = namesOfPart(unique(slugOf(inner) || 'other'), parts);
      const [called = '', ...before] = [name, ...was].flatMap((of) => names.map((part) => `${of}.${part}`));
      return openPrompt({ name: called, was: before }, joined(tooltip, more.trim()), parts);
    },
  };
};

const joined = (tooltip: string, more: string): string => {
  if (tooltip === '' || more === '') return tooltip || more;
  return /[.:?!…]$/.test(tooltip) ? `${tooltip} ${more}` : `${tooltip}: ${more}`;
};

/** Text without the reader's own words. */
const ownWordsApart = (prose: Prose): string =>
  prose.map((inline) => (inline.kind === 'span' ? withoutOwnWords(inline.text) : ' ')).join('');

/** Words as part of a name: whole words while they fit. Never words of the reader's own: names are not for them. */
export const slugOf = (words: string | Prose): string =>
  slugOfText(typeof words === 'string' ? words : ownWordsApart(words));

const slugOfText = (text: string): string => {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
};

/** The words of a prompt as a tooltip: a gap is an ellipsis. */
const tooltipOf = (prose: Prose): string =>
  prose.some(({ kind }) => kind === 'blank')
    ? prose
        .map((inline) => (inline.kind === 'blank' ? '…' : told([inline])))
        .join('')
        .trim()
    : told(prose).trim();

/** The words of a prompt as its field's name keeps them: none of the reader's own is among them, as in the prompt itself. */
export const promptOf = (name: string): string => name.replaceAll('-', ' ').replaceAll('.', ': ');

/** The prompt of a block; undefined in print, where nothing is filled in on a screen. */
export const promptFor = (
  { form, asked }: Setting,
  kind: string,
  words?: Prose,
  isPart = false,
): Prompt | undefined => {
  if (!form) return undefined;
  const tooltip = words ? tooltipOf(words) : '';
  const name = (words ? slugOf(words) : '') || slugOf(form.under) || kind;
  const hasWords = /[\p{L}\p{N}]/u.test(tooltip);
  const said = hasWords ? tooltip : told(form.under) || form.title;
  return openPrompt(form.named(name, asked, isPart), said, asked?.parts);
};

/** The prompt of one of several things that a block asks for: the block's id stands before their words. */
export const partFor = (setting: Setting, kind: string, words?: Prose): Prompt | undefined =>
  promptFor(setting, kind, words, true);

export interface Area {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
}

const appearanceOf = (theme: Theme): Field['appearance'] => {
  const style = styleOf(theme, typed);
  return {
    face: theme.fonts[style.font]?.regular ?? '',
    size: style.size,
    ink: colorOf(theme, 'ink'),
    pen: colorOf(theme, 'pen'),
    line: colorOf(theme, 'line'),
    ground: colorOf(theme, 'paper'),
  };
};

const fieldMark = (field: Field, { x, y, width, height }: Area, parent: Tag): Mark => ({
  kind: 'field',
  x,
  y,
  width,
  height,
  field,
  tag: { role: 'Form', parent },
});

/** The few values that a cell may take: a list of texts, or whole numbers `{from: 0, to: 10}`; read as texts. */
export const choices = () =>
  anyOf('must be a list of texts, or numbers like `{from: 0, to: 10}`', listOf(text(), 2, 30), range(0, 100));

/** Of a field for words. */
interface TextFieldOptions {
  /** Absent: the field is a paragraph of its own. */
  readonly parent?: Tag;
  /** What it holds at first. */
  readonly initial?: string;
  /** What it offers to choose from. */
  readonly choices?: readonly string[] | undefined;
}

/** A field for words. */
export const textField = (
  { theme, tag }: Setting,
  prompt: Prompt | undefined,
  area: Area,
  { parent = { role: 'P', parent: tag }, initial = '', choices }: TextFieldOptions = {},
): readonly Mark[] => {
  if (!prompt) return [];
  const { name, was, tooltip } = prompt;
  const field = defined({
    kind: 'text',
    name,
    was,
    tooltip,
    appearance: appearanceOf(theme),
    initial: initial === '' ? undefined : initial,
    choices,
  });
  return [fieldMark(field, area, parent)];
};

/** A field that fills a cell, but for a little at its edges. */
export const cellField = (
  setting: Setting,
  prompt: Prompt | undefined,
  { x, y, width, height }: Area,
  options?: TextFieldOptions,
): readonly Mark[] => {
  const inside = { x: x + inset, y: y + inset, width: width - inset * 2, height: height - inset * 2 };
  return textField(setting, prompt, inside, options);
};

/** Of a field to tick. */
interface ChoiceFieldOptions {
  readonly parent: Tag;
  /** What a tick looks like. */
  readonly shape?: 'tick' | 'ring' | 'dot';
  /** Of several answers only one can be chosen: which this is, in its name and in words. */
  readonly option?: { readonly name: string; readonly tooltip: string };
}

/** As large as a fingertip needs at the least, with the same middle. */
const touchArea = ({ x, y, width, height }: Area): Area => {
  const [wide, tall] = [Math.max(target, width), Math.max(target, height)];
  return { x: x + (width - wide) / 2, y: y + (height - tall) / 2, width: wide, height: tall };
};

/** The field of a box to tick, in the middle of the area and no smaller than a fingertip needs. */
export const choiceField = (
  { theme }: Setting,
  prompt: Prompt | undefined,
  area: Area,
  { parent, shape = 'tick', option }: ChoiceFieldOptions,
): readonly Mark[] => {
  if (!prompt) return [];
  const { name, was, tooltip } = prompt;
  const shared = { name, was, tooltip, shape, appearance: appearanceOf(theme) };
  const field: Field = option
    ? { kind: 'radio', ...shared, value: option.name, option: joined(tooltip, option.tooltip) }
    : { kind: 'check', ...shared };
  return [fieldMark(field, touchArea(area), parent)];
};

/** Fields for the gaps in a text, in their order. */
export const gapFields = (
  setting: Setting,
  prose: Prose,
  lead: Pt,
  parent: Tag,
): ((x: Pt, baseline: Pt, width: Pt) => readonly Mark[]) | undefined => {
  const count = setting.form ? prose.filter(({ kind }) => kind === 'blank').length : 0;
  const prompt = count > 0 ? partFor(setting, 'gap', prose) : undefined;
  if (!prompt) return undefined;
  const { size } = styleOf(setting.theme, typed);
  const height = Math.min(lead - 1, size * 1.7);
  let index = 0;
  return (x, baseline, width) => {
    index += 1;
    const part = count === 1 ? prompt : prompt.part(String(index), `(${index})`);
    return textField(setting, part, { x, y: baseline - height * 0.72, width, height }, { parent });
  };
};
