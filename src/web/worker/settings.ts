import { type Diagnostic, readPrivateYaml, resolve, type TicketFields, writeYaml } from '../../core/index.ts';
import type { Calls } from '../model/messages.ts';
import { toldOf } from './told.ts';

// Settings are a ticket: what the page writes, the command reads, and the other way round.

const head = `# Choices made in the Octavo studio. Open this file there again, or: octavo make --ticket octavo-settings.yaml\n`;

export const writeSettings = ({ ticket }: Calls['settings']['asks']): string => `${head}${writeYaml(ticket)}`;

const isFields = (value: unknown): value is TicketFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a ticket. It may hold somebody's own words: nothing of it is quoted in what is told. */
export const readSettings = ({ text }: Calls['readSettings']['asks']): Calls['readSettings']['gives'] => {
  const found: Diagnostic[] = [];
  const node = readPrivateYaml({ file: 'the settings', text }, (one) => found.push(one));
  const value = node && resolve(node, new Map(), new Map(), (one) => found.push(one)).value;
  const told = found.map(toldOf);
  return isFields(value) ? { ticket: value, told } : { told };
};
