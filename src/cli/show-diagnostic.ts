import { styleText } from 'node:util';
import type { Diagnostic, Place } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { type LineStarts, lineAt, lineStartsOf } from '../core/model/lines.ts';
import { visibleLine } from './visible.ts';

/** A file's text, and whether its lines may be shown. */
export interface Known {
  readonly text: string;
  readonly quoted: boolean;
}

export interface Located {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
  readonly caret: string;
}

const widest = 100;

/** The lines of the text that was asked of last: one text has many mistakes, one after another. */
let last: { readonly text: string; readonly starts: LineStarts } = { text: '', starts: [0] };
const startsIn = (text: string): LineStarts => {
  if (text !== last.text) last = { text, starts: lineStartsOf(text) };
  return last.starts;
};

/** Line and column (from 1) of a place, and its line with carets under it. */
export const locate = (text: string, { start, end }: Place): Located => {
  const starts = startsIn(text);
  const index = lineAt(starts, start);
  const [from = 0, next = text.length + 1] = starts.slice(index, index + 2);
  const line = index + 1;
  const column = start - from + 1;
  const whole = text.slice(from, next - 1).replace(/\r$/, '');
  const cut = Math.max(0, column - widest / 2);
  const seen = whole.slice(cut, cut + widest);
  const before = column - 1 - cut;
  const length = Math.max(1, Math.min(end, from + whole.length) - start);
  const pointed = visibleLine(seen.slice(before, before + length)).length;
  return {
    line,
    column,
    excerpt: visibleLine(seen),
    caret: `${' '.repeat(visibleLine(seen.slice(0, before)).length)}${'^'.repeat(Math.max(1, pointed))}`,
  };
};

/** Longer than any message of ours, unless it tells of a name that is. */
const longest = 600;

const shortened = (text: string): string => {
  const shown = visibleLine(text);
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
};

type Paint = (style: 'red' | 'yellow' | 'dim' | 'bold' | 'cyan', text: string) => string;

export const painter = (color: boolean): Paint =>
  color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;

/** So many are told of the places that include a file: a layout that includes itself has hundreds. */
const mostInclusions = 8;

/** Where a place stands, as `file:line:column`. */
const whereIs = (place: Place, textOf: (file: string) => Known | undefined): string => {
  const known = textOf(place.file);
  const found = known && locate(known.text, place);
  return `${visibleLine(place.file)}${found ? `:${found.line}:${found.column}` : ''}`;
};

/** The places that include a place's file, from the nearest on. */
const inclusionsOf = (
  { includedAt }: Place,
  textOf: (file: string) => Known | undefined,
): readonly string[] => {
  const places: string[] = [];
  for (let at = includedAt; at && places.length < mostInclusions; at = at.includedAt)
    places.push(whereIs(at, textOf));
  return places;
};

/** A diagnostic as people read it: file:line:col, what is wrong, the line with a caret, what to do. */
export const showDiagnostic = (
  diagnostic: Diagnostic,
  textOf: (file: string) => Known | undefined,
  color: boolean,
): string => {
  const { severity, message, place, hints, code } = diagnostic;
  const paint = painter(color);
  const known = place && textOf(place.file);
  const found = place && known ? locate(known.text, place) : undefined;
  const where = place ? `${whereIs(place, textOf)}: ` : '';
  const kind = paint(severity === 'error' ? 'red' : 'yellow', severity);
  const head = `${paint('bold', where)}${kind}: ${shortened(message)} ${paint('dim', `[${code}]`)}`;
  const margin = found ? String(found.line) : '';
  const excerpt =
    found && known?.quoted && found.excerpt.trim() !== ''
      ? [
          `  ${paint('dim', `${margin} |`)} ${found.excerpt}`,
          `  ${paint('dim', `${' '.repeat(margin.length)} |`)} ${paint('red', found.caret)}`,
        ]
      : [];
  const inclusions = place ? inclusionsOf(place, textOf) : [];
  return [
    head,
    ...excerpt,
    ...inclusions.map((inclusion) => `  ${paint('dim', `included at ${inclusion}`)}`),
    ...hints.map((hint) => `  ${paint('cyan', 'hint:')} ${shortened(hint)}`),
  ].join('\n');
};

/** The same as data, for `--json`. */
export const diagnosticData = (
  diagnostic: Diagnostic,
  textOf: (file: string) => Known | undefined,
): object => {
  const { severity, code, message, place, hints } = diagnostic;
  const known = place && textOf(place.file);
  const found = place && known ? locate(known.text, place) : undefined;
  const inclusions = place ? inclusionsOf(place, textOf) : [];
  return defined({
    severity,
    code,
    message: message.length > longest ? `${message.slice(0, longest)}…` : message,
    hints,
    file: place ? place.file : undefined,
    line: found ? found.line : undefined,
    column: found ? found.column : undefined,
    included_at: inclusions.length > 0 ? inclusions : undefined,
  });
};
