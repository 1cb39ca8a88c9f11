import {
  type Diagnostic,
  readPrivateYaml,
  readYaml,
  resolve,
  type SourceFile,
  type TicketFields,
  writeYaml,
} from '../../core/index.ts';
import type { Calls, FieldsRead } from '../model/messages.ts';
import { toldOf } from './told.ts';

// Files of fields: settings are a ticket, a brand is a brand. What the page writes, the command reads, and the other way round.

const settingsHead = `# Choices made in the Octavo studio. Open this file there again, or: octavo make my-choices.yaml\n`;
const productHead = `# What is sold, where, and in what words. Open this file in the Octavo studio, or: octavo bundle product.yaml\n`;
const brandHead = `# Who gives a book, and how it looks. Open this file in the Octavo studio, or: octavo make --brand brand.yaml\n`;

export const writeSettings = ({ ticket }: Calls['settings']['asks']): string =>
  `${settingsHead}${writeYaml(ticket)}`;

export const writeBrand = ({ fields }: Calls['writeBrand']['asks']): string =>
  `${brandHead}${writeYaml(fields)}`;

export const writeProduct = ({ fields }: Calls['writeProduct']['asks']): string =>
  `${productHead}${writeYaml(fields)}`;

const isFields = (value: unknown): value is TicketFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsIn = (source: SourceFile, read: typeof readYaml): FieldsRead => {
  const found: Diagnostic[] = [];
  const node = read(source, (one) => found.push(one));
  const value = node && resolve(node, new Map(), new Map(), (one) => found.push(one)).value;
  const told = found.map(toldOf);
  return isFields(value) ? { fields: value, told } : { told };
};

/** Reads a ticket. It may hold somebody's own words: nothing of it is quoted in what is told. */
export const readSettings = ({ text }: Calls['readSettings']['asks']): FieldsRead =>
  fieldsIn({ file: 'the settings', text }, readPrivateYaml);

export const readFields = (source: SourceFile): FieldsRead => fieldsIn(source, readYaml);

export const readBrandFields = ({ text }: Calls['readBrand']['asks']): FieldsRead =>
  readFields({ file: 'brand.yaml', text });
