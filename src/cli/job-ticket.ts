import { dirname, resolve } from 'node:path';
import { freeWords } from '../core/choose/ticket.ts';
import { error, type Path, type Place, readTicket, shorthands, type Ticket } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { type Folders, foldersBeside, ownFolders } from '../node/folders.ts';
import { kindByFields, type OtherKind } from './file-kind.ts';
import { type Fields, isFields, type PrivateFile, readPrivate } from './private-file.ts';
import type { Run } from './run.ts';

/** The ticket with the flags laid over it, and where its fields stand in its file. */
export interface JobTicket {
  readonly ticket: Ticket;
  readonly placeOf: (path: Path) => Place | undefined;
  /** Whether somebody has written it down; otherwise it is flags alone. */
  readonly isFile: boolean;
}

/** Paths in a ticket file are meant from that file; paths in flags from where the user stands. */
const located = (ticket: Ticket, folderOf: (field: string) => string): Ticket => {
  const paths = (['content', 'templates', 'fonts', 'brand', 'out', 'answers'] as const).flatMap((field) => {
    const path = ticket[field];
    return path === undefined ? [] : [[field, resolve(folderOf(field), path)] as const];
  });
  return { ...ticket, ...Object.fromEntries(paths) };
};

/** The folders that a job reads: those it names, those beside its content, and Octavo's own. */
export const foldersOf = ({ ticket: { content, templates, fonts } }: JobTicket): Folders => ({
  ...ownFolders,
  ...(content === undefined ? {} : foldersBeside(content)),
  ...defined({ content, templates, fonts }),
});

const mapIn = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

/** The file's fields with the flags laid over them: maps by their keys, an axis whichever way either names it. */
const merged = (under: Fields, flags: Fields): Fields => {
  const chosen = mapIn(flags, 'choices');
  const isFlagged = (axis: string): boolean => axis in chosen || axis in flags;
  const short = Object.entries(under).filter(([field]) => !(shorthands.includes(field) && isFlagged(field)));
  const choices = Object.entries(mapIn(under, 'choices')).filter(([axis]) => !isFlagged(axis));
  const isWrong = under.choices !== undefined && !isFields(under.choices);
  return {
    ...Object.fromEntries(short),
    ...flags,
    ...(isWrong ? {} : { choices: { ...Object.fromEntries(choices), ...chosen } }),
    ...(isFields(flags.reader) ? { reader: { ...mapIn(under, 'reader'), ...flags.reader } } : {}),
  };
};

const ticketFile = {
  name: 'ticket',
  code: 'ticket/not-a-map',
  mustBe: 'a ticket must be a map of fields',
  hint: 'write one `field: value` a line, as in `edition: a4`; a table or a letter is no ticket',
};

/** Fields that are maps: a flag gives some of their keys. */
const maps: readonly unknown[] = ['reader', 'choices'];

/** Fields of free text, which may well go over several lines. */
const freeText: readonly string[] = freeWords;

/** Tells of lines without a colon: their words would become part of the field above, and so of a message or the name of a file. */
const unfolded = ({ fields, folded, placeOf }: PrivateFile, run: Run): Fields => {
  const wrong = folded.filter((field) => !freeText.includes(field));
  for (const field of wrong)
    run.report(
      error(
        'ticket/folded',
        `what is given for \`${field}\` goes on in the next line`,
        placeOf([field]),
        'that line may lack its colon; a field is written as `name: value`',
      ),
    );
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !wrong.includes(field)));
};

/** What reads a file that is no ticket. */
const reader: Readonly<Record<OtherKind, string>> = {
  brand: '`--brand FILE` prints it on what is made',
  product: '`octavo bundle FILE` makes it ready for its shops',
};

/** Whether a file is something else that Octavo reads, as reported. */
const isOther = ({ fields, placeOf }: PrivateFile, run: Run): boolean => {
  const kind = kindByFields(Object.keys(fields));
  const [first = ''] = Object.keys(fields);
  if (kind)
    run.report(error('ticket/other-file', `this is a ${kind}, not a ticket`, placeOf([first]), reader[kind]));
  return kind !== undefined;
};

/** Reads the ticket file, if any, and lays the flags over it. What is wrong with either is reported, and left out; undefined when nothing is left. */
export const readJobTicket = (file: string | undefined, flags: Fields, run: Run): JobTicket | undefined => {
  const read =
    file === undefined
      ? { fields: {}, placeOf: () => undefined, folded: [] }
      : readPrivate(resolve(file), ticketFile, run);
  if (!read || isOther(read, run)) return undefined;
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const isFlag = ([field, key]: Path): boolean =>
    String(field) in given &&
    !(maps.includes(field) && key !== undefined && !(String(key) in mapIn(given, String(field))));
  const placeOf: JobTicket['placeOf'] = (path) => (isFlag(path) ? undefined : read.placeOf(path));
  const folderOf = (field: string): string =>
    file === undefined || field in given ? process.cwd() : dirname(resolve(file));
  const ticket = readTicket(merged(unfolded(read, run), given), { placeOf, report: run.report });
  return ticket && { ticket: located(ticket, folderOf), placeOf, isFile: file !== undefined };
};
