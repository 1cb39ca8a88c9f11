/** The keys whose value may be undefined. */
type OptionalKeys<Fields> = {
  [Key in keyof Fields]: undefined extends Fields[Key] ? Key : never;
}[keyof Fields];

/** The same fields: one whose value may be undefined may be absent, and is never there without a value. */
export type Defined<Fields> = {
  readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: Fields[Key];
} & {
  readonly [Key in OptionalKeys<Fields>]?: Exclude<Fields[Key], undefined>;
};

/** Leaves out the fields whose value is undefined: code that looks for a field takes an undefined one for present. */
export const defined = <const Fields extends object>(fields: Fields): Defined<Fields> => {
  // Most have nothing to leave out, and are taken as they are. Nothing is made to find that out: this is asked for every mark.
  let isWhole = true;
  for (const name in fields) isWhole &&= fields[name] !== undefined;
  if (isWhole) return fields as Defined<Fields>;
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) present[name] = value;
  return present as Defined<Fields>;
};
