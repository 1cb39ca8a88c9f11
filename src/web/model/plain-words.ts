import type { Told } from './messages.ts';

// What core says to those who type commands, in words for those who do not.

const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Names as people quote them. */
export const quoted = (text: string): string => text.replaceAll(/`([^`]*)`/g, '“$1”');

const ended = (sentence: string): string => (/[.?!…]$/.test(sentence) ? sentence : `${sentence}.`);

/** What is wrong, and what to do, as two sentences. */
export const sentences = (says: string, hint = ''): string =>
  [says, hint]
    .filter(Boolean)
    .map((part) => ended(capitalized(quoted(part))))
    .join(' ');

/** What only a command line has, or a file that a page's user never sees. */
const ofCommands =
  /`?--[a-z]|`octavo |\b(?:octavo|npm) [a-z]+ |`[a-z]+\.yaml`|`?fallback\b|\btheme\b|\btheme’s\b/;

/** A hint without its parts for those who type commands. */
export const plainHint = (hint: string | undefined): string | undefined =>
  hint
    ?.split(/; |, or (?=say |add )/)
    .filter((part) => !ofCommands.test(part))
    .join('; ') || undefined;

const emoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u;

const ofLetters = ({ letters = '' }: Told): string => {
  if (letters === '')
    return 'One of these letters cannot be printed: there is no font for it here. Please write it in Latin letters.';
  return emoji.test(letters)
    ? `“${letters}” is a picture sign, and cannot be printed. Please leave it out.`
    : `“${letters}” cannot be printed: there is no font for it here. Please write it in Latin letters.`;
};

/** What core says otherwise to those who type commands, by its code. */
const own: Readonly<Record<string, (told: Told) => string>> = {
  'type/missing-character': ofLetters,
  'ticket/letters': ({ says, hint }) =>
    sentences(says.replace(/^what is given for .*? cannot be set: /, ''), hint),
  'roster/private-column': ({ says }) => sentences(says, 'to have it printed, choose below what it is'),
  'roster/empty': () => 'This list is empty.',
  'roster/no-header': () =>
    'The first row of a list names its columns, such as First name, Form, Start date. This one names none that is known here.',
  'answers/too-long': () =>
    'Some answers are longer than the space for them in the next copy. They are set smaller there. On a screen you can read all of them.',
  'roster/same-ref': ({ says }) =>
    sentences(says.replace('the same ref', 'the same file number'), 'give each row another'),
  'answers/no-ref': () =>
    'Some files have no file number at the end of their names. In the table they are called file-1, file-2 and so on, in the order in which you opened them.',
  'answers/same-ref': () =>
    'Some files end in the same mark, and the later ones bear a number beside it. Is one of them there twice?',
};

/** A mistake or a doubt, in plain words. */
export const plainly = (told: Told): string =>
  own[told.code]?.(told) ?? sentences(told.says, plainHint(told.hint));
