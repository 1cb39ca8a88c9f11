/** What steers a terminal or the direction of a line and is not seen: controls (C0, C1) but for line breaks and tabs, marks of direction, other line ends. */
const unseen = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text out of files and arguments as it may be shown: what is unseen is spelled out, as JSON spells it. */
export const visible = (text: string): string =>
  text.replace(unseen, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same on one line. */
export const visibleLine = (text: string): string =>
  visible(text).replaceAll('\n', '\\n').replaceAll('\t', ' ');
