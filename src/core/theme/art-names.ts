import type { Art, Drawing, Layer } from './art.ts';

/** A name that a drawing speaks of, and that is not there. */
interface MissingName {
  readonly path: readonly (string | number)[];
  readonly what: 'color' | 'line' | 'icon';
  readonly name: string;
  readonly known: readonly string[];
}

interface Spoken {
  readonly path: readonly (string | number)[];
  readonly what: MissingName['what'];
  readonly name: string;
}

const lineFields = ['line', 'from', 'to', 'above'];
const colorFields = ['color', 'last'];

/** What a layer speaks of, by the names of its fields: they mean the same in each kind of layer. */
const spokenIn = (fields: object, path: Spoken['path']): readonly Spoken[] =>
  Object.entries(fields).flatMap(([field, value]: [string, unknown]): readonly Spoken[] => {
    const at = [...path, field];
    if (typeof value === 'object' && value !== null && field !== 'y') return spokenIn(value, at);
    if (typeof value !== 'string') return [];
    if (lineFields.includes(field)) return [{ path: at, what: 'line', name: value }];
    if (field === 'icon') return [{ path: at, what: 'icon', name: value }];
    if (!colorFields.includes(field)) return [];
    const [name = '', , other = name] = value.split(' ');
    return [...new Set([name, other])].map((one) => ({ path: at, what: 'color', name: one }));
  });

const missingIn = (
  { lines, layers }: Drawing,
  path: Spoken['path'],
  names: Readonly<Record<'color' | 'icon', readonly string[]>>,
): readonly MissingName[] =>
  layers
    .flatMap((layer: Layer, index) => spokenIn(layer, [...path, 'layers', index]))
    .map((spoken) => ({ ...spoken, known: spoken.what === 'line' ? Object.keys(lines) : names[spoken.what] }))
    .filter(({ name, known }) => !known.includes(name));

/** Colors, lines and icons that drawings name, and that there are not. */
export const missingNames = (
  art: Art,
  names: Readonly<Record<'color' | 'icon', readonly string[]>>,
): readonly MissingName[] =>
  Object.entries(art).flatMap(([name, drawing]) => missingIn(drawing, ['art', name], names));
