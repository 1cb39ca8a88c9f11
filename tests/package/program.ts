import { writeFileSync } from 'node:fs';
import { makeWorkbooks, ownFolders, readSources } from 'octavo';

const report = ({ severity, message }: { readonly severity: string; readonly message: string }): void =>
  console.error(`${severity}: ${message}`);
const sources = readSources(ownFolders, report);
const ticket = { choices: { form: 'fearful' }, edition: 'letter', reader: { name: 'Zoë' } };
for (const workbook of makeWorkbooks(sources, ticket, { report }))
  writeFileSync(`${workbook.name}.pdf`, await workbook.bytes());
