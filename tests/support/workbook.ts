import { parse, stringify } from 'yaml';
import {
  type Diagnostic,
  distinct,
  type MadeWorkbook,
  makeWorkbooks,
  readTicket,
  type Sources,
  type Ticket,
} from '../../src/core/index.ts';
import { ownSources, written } from './sources.ts';

type Tree = Readonly<Record<string, unknown>>;

/** An order that chooses along every axis it names; of all others, the first option. */
export interface Chosen {
  readonly choices: Readonly<Record<string, string>>;
  readonly edition: string;
  /** Fields of the job ticket, as they would be written in YAML. */
  readonly ticket?: Tree;
  /** Laid over the theme, above edition and choices. */
  readonly overlay?: Tree;
  readonly sources?: Sources;
}

export interface Order extends Omit<Chosen, 'choices'> {
  readonly form: string;
}

export interface Workbook extends MadeWorkbook {
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
}

const said = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, message, place }) => `${code}: ${message} (${place?.file ?? 'no place'})`)
    .join('\n');

/** The ticket's fields, typed; a test's own mistake throws. */
export const ticketOf = (fields: Tree): Ticket => {
  const found: Diagnostic[] = [];
  const ticket = readTicket(fields, { placeOf: () => undefined, report: (one) => found.push(one) });
  if (!ticket || found.length > 0) throw new Error(said(found));
  return ticket;
};

const merged = (under: unknown, over: unknown): unknown =>
  isTree(under) && isTree(over)
    ? {
        ...under,
        ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, merged(under[key], value)])),
      }
    : over;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const overlaid = new WeakMap<Sources, Map<string, Sources>>();

/** Sources whose edition lays more over the theme; the same for the same wish, as what is kept is kept by them. */
const withOverlay = (sources: Sources, edition: string, overlay: Tree): Sources => {
  const known = overlaid.get(sources) ?? new Map<string, Sources>();
  overlaid.set(sources, known);
  const key = JSON.stringify([edition, overlay]);
  const { file = '', text = '' } = sources.editions.get(edition) ?? {};
  const changed = stringify(merged(parse(text), { overlay }));
  const made = known.get(key) ?? {
    ...sources,
    editions: new Map([...sources.editions, [edition, written(file, changed)]]),
  };
  known.set(key, made);
  return made;
};

/** What one ticket asks for, whatever was reported; undefined when nothing came out. */
export const tryChosen = ({ choices, edition, ticket = {}, overlay, sources = ownSources }: Chosen) => {
  const found: Diagnostic[] = [];
  const these = overlay ? withOverlay(sources, edition, overlay) : sources;
  const fields = { ...ticket, choices, edition };
  const [workbook] = [...makeWorkbooks(these, fields, { report: (one) => found.push(one) })];
  return { workbook, diagnostics: distinct(found), sources: these };
};

/** The first workbook that an order asks for; whatever was reported on the way is kept with it. */
export const makeChosen = (order: Chosen): Workbook => {
  const { workbook, diagnostics, sources } = tryChosen(order);
  if (!workbook) throw new Error(`no workbook could be made\n${said(diagnostics)}`);
  return { ...workbook, sources, diagnostics };
};

export const makeWorkbook = ({ form, ...order }: Order): Workbook =>
  makeChosen({ ...order, choices: { form } });

export const forms = ['dismissive', 'fearful'] as const;
export const editions = ['a4', 'letter'] as const;

/** Both forms on both papers, for what must hold in every book. */
export const everyBook: readonly Order[] = forms.flatMap((form) =>
  editions.map((edition) => ({ form, edition })),
);

/** The book as bytes of a PDF. */
export const print = (workbook: Workbook): Promise<Uint8Array> => workbook.bytes();
