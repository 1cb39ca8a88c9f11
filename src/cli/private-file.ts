import { error, type Place, readPrivateYaml, resolve } from '../core/index.ts';
import { readOne } from '../node/folders.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { Run } from './run.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map as its author wrote it, and where its fields stand. */
export interface PrivateFile {
  readonly fields: Fields;
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined;
  /** Fields whose bare text goes on in the next line, as it does where that line lacks its colon. */
  readonly folded: readonly string[];
}

/** What a file is called in messages, and what is said of one that is no map. */
export interface PrivateKind {
  readonly name: string;
  readonly code: string;
  readonly mustBe: string;
  readonly hint: string;
}

/** Reads a YAML map that may hold a reader's own words: its lines are located, but never quoted. Undefined when it cannot be read, as reported. */
export const readPrivate = (
  path: string,
  { name, code, mustBe, hint }: PrivateKind,
  run: Run,
): PrivateFile | undefined => {
  try {
    const source = readOne(path, run.report);
    if (!source) return undefined;
    run.knows([source], false);
    const written = readPrivateYaml(source, run.report);
    if (!written) return undefined;
    const { value, placeOf } = resolve(written, new Map(), new Map(), run.report);
    const isFolded = (field: string): boolean => {
      const { start = 0, end = 0 } = placeOf([field]) ?? {};
      return /^[^'"|>{[].*\n/.test(source.text.slice(start, end));
    };
    if (isFields(value)) {
      const folded = Object.keys(value).filter(
        (field) => typeof value[field] === 'string' && isFolded(field),
      );
      return { fields: value, placeOf, folded };
    }
    run.report(error(code, mustBe, written.place, hint));
  } catch (problem) {
    run.report(systemError(problem, `the ${name} \`${shown(path)}\` cannot be read`, 'check the path'));
  }
  return undefined;
};
