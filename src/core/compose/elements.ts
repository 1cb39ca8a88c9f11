import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Characters of a layout's output, with the offset of the first that is not white space. */
export interface Text {
  readonly text: string;
  readonly at: number;
}

/** An element of a layout's output, with the offset of its start. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Child[];
  readonly at: number;
}

export type Child = Element | Text;

export const isText = (child: Child): child is Text => 'text' in child;

export const isElement = (child: Child): child is Element => !isText(child);

export interface MarkupMistake {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly at: number;
}

export type Complain = (mistake: MarkupMistake) => void;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Child[];
  readonly at: number;
}

/** Markup on its way to elements. */
interface Parsing {
  readonly markup: string;
  readonly parser: SaxesParser<{ fragment: true; position: true; xmlns: false }>;
  readonly complain: Complain;
  /** The top, and the elements that are open in it. */
  readonly open: Open[];
  /** Where the last tag, comment or reading of text ended: text begins here. */
  textAt: number;
  failed: boolean;
}

/** Elements inside one another, at the most: far more than any page needs. */
const deepest = 100;

const tooDeep = (at: number): MarkupMistake => ({
  message: `more than ${deepest} elements stand inside one another`,
  at,
  hint: 'close each before the next one, or take some away',
});

/** Parses strict, well-formed markup: the elements at its top, none when something is wrong. Nothing is ever repaired. */
export const parseMarkup = (markup: string, complain: Complain): readonly Element[] => {
  const top: Open = { name: '', attributes: {}, children: [], at: 0 };
  const parser = new SaxesParser({ fragment: true, position: true, xmlns: false });
  const parsing: Parsing = { markup, parser, complain, open: [top], textAt: 0, failed: false };
  let tagAt = 0;
  parser.on('error', ({ message }) => complainOfError(message, parsing));
  parser.on('opentagstart', ({ name }) => {
    tagAt = Math.max(0, markup.lastIndexOf(`<${name}`, parser.position - 1));
  });
  parser.on('opentag', ({ name, attributes }) => {
    parsing.open.push({ name, attributes, children: [], at: tagAt });
    parsing.textAt = parser.position;
    if (parsing.open.length > deepest) complainOnce(tooDeep(tagAt), parsing);
  });
  parser.on('closetag', (tag) => closeElement(tag, parsing));
  parser.on('comment', () => void (parsing.textAt = parser.position));
  parser.on('text', (text) => addText(text, parsing));
  parser.write(markup).close();
  return parsing.failed ? [] : top.children.filter(isElement);
};

const complainOnce = (mistake: MarkupMistake, parsing: Parsing): void => {
  if (!parsing.failed) parsing.complain(mistake);
  parsing.failed = true;
};

const addText = (text: string, { markup, open, textAt }: Parsing): void => {
  const blank = /\s*/y;
  blank.lastIndex = textAt;
  blank.test(markup);
  open.at(-1)?.children.push({ text, at: Math.min(blank.lastIndex, Math.max(0, markup.length - 1)) });
};

/** Where the closing tag begins that the parser has just read. */
const closingAt = ({ markup, parser }: Parsing): number => markup.lastIndexOf('</', parser.position - 1);

/** The parser closes whatever is open until the tag fits. What does not fit is reported where it opens. */
const closeElement = ({ isSelfClosing }: SaxesTagPlain, parsing: Parsing): void => {
  const { markup, parser, open } = parsing;
  const element = open.length > 1 ? open.pop() : undefined;
  if (!element) return;
  open.at(-1)?.children.push(element);
  parsing.textAt = parser.position;
  if (isSelfClosing) return;
  const at = closingAt(parsing);
  const closed = markup.slice(at + 2, parser.position - 1).trim();
  if (closed === element.name) return;
  if (open.some(({ name }) => name === closed))
    complainOnce(unclosed(element, `before \`</${closed}>\``), parsing);
  else
    complainOnce(
      {
        message: `\`</${closed}>\` closes nothing: \`${element.name}\` is open here`,
        at,
        hint: `write \`</${element.name}>\``,
      },
      parsing,
    );
};

const unclosed = ({ name, at }: Open, where: string): MarkupMistake => ({
  message: `\`${name}\` is not closed ${where}`,
  at,
  hint: `every element must be closed: write \`</${name}>\``,
});

const complainOfError = (parserMessage: string, parsing: Parsing): void => {
  const { markup, parser, open } = parsing;
  const message = parserMessage.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '');
  const at = Math.max(0, Math.min(parser.position, markup.length) - 1);
  const innermost = open.length > 1 ? open.at(-1) : undefined;
  if (message === 'unexpected close tag') return;
  if (message.startsWith('unclosed tag') && innermost) complainOnce(unclosed(innermost, 'anywhere'), parsing);
  else if (message.startsWith('unmatched closing tag'))
    complainOnce(
      {
        message: 'this tag closes nothing: no element is open here',
        at: closingAt(parsing),
        hint: 'take it away',
      },
      parsing,
    );
  else if (message.includes('entity'))
    complainOnce(
      { message: 'this `&` begins no sign that is known', at: markup.lastIndexOf('&', at), hint: unquoted },
      parsing,
    );
  else complainOnce({ message, at, hint: unquoted }, parsing);
};

const unquoted =
  'every element must be closed, every attribute quoted; `<` and `&` in texts are written `&lt;` and `&amp;`';
