import { defined } from '../../model/defined.ts';
import type { Field, Mark, Tag } from '../../model/galley.ts';
import { type Prose, plain, wordJoiner } from '../../model/prose.ts';
import { mm, type Pt } from '../../model/units.ts';
import { anyOf, listOf, range, text } from '../../schema/vocabulary.ts';
import { colorOf, styleOf, type Theme } from '../../theme/theme.ts';
import type { Form, Setting } from './setting.ts';

/** The least side of a box to tick on a screen. */
const target = mm(6.5);
/** The style of which typed words are set. */
const typed = 'cell';
/** The longest a name's part may be, in characters. */
const longest = 40;
/** Between the edge of a cell and its field. */
const inset: Pt = 1.5;
/** A form that has given no name away yet. The same blocks, set in the same order, get the same names in every edition. */
export const openForm = (section: string, title: string): Form => {
  const unique = distinct();
  return { title, under: [], named: (name) => `${section}.${unique(name)}` };
};

/** Makes names distinct: the second is `name-2`. */
const distinct = (): ((name: string) => string) => {
  const given = new Set<string>();
  return (name) => {
    let free = name;
    for (let count = 2; given.has(free); count++) free = `${name}-${count}`;
    given.add(free);
    return free;
  };
};

/** What is asked for: its name, what is said of it, and the parts of it that are answered one by one. */
export interface Prompt {
  readonly name: string;
  readonly says: string;
  readonly part: (name: string, says: string) => Prompt;
}

const openPrompt = (name: string, says: string): Prompt => {
  const unique = distinct();
  return {
    name,
    says,
    part: (inner, more) =>
      openPrompt(`${name}.${unique(slugOf(inner) || 'other')}`, joined(says, more.trim())),
  };
};

const joined = (says: string, more: string): string => {
  if (says === '' || more === '') return says || more;
  return /[.:?!…]$/.test(says) ? `${says} ${more}` : `${says}: ${more}`;
};

/** Words as part of a name: whole words while they fit. Never words of the reader's own: names are not for them. */
export const slugOf = (said: string | Prose): string => {
  const text =
    typeof said === 'string'
      ? said
      : said.map((inline) => (inline.kind === 'span' ? inline.text.replace(ownWord, ' ') : ' ')).join('');
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

const ownWord = new RegExp(`${wordJoiner}\\S+`, 'g');

/** The prompt as a tooltip says it: a gap is an ellipsis. */
const tooltipOf = (prose: Prose): string =>
  prose.some(({ kind }) => kind === 'blank')
    ? prose
        .map((inline) => (inline.kind === 'blank' ? '…' : plain([inline])))
        .join('')
        .trim()
    : plain(prose).trim();

/** What a block asks for; undefined in print, where nothing is filled in on a screen. */
export const promptFor = ({ form }: Setting, kind: string, prompt?: Prose): Prompt | undefined => {
  if (!form) return undefined;
  const says = prompt ? tooltipOf(prompt) : '';
  const name = (prompt ? slugOf(prompt) : '') || slugOf(form.under) || kind;
  return openPrompt(form.named(name), /[\p{L}\p{N}]/u.test(says) ? says : plain(form.under) || form.title);
};

export interface Area {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
}

const lookOf = (theme: Theme): Field['look'] => {
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

const markOf = (field: Field, { x, y, width, height }: Area, parent: Tag): Mark => ({
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

/** What a field for words begins with, and what it offers. */
interface Offer {
  readonly starts?: string;
  readonly choices?: readonly string[] | undefined;
}

/** A field for words. Without a parent it is a paragraph of its own. */
export const textField = (
  { theme, tag }: Setting,
  entry: Prompt | undefined,
  area: Area,
  parent: Tag = { role: 'P', parent: tag },
  { starts, choices }: Offer = {},
): readonly Mark[] => {
  if (!entry) return [];
  const look = lookOf(theme);
  const { name, says } = entry;
  return [
    markOf(
      defined({ what: 'text', name, says, look, starts: starts ? starts : undefined, choices }),
      area,
      parent,
    ),
  ];
};

/** A field that fills a cell, but for a little at its edges. */
export const cellField = (
  setting: Setting,
  entry: Prompt | undefined,
  { x, y, width, height }: Area,
  parent?: Tag,
  offer?: Offer,
): readonly Mark[] => {
  const inside = { x: x + inset, y: y + inset, width: width - inset * 2, height: height - inset * 2 };
  return textField(setting, entry, inside, parent, offer);
};

interface Choice {
  /** What a tick looks like. */
  readonly shape: 'tick' | 'ring' | 'dot';
  /** Of several answers only one can be chosen: which this is, in its name and in words. */
  readonly option?: { readonly name: string; readonly says: string };
}

/** The field of a box to tick, in the middle of the area and no smaller than a fingertip needs. */
export const choiceField = (
  { theme }: Setting,
  entry: Prompt | undefined,
  { x, y, width, height }: Area,
  parent: Tag,
  { shape, option }: Choice = { shape: 'tick' },
): readonly Mark[] => {
  if (!entry) return [];
  const [wide, tall] = [Math.max(target, width), Math.max(target, height)];
  const area = { x: x + (width - wide) / 2, y: y + (height - tall) / 2, width: wide, height: tall };
  const { name, says } = entry;
  const look = lookOf(theme);
  const field: Field = option
    ? { what: 'radio', name, says, shape, look, value: option.name, option: joined(says, option.says) }
    : { what: 'check', name, says, shape, look };
  return [markOf(field, area, parent)];
};

/** Fields for the gaps in a text, in their order. */
export const gapFields = (
  setting: Setting,
  prose: Prose,
  lead: Pt,
  parent: Tag,
): ((x: Pt, baseline: Pt, width: Pt) => readonly Mark[]) | undefined => {
  const count = setting.form ? prose.filter(({ kind }) => kind === 'blank').length : 0;
  const whole = count > 0 ? promptFor(setting, 'gap', prose) : undefined;
  if (!whole) return undefined;
  const { size } = styleOf(setting.theme, typed);
  const height = Math.min(lead - 1, size * 1.7);
  let index = 0;
  return (x, baseline, width) => {
    index += 1;
    const entry = count === 1 ? whole : whole.part(String(index), `(${index})`);
    return textField(setting, entry, { x, y: baseline - height * 0.72, width, height }, parent);
  };
};
