import type { Diagnostic, Report } from './diagnostic.ts';

interface Result<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

interface Node<Value> {
  readonly next: WeakMap<object, Node<Value>>;
  readonly results: Map<string, Result<Value>>;
}

const node = <Value>(): Node<Value> => ({ next: new WeakMap(), results: new Map() });

/** Remembers what a pure function made: `keep(objects, text, make)`. */
export type Memo<Value> = (
  objects: readonly object[],
  text: string,
  make: (report: Report) => Value,
  report?: Report,
) => Value;

/**
 * Remembers what was made of immutable objects, and of a text beside them, for as long as the objects live. It only ever changes
 * the time taken: the same result comes back, and the mistakes found while making it are reported again. For the same objects it
 * keeps results of `most` texts: a few readers' copies of one section, not all there ever were.
 */
export const createMemo = <Value>(most = 8): Memo<Value> => {
  const root = node<Value>();
  return (objects, text, make, report) => {
    let at = root;
    for (const object of objects) {
      let next = at.next.get(object);
      if (!next) at.next.set(object, (next = node()));
      at = next;
    }
    let known = at.results.get(text);
    if (!known) {
      const diagnostics: Diagnostic[] = [];
      known = { value: make((diagnostic) => diagnostics.push(diagnostic)), diagnostics };
      const [oldest] = at.results.keys();
      if (at.results.size >= most && oldest !== undefined) at.results.delete(oldest);
      at.results.set(text, known);
    }
    if (report) for (const diagnostic of known.diagnostics) report(diagnostic);
    return known.value;
  };
};
