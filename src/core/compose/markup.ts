import type { Kind } from '../blocks/block.ts';
import { defined } from '../model/defined.ts';
import { suggest } from '../model/nearest.ts';
import { type Inline, withoutOwnWords } from '../model/prose.ts';
import { fieldNames } from '../schema/check.ts';
import type { Path } from '../schema/vocabulary.ts';
import { composed } from '../type/letters.ts';
import { type Child, type Complain, type Element, isElement, isText } from './elements.ts';

const inlineElements = ['em', 'strong', 'a', 'br', 'blank', 'page', 'span'];

const isInline = (child: Child): boolean => isText(child) || inlineElements.includes(child.name);

type SpanStyle = { readonly strong?: true; readonly emphasis?: true; readonly to?: string };

const required = (element: Element, attribute: string, complain: Complain): string => {
  const value = element.attributes[attribute];
  if (value === undefined)
    complain({
      message: `\`${element.name}\` needs the attribute \`${attribute}\``,
      at: element.at,
      hint: `write \`<${element.name} ${attribute}="…">\``,
    });
  return value ?? '';
};

const inlineAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href']],
  ['blank', ['width']],
  ['page', ['to']],
]);

const checkAttributes = ({ name, attributes, at }: Element, complain: Complain): void => {
  const known = inlineAttributes.get(name) ?? [];
  for (const attribute of Object.keys(attributes))
    if (!known.includes(attribute))
      complain({
        message: `\`${name}\` has no attribute \`${attribute}\``,
        at,
        hint: suggest(attribute, known),
      });
};

const inlineOf = (child: Child, style: SpanStyle, complain: Complain): readonly Inline[] => {
  if (isText(child))
    return child.text === ''
      ? []
      : [{ kind: 'span', text: composed(child.text.replace(/[ \t\r\n]+/g, ' ')), ...style }];
  const inside = (more: SpanStyle): readonly Inline[] =>
    child.children.flatMap((one) => inlineOf(one, { ...style, ...more }, complain));
  checkAttributes(child, complain);
  switch (child.name) {
    case 'em':
      return inside({ emphasis: true });
    case 'strong':
      return inside({ strong: true });
    case 'span':
      return inside({});
    case 'a':
      // An address is sent to whoever answers there.
      return inside({ to: withoutOwnWords(required(child, 'href', complain)) });
    case 'br':
      return [{ kind: 'break' }];
    case 'page':
      return [{ kind: 'page', ...style, to: required(child, 'to', complain) }];
    case 'blank':
      return [{ kind: 'blank', width: Number.parseFloat(child.attributes.width ?? '30') || 30 }];
    default:
      complain({
        message: `\`${child.name}\` cannot stand inside text`,
        at: child.at,
        hint: suggest(child.name, inlineElements),
      });
      return [];
  }
};

const trimmed = (prose: readonly Inline[]): readonly Inline[] => {
  const texts = prose.map((inline, index) => {
    if (inline.kind !== 'span') return inline;
    const start = index === 0 ? inline.text.trimStart() : inline.text;
    return { ...inline, text: index === prose.length - 1 ? start.trimEnd() : start };
  });
  return texts.filter((inline) => inline.kind !== 'span' || inline.text !== '');
};

const scalar = (text: string): string | boolean =>
  text === 'true' || text === 'false' ? text === 'true' : composed(text);

const isBlank = (child: Child): boolean => isText(child) && child.text.trim() === '';

/** Blocks the layout leaves to the content: `<block n="3"/>`. */
export type BlockNumbered = (number: number) => unknown;

export interface Vocabulary {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly complain: Complain;
  readonly blockNumbered: BlockNumbered;
  /** Remembers where a raw block came from: paths lead here from diagnostics. */
  readonly note: (path: Path, at: number) => void;
}

/** What an element holds, as the value that YAML would have written there. */
const contentOf = (children: readonly Child[], path: Path, vocabulary: Vocabulary): unknown => {
  const solid = children.filter((child) => !isBlank(child));
  const elements = solid.filter(isElement);
  if (elements.some(({ name }) => name === 'item'))
    return elements.map((item, index) => itemOf(item, [...path, index], vocabulary));
  if (elements.some(({ name }) => vocabulary.kinds.has(name) || name === 'block') && !solid.every(isInline))
    return blocksOf(children, path, vocabulary);
  return trimmed(children.flatMap((child) => inlineOf(child, {}, vocabulary.complain)));
};

const itemOf = (item: Element, path: Path, vocabulary: Vocabulary): unknown => {
  if (item.name !== 'item')
    vocabulary.complain({
      message: `\`${item.name}\` stands where only \`item\` can`,
      at: item.at,
      hint: 'put it into an `<item>`, or before or after all of them',
    });
  vocabulary.note(path, item.at);
  const named = item.children
    .filter(isElement)
    .some(({ name }) => !inlineElements.includes(name) && name !== 'item');
  if (Object.keys(item.attributes).length === 0 && !named) return contentOf(item.children, path, vocabulary);
  return fieldsOf(item, { names: [] }, path, vocabulary);
};

/** The fields that an element may have, and the one that its content is. */
interface ElementFields {
  readonly names: readonly string[];
  readonly main?: string;
}

/** Attributes, children named like fields, and the rest as the main field. */
const fieldsOf = (
  element: Element,
  { main, names }: ElementFields,
  path: Path,
  vocabulary: Vocabulary,
): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    fields[name] = scalar(value);
    vocabulary.note([...path, name], element.at);
  }
  const isField = (child: Child): child is Element =>
    isElement(child) && (names.includes(child.name) || (main === undefined && !isInline(child)));
  for (const child of element.children)
    if (isField(child)) {
      fields[child.name] = contentOf(child.children, [...path, child.name], vocabulary);
      vocabulary.note([...path, child.name], child.at);
    }
  const rest = element.children.filter((child) => !isField(child));
  if (rest.every(isBlank)) return fields;
  if (main === undefined)
    vocabulary.complain({
      message: `\`${element.name}\` holds fields only`,
      at: (rest.find((child) => !isBlank(child)) ?? element).at,
      hint:
        names.length > 0
          ? `fields: ${names.map((name) => `\`${name}\``).join(', ')}`
          : 'put the text into an element, or take it away',
    });
  else fields[main] = contentOf(rest, [...path, main], vocabulary);
  return fields;
};

/** The blocks among an element's children, as YAML would have written them. */
export const blocksOf = (
  children: readonly Child[],
  path: Path,
  vocabulary: Vocabulary,
): readonly unknown[] => {
  const { kinds, complain, blockNumbered, note } = vocabulary;
  const raw: unknown[] = [];
  for (const child of children) {
    if (isText(child)) {
      if (!isBlank(child))
        complain({ message: 'text must stand in an element', at: child.at, hint: 'put it into `<p>…</p>`' });
      continue;
    }
    const here = [...path, raw.length];
    note(here, child.at);
    if (child.name === 'block') {
      raw.push(blockNumbered(Number(child.attributes.n)));
      continue;
    }
    const kind = kinds.get(child.name);
    if (!kind) {
      complain({
        message: `there is no element \`${child.name}\``,
        at: child.at,
        hint: suggest(child.name, [...kinds.keys(), ...inlineElements]),
      });
      continue;
    }
    const inside = [...here, child.name];
    note(inside, child.at);
    const known = defined({ names: fieldNames(kind.schema), main: kind.main });
    raw.push({ [child.name]: fieldsOf(child, known, inside, vocabulary) });
  }
  return raw;
};
