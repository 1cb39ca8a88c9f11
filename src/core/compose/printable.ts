const markup = Symbol('markup');

/** Prose as layouts see it: printed, it is markup; in a condition, it is true. It holds no names. */
export interface Printable {
  readonly [markup]: () => string;
}

export const printable = (make: () => string): Printable => ({ [markup]: make });

export const isPrintable = (value: unknown): value is Printable =>
  typeof value === 'object' && value !== null && markup in value;

export const markupOf = (value: Printable): string => value[markup]();
