/**
 * Axes that a ticket may name as fields of their own (and the command as flags), where the content declares them: each with the
 * same value. Only this declaration knows any axis by name.
 */
export const eachShorthand = <Value>(value: Value) => ({
  form: value,
  pace: value,
  context: value,
  length: value,
  cover: value,
  setup: value,
});

export const shorthands: readonly string[] = Object.keys(eachShorthand(true));
