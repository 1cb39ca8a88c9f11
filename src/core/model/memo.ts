import type { Diagnostic, Report } from './diagnostic.ts';

interface Result<Value> {
  readonly text: string;
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is kept for some objects. Most have one result, and lead to no further objects: nothing is made for what they lack. */
interface Node<Value> {
  next?: WeakMap<object, Node<Value>>;
  /** What was asked for last stands last. */
  results?: Result<Value>[];
}

/** Remembers what a pure function made: `keep(objects, text, make)`. */
export type Memo<Value> = (
  objects: readonly object[],
  text: string,
  make: (report: Report) => Value,
  report?: Report,
) => Value;

const nodeFor = <Value>(root: Node<Value>, objects: readonly object[]): Node<Value> => {
  let at = root;
  // What many share is named last. It is entered first, so that a new object takes one entry, whatever it is kept beside.
  for (let index = objects.length - 1; index >= 0; index--) {
    const object = objects[index];
    if (!object) continue;
    at.next ??= new WeakMap();
    let next = at.next.get(object);
    if (!next) at.next.set(object, (next = {}));
    at = next;
  }
  return at;
};

/**
 * Remembers what was made of immutable objects, and of a text beside them, for as long as the objects live. It only ever changes
 * the time taken: the same result comes back, and the mistakes found while making it are reported again. For the same objects it
 * keeps the results of the `most` texts that were asked for last: a few readers' copies of one section, not all there ever were.
 */
export const createMemo = <Value>(most = 8): Memo<Value> => {
  const root: Node<Value> = {};
  return (objects, text, make, report) => {
    const at = nodeFor(root, objects);
    const results = (at.results ??= []);
    const index = results.findLastIndex((result) => result.text === text);
    let known = results[index];
    if (known && index < results.length - 1) {
      results.splice(index, 1);
      results.push(known);
    }
    if (!known) {
      const diagnostics: Diagnostic[] = [];
      known = { text, value: make((diagnostic) => diagnostics.push(diagnostic)), diagnostics };
      if (results.length >= most) results.shift();
      results.push(known);
    }
    if (report) for (const diagnostic of known.diagnostics) report(diagnostic);
    return known.value;
  };
};
