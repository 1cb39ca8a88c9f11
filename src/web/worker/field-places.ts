import { type Diagnostic, readYaml, resolve, type SourceFile } from '../../core/index.ts';
import type { Told } from '../model/messages.ts';
import { toldOf } from './told.ts';

// Which field of a form a mistake is about: the page writes its form as a file, and core says where in it a mistake is.

type Step = string | number;

/** All paths of a value, outer ones first. */
const pathsIn = (value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const inner: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? value.map((one, index) => [index, one] as const)
    : Object.entries(value);
  return [path, ...inner.flatMap(([step, one]) => pathsIn(one, [...path, step]))];
};

/** The fields of a file, by where they begin. */
const fieldsByPlace = (source: SourceFile): ReadonlyMap<number, string> => {
  const node = readYaml(source, () => undefined);
  if (!node) return new Map();
  const { value, placeOf } = resolve(node, new Map(), new Map(), () => undefined);
  return new Map(
    pathsIn(value).flatMap((path) => {
      const place = placeOf(path);
      return place && path.length > 0 ? [[place.start, path.join('.')] as const] : [];
    }),
  );
};

const nameIn = ({ message }: Diagnostic): string | undefined => /^`([^`]+)` is missing/.exec(message)?.[1];

/** A missing field is told at what is around it: its own name is behind that. */
const fieldOf = (one: Diagnostic, fields: ReadonlyMap<number, string>): string | undefined => {
  const around = fields.get(one.place?.start ?? -1);
  const missing = one.code.endsWith('/missing-field') ? nameIn(one) : undefined;
  return [around, missing].filter(Boolean).join('.') || undefined;
};

/** What is told, with the fields of a file that it is about. */
export const toldByField = (found: readonly Diagnostic[], source: SourceFile): readonly Told[] => {
  const fields = fieldsByPlace(source);
  return found.map((one) => {
    const field = one.place?.file === source.file ? fieldOf(one, fields) : undefined;
    return field === undefined ? toldOf(one) : { ...toldOf(one), field };
  });
};
