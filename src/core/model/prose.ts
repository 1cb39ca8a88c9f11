import MarkdownIt, { type Token } from 'markdown-it';

/** A piece of running text. Lists of them are flat: emphasis is a property of a span, not a tree. */
export type Inline =
  | {
      readonly kind: 'span';
      readonly text: string;
      readonly strong?: true;
      readonly emphasis?: true;
      /** `#id` in the book, or an address. */
      readonly to?: string;
    }
  /** A gap to write on, in millimeters. */
  | { readonly kind: 'blank'; readonly width: number }
  | { readonly kind: 'break' }
  /** The number of the page that `to` is on. */
  | { readonly kind: 'page'; readonly to: string; readonly strong?: true; readonly emphasis?: true };

export type Prose = readonly Inline[];

/** Millimeters to write on for each underscore of a blank. */
const millimetersPerUnderscore = 2.5;

/** Put at the start of a reader's own words by compose: such words are never hyphenated. */
export const wordJoiner = '\u2060';

const markdown = new MarkdownIt('zero', { typographer: true, quotes: '“”‘’' }).enable([
  'emphasis',
  'link',
  'escape',
  'newline',
  'smartquotes',
  'replacements',
]);

type SpanStyle = { readonly strong?: true; readonly emphasis?: true; readonly to?: string };

const blanks = (text: string, style: SpanStyle): Inline[] =>
  text.split(/(_{3,})/).flatMap((part, index): Inline[] => {
    if (part === '') return [];
    if (part.startsWith('___')) return [{ kind: 'blank', width: part.length * millimetersPerUnderscore }];
    // A stop after a blank belongs to it, however it was typed.
    const words = index > 0 ? part.replace(/^ (?=[.,;:?!])/, '') : part;
    return [{ kind: 'span', text: words, ...style }];
  });

const linkText = (text: string, style: SpanStyle): Inline[] => {
  const { to } = style;
  if (!to?.startsWith('#')) return [{ kind: 'span', text, ...style }];
  // A page number never parts from the word before it.
  return text
    .replaceAll(' #', '\u00a0#')
    .split(/(#)/)
    .filter((part) => part !== '')
    .map(
      (part): Inline =>
        part === '#' ? { kind: 'page', ...style, to } : { kind: 'span', text: part, ...style },
    );
};

const without = (style: SpanStyle, key: keyof SpanStyle): SpanStyle => {
  const { [key]: _dropped, ...rest } = style;
  return rest;
};

const after = (token: Token, style: SpanStyle): SpanStyle => {
  switch (token.type) {
    case 'strong_open':
      return { ...style, strong: true };
    case 'strong_close':
      return without(style, 'strong');
    case 'em_open':
      return { ...style, emphasis: true };
    case 'em_close':
      return without(style, 'emphasis');
    case 'link_open':
      return { ...style, to: String(token.attrGet('href') ?? '') };
    case 'link_close':
      return without(style, 'to');
    default:
      return style;
  }
};

// A blank is not emphasis. While the parser runs, another sign takes the place of three or more underscores.
const guard = '\uE000';
const guarded = (text: string): string => text.replace(/_{3,}/g, (blank) => guard.repeat(blank.length));
const restored = (text: string): string => text.replaceAll(guard, '_');

// Two signs mean something here and nothing in Markdown. In a reader's own words other signs take their place until all is read.
const [ownUnderscore, ownNumberSign] = ['\uE001', '\uE002'];
const restoreSigns = (text: string): string =>
  text.replaceAll(ownUnderscore, '_').replaceAll(ownNumberSign, '#');

const parse = (text: string): Prose => {
  const inlines: Inline[] = [];
  let style: SpanStyle = {};
  for (const token of markdown.parseInline(guarded(text), {})[0]?.children ?? []) {
    style = after(token, style);
    if (token.type === 'hardbreak') inlines.push({ kind: 'break' });
    else if (token.type === 'softbreak') inlines.push({ kind: 'span', text: ' ', ...style });
    else if (token.content !== '')
      inlines.push(...(style.to ? linkText : blanks)(restored(token.content), style));
  }
  return inlines.map((inline) =>
    inline.kind === 'span' ? { ...inline, text: restoreSigns(inline.text) } : inline,
  );
};

/** So many texts are more than any title holds; those of thousands of readers would be kept for ever. */
const mostKept = 50_000;

const parsed = new Map<string, Prose>();

/** Inline Markdown (emphasis, strong, links, `____` blanks) with typographic quotes, dashes and ellipses. */
export const readProse = (text: string): Prose => {
  const known = parsed.get(text);
  if (known) return known;
  const prose = parse(text);
  if (parsed.size >= mostKept) parsed.clear();
  parsed.set(text, prose);
  return prose;
};

/** Backslash-escapes what Markdown would read as markup, so that a reader's own words stay literal. Quotes stay, to become typographic. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*{}[\]()+\-.!|<>~&$%^=@/:;?,]/g, '\\$&')
    .replaceAll('_', ownUnderscore)
    .replaceAll('#', ownNumberSign)
    .replace(/\s+/g, ' ')
    .replace(/(^| )(?=\S)/g, `$1${wordJoiner}`);

/** Text in which no markup is read; the reader's own words in it are as they were entered. */
export const unescaped = (text: string): string =>
  text.includes(wordJoiner)
    ? restoreSigns(
        text.replace(new RegExp(`${wordJoiner}(\\S*)`, 'g'), (_, word: string) =>
          word.replace(/\\(.)/g, '$1'),
        ),
      )
    : text;

const wordsIn = (prose: Prose): string =>
  prose
    .map((inline) => {
      if (inline.kind === 'span') return inline.text;
      return inline.kind === 'break' ? ' ' : '';
    })
    .join('');

/** The words alone, as they are printed. */
export const plain = (prose: Prose): string => wordsIn(prose).replaceAll(wordJoiner, '');

/** The prose as it is said outside its book, where no page has a number: a link is said without its page, and what follows the last comma before it. */
export const withoutPages = (prose: Prose): Prose =>
  prose.flatMap((inline, index): Prose => {
    if (inline.kind === 'page') return [];
    const next = prose[index + 1];
    if (inline.kind !== 'span' || next?.kind !== 'page' || inline.to !== next.to) return [inline];
    const text = inline.text.slice(0, Math.max(0, inline.text.lastIndexOf(',')));
    return text === '' ? [] : [{ ...inline, text }];
  });

/** Words of the reader's own, one or several in a row. */
const ownWords = new RegExp(`${wordJoiner}\\S+(?:\\s+${wordJoiner}\\S+)*`, 'g');

export const holdsOwnWords = (text: string): boolean => text.includes(wordJoiner);

/** The same text with the reader's own words left out. */
export const withoutOwnWords = (text: string): string => text.replace(ownWords, '…');

/**
 * The words alone, as a file says them of itself beside its pages: in its outline, of its links and fields. Such words are shown in
 * lists and logs by whatever opens the file, so the reader's own are left out.
 */
export const told = (prose: Prose): string => withoutOwnWords(wordsIn(prose));

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The prose as markup that reads back as itself. */
export const proseToMarkup = (prose: Prose): string =>
  prose
    .map((inline) => {
      if (inline.kind === 'blank') return `<blank width="${inline.width}"/>`;
      if (inline.kind === 'break') return '<br/>';
      const isPage = inline.kind === 'page';
      let markup = isPage ? `<page to="${escaped(inline.to)}"/>` : escaped(inline.text);
      if (inline.strong) markup = `<strong>${markup}</strong>`;
      if (inline.emphasis) markup = `<em>${markup}</em>`;
      return isPage || inline.to === undefined ? markup : `<a href="${escaped(inline.to)}">${markup}</a>`;
    })
    .join('');
