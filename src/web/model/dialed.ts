/** A piece of a text, and where it leads on a telephone. */
export interface DialedPiece {
  readonly says: string;
  readonly to?: string;
}

/** A number of at least three digits, with what people and typesetters put between them; none that is part of an address. */
const numbers = /(?<![\w.])\+?\d(?:[\d\s\u2010-\u2014-]*\d)(?![\w.])/g;

const digits = (number: string): string => number.replaceAll(/[^\d+]/g, '');

/** Whether a number is for messages: what leads to it says so, and nothing of calling. */
const isForText = (before: string): boolean =>
  /\btext(?:\s\p{Lu}+\sto)?\s$/iu.test(before) && !/call\sor\stext\s$/i.test(before);

/** A text, its numbers leading to a call or, where they are for messages, to a message. */
export const dialed = (text: string): readonly DialedPiece[] => {
  const pieces: DialedPiece[] = [];
  let end = 0;
  for (const { 0: says, index } of text.matchAll(numbers)) {
    const number = digits(says);
    if (number.length < 3) continue;
    const before = text.slice(0, index);
    pieces.push(
      { says: text.slice(end, index) },
      { says, to: `${isForText(before) ? 'sms' : 'tel'}:${number}` },
    );
    end = index + says.length;
  }
  return [...pieces, { says: text.slice(end) }].filter(({ says }) => says !== '');
};
