import Handlebars from 'handlebars';
import { isPrintable, markupOf } from '../../src/core/compose/printable.ts';

/** A context as Handlebars itself takes it: what is printable prints its markup, escaped or not. */
const forHandlebars = (value: unknown): unknown => {
  if (isPrintable(value)) {
    const markup = markupOf(value);
    return { toHTML: () => markup, toString: () => markup };
  }
  if (Array.isArray(value)) return value.map(forHandlebars);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, forHandlebars(inner)]));
};

const options = {
  strict: true,
  knownHelpers: { if: true, unless: true, each: true, with: true },
  knownHelpersOnly: true,
  preventIndent: true,
};

/** What Handlebars makes of layouts, which are each a partial too, by compiling them. */
export const compiling = (
  texts: ReadonlyMap<string, string>,
): ((name: string, context: unknown) => string) => {
  const environment = Handlebars.create();
  const made = new Map([...texts].map(([name, text]) => [name, environment.compile(text, options)] as const));
  for (const [name, template] of made) environment.registerPartial(name, template);
  return (name, context) => made.get(name)?.(forHandlebars(context)) ?? '';
};
