import { defined } from '../model/defined.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Strip } from '../model/galley.ts';
import { isTree, type Tree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { Units } from '../model/units.ts';
import { check, fieldNames, type Issue } from '../schema/check.ts';
import { type AnySchema, type Infer, type Path, parsedList, type Schema } from '../schema/vocabulary.ts';
import type { FieldIds, Setting } from './set/setting.ts';
import { inTextColumn } from './set/strips.ts';

/** A block, read and typed: all that is left to do is to set it. */
export interface Block {
  readonly kind: string;
  readonly after: Units;
  /** Beside a side column: in the column of the text, across both, or as each of its blocks would. */
  readonly across: Across;
  readonly place?: Place;
  readonly set: (setting: Setting) => readonly Strip[];
}

export type Across = 'text' | 'both' | 'each';

/** What texts do for their reader: bid, explain, show how. */
export type TextRole = 'instruction' | 'explanation' | 'example';

export interface ReadingRole {
  readonly role: TextRole;
  /** Each text is a sentence, even without a stop. */
  readonly sentences?: true;
}

export interface Kind {
  readonly name: string;
  /** What it is, in one sentence, for authors. */
  readonly about: string;
  /** The field that a bare value, or an element's content, stands for. */
  readonly main?: string;
  /** Fields that hold blocks. */
  readonly children: readonly string[];
  /** The field that holds the id by which links lead to it. */
  readonly anchor?: string;
  /** How its texts are read, where their fields do not decide it. */
  readonly reading?: ReadingRole;
  /** It leaves room to write, and so may name its field. */
  readonly asks: boolean;
  /** Fixed words it prints, from `words.yaml`. */
  readonly words: readonly string[];
  /** Space kept free below it, in grid units, where what follows has less above it. */
  readonly after: Units;
  readonly schema: Schema<unknown>;
  readonly read: (fields: unknown) => Pick<Block, 'set' | 'across'> | { readonly issues: readonly Issue[] };
}

interface Declaration<S extends AnySchema> {
  readonly about: string;
  readonly fields: S;
  readonly main?: string;
  readonly children?: readonly string[];
  readonly anchor?: string;
  readonly reading?: ReadingRole;
  readonly words?: readonly string[];
  readonly after?: Units;
  readonly across?: Across | ((fields: Infer<S>) => Across);
}

const asksIn = (schema: AnySchema): boolean => fieldNames(schema).includes('was');

const idsOf = (fields: unknown): FieldIds => {
  const { id, was, parts } = isTree(fields) ? fields : {};
  const named = isTree(parts)
    ? Object.entries(parts).map(
        ([part, words]) => [part, Array.isArray(words) ? words.map(String) : []] as const,
      )
    : undefined;
  return defined({
    id: typeof id === 'string' ? id : undefined,
    was: Array.isArray(was) ? was.map(String) : undefined,
    parts: named && Object.fromEntries(named),
  });
};

/** Declares a kind of block: its name in YAML and in markup, its fields, and how it is set. */
export const defineBlock = <S extends AnySchema>(
  name: string,
  { fields, children = [], words = [], after = 0, across = 'both', ...more }: Declaration<S>,
  set: (fields: Infer<S>, setting: Setting) => readonly Strip[],
): Kind => {
  const asks = asksIn(fields);
  return {
    name,
    ...more,
    children,
    words,
    after,
    asks,
    schema: fields,
    read: (raw) => {
      const checked = check(fields, raw);
      if (!checked.ok) return { issues: checked.issues };
      const asked = asks ? idsOf(checked.value) : undefined;
      return {
        across: typeof across === 'function' ? across(checked.value) : across,
        set: (setting) => set(checked.value, setting.asked === asked ? setting : { ...setting, asked }),
      };
    },
  };
};

/** A field that holds blocks; they are read before the block that holds them. */
export const blocks = () => parsedList<Block>('must be a list of blocks');

export const setOne = (block: Block, setting: Setting): readonly Strip[] => {
  const place = block.place ?? setting.place;
  const word = (name: string): string => setting.words[block.kind]?.[name] ?? '';
  const within = { ...setting, word, place };
  const strips =
    block.across === 'text'
      ? inTextColumn(within, block.set)
      : block.set({ ...within, side: block.across === 'each' ? setting.side : 0, hang: 0 });
  return place ? strips.map((strip) => (strip.place ? strip : { ...strip, place })) : strips;
};

export interface BlockContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly placeOf: (path: Path) => Place | undefined;
  /** Whether the value at a path is known to be missing, and already reported. */
  readonly isBroken?: (path: Path) => boolean;
  readonly report: Report;
}

/** Added to a path, it means the key itself and not its value. */
export const keyStep = '\u0001';

export const reportIssue = (
  { placeOf, report }: Pick<BlockContext, 'placeOf' | 'report'>,
  room: string,
  issue: Issue,
): void => {
  const { path, kind, message, name, known, remedy } = issue;
  const cut = name?.includes(' ')
    ? 'inside `{ }` a comma ends a text: put quotes round one that holds a comma'
    : undefined;
  const hint = cut ?? (name !== undefined && known ? suggest(name, known) : remedy);
  // A missing field has no place of its own: it is reported at the nearest map around it.
  let outer = path;
  while (!placeOf(outer) && outer.length > 0) outer = outer.slice(0, -1);
  if (kind === 'unknown') {
    report(error(`${room}/unknown-field`, message, placeOf([...path, keyStep]) ?? placeOf(outer), hint));
    return;
  }
  const field = path.findLast((step) => typeof step === 'string');
  const named = field === undefined ? '' : `\`${field}\` `;
  report(
    kind === 'missing'
      ? error(`${room}/missing-field`, `${named}is missing; it ${message}`, placeOf(outer), hint)
      : error(`${room}/wrong-value`, `${named}${message}`, placeOf(outer), hint),
  );
};

const readChildren = (kind: Kind, fields: Tree, path: Path, reading: BlockContext): Tree => {
  const read: Record<string, unknown> = { ...fields };
  for (const name of kind.children)
    if (Array.isArray(fields[name])) read[name] = readBlocks(fields[name], [...path, name], reading);
  return read;
};

interface Named {
  readonly kind: Kind;
  readonly value: unknown;
}

/** The kind that a written block names; undefined when it names none, as reported. */
const namedKind = (raw: unknown, path: Path, { kinds, placeOf, report }: BlockContext): Named | undefined => {
  const [name, ...others] = isTree(raw) ? Object.keys(raw) : [];
  if (name === undefined || !isTree(raw) || others.length > 0) {
    const keys = [name, ...others].map((key) => `\`${key}\``).join(', ');
    const hint = others.length > 0 ? `this one has ${keys}` : 'for example `- p: Some text.`';
    report(error('author/not-a-block', 'a block is a map with one key, its kind', placeOf(path), hint));
    return undefined;
  }
  const inside = [...path, name];
  const kind = kinds.get(name);
  if (!kind) {
    const place = placeOf([...inside, keyStep]) ?? placeOf(inside) ?? placeOf(path);
    report(
      error(
        'author/unknown-block',
        `there is no kind of block \`${name}\``,
        place,
        suggest(name, kinds.keys()),
      ),
    );
    return undefined;
  }
  if (isTree(raw[name]) || kind.main !== undefined) return { kind, value: raw[name] };
  const fields = fieldNames(kind.schema).map((field) => `\`${field}\``);
  const place = placeOf(inside) ?? placeOf(path);
  report(
    error('author/wrong-value', `\`${name}\` needs a map of fields`, place, `fields: ${fields.join(', ')}`),
  );
  return undefined;
};

/** In shorthand the main field has no step of its own in the file: paths lose it. */
const inShorthand = (reading: BlockContext, step: number): BlockContext => {
  const pathInFile = (steps: Path): Path => steps.filter((_, index) => index !== step);
  const { placeOf, isBroken } = reading;
  return {
    ...reading,
    placeOf: (steps) => placeOf(pathInFile(steps)),
    ...defined({ isBroken: isBroken ? (steps: Path) => isBroken(pathInFile(steps)) : undefined }),
  };
};

const memo = createMemo<Block | undefined>();

/** A block that was read before, where it stands, is not read again. */
const readOne = (raw: unknown, path: Path, reading: BlockContext): Block | undefined =>
  typeof raw === 'object' && raw !== null
    ? memo(
        [raw, reading.kinds],
        '',
        (report) => computeRead(raw, path, { ...reading, report }),
        reading.report,
      )
    : computeRead(raw, path, reading);

const computeRead = (raw: unknown, path: Path, reading: BlockContext): Block | undefined => {
  const named = namedKind(raw, path, reading);
  if (!named) return undefined;
  const { kind, value } = named;
  const inside = [...path, kind.name];
  const within = isTree(value) ? reading : inShorthand(reading, inside.length);
  const fields = isTree(value) ? value : { [kind.main ?? '']: value };
  const read = kind.read(readChildren(kind, fields, inside, within));
  const place = reading.placeOf(path);
  if ('set' in read) return defined({ kind: kind.name, after: kind.after, ...read, place });
  for (const issue of read.issues) {
    const at = [...inside, ...issue.path];
    if (!within.isBroken?.(at)) reportIssue(within, 'author', { ...issue, path: at });
  }
  return undefined;
};

/** Reads blocks as written, in YAML or as markup; what is wrong is reported and left out. */
export const readBlocks = (raw: readonly unknown[], path: Path, reading: BlockContext): readonly Block[] =>
  raw.flatMap((one, index) => readOne(one, [...path, index], reading) ?? []);
