import { stringify } from 'yaml';

/** A value as YAML, as one would write it by hand; a text that older readers would take for `true` or `false` is quoted. */
export const writeYaml = (value: unknown): string => stringify(value, { lineWidth: 0, compat: 'yaml-1.1' });
