import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asTable,
  type Diagnostic,
  gatherRows,
  makeWorkbooks,
  namedEditions,
  openProject,
  type RowDiagnostic,
} from '../../src/core/index.ts';
import { readRosterCsv } from '../../src/core/roster/csv.ts';
import { makeBundle } from '../../src/core/shop/bundle.ts';
import { readOrders } from '../../src/core/shop/order-table.ts';
import { openOrders } from '../../src/core/shop/orders.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { sha256 } from '../../src/node/write-folder.ts';
import { brandOf, withBrand } from '../brand/branded.ts';
import { rosterOf, smallSources } from '../roster/small-roster.ts';
import { productText, shopFiles } from '../shop/small-product.ts';
import { root } from '../support/sources.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { type Chance, damagedText, fuzz, holdDiagnostics, inputs, pick } from './fuzz.ts';
import { seeds } from './seeds.ts';

const hours = 36_000_000;
/** A word that no message may hold. */
const secret = 'Quetzalcoatl';

const isRight = (found: readonly Diagnostic[]): boolean =>
  found.every(({ severity }) => severity !== 'error');

const holdSecret = (found: readonly Diagnostic[]): void => {
  for (const { message, hints } of found) expect([message, ...hints].join(' ')).not.toContain(secret);
};

const plain = specimenSources('- p: Some words.');
const brandText = readFileSync(join(root, 'tests/brand/practice/brand.yaml'), 'utf8');

const fromBrand = async (chance: Chance): Promise<boolean> => {
  const found: Diagnostic[] = [];
  const sources = withBrand(brandOf(damagedText(brandText, chance)), plain);
  const ticket = { choices: { form: 'only-one' }, edition: 'a4', brand: 'practice' };
  for (const workbook of makeWorkbooks(sources, ticket, { report: (one) => found.push(one) }))
    await workbook.bytes();
  holdDiagnostics(found, () => true);
  return isRight(found);
};

const fromProduct = async (chance: Chance): Promise<boolean> => {
  const found: Diagnostic[] = [];
  const text = damagedText(productText({ shops: '{ etsy: {}, kdp: {}, payhip: {} }' }), chance);
  const product = { file: 'product.yaml', text };
  const options = { report: (one: Diagnostic) => found.push(one), platform: nodePlatform, digest: sha256 };
  const bundle = await makeBundle(
    { sources: smallSources, product, shops: shopFiles },
    { ...options, today: '2026-11-29' },
  );
  holdDiagnostics(found, ({ code }) => code.startsWith('product/'));
  if (!bundle) expect(isRight(found)).toBe(false);
  return bundle !== undefined;
};

const rosters = [
  `ref,name,form,edition,start,max dose\n1,${secret} Ebb,fearful,a4,2026-12-01,2\n2,"${secret}, Ann",dismissive,fillable,,\n`,
  `Name;Form;Datum\n${secret};fearful;1.12.2026\n=1+1;dismissive;"2.12.2026"\n`,
];

const fromRoster = (chance: Chance): boolean => {
  const read = readRosterCsv(damagedText(pick(rosters, chance) ?? '', chance));
  if (!read) return false;
  const { told } = rosterOf(read.cells);
  holdDiagnostics(told, () => false);
  holdSecret(told);
  return isRight(told);
};

const orders = [
  `Order ID,Full Name,Form,Edition\n77,${secret} Ebb,Fearful form,a4; letter\n78,,,\n`,
  `Sale ID;Buyer;Edition\n#1;${secret};fillable\n#2;Ann;a4\n`,
];
const project = openProject(smallSources, () => undefined);
const make = openOrders(
  {
    sources: smallSources,
    base: { choices: { form: ['dismissive'] } },
    on: 'every-page',
    options: { platform: nodePlatform },
  },
  () => undefined,
);

const fromOrders = async (chance: Chance): Promise<boolean> => {
  const read = readRosterCsv(damagedText(pick(orders, chance) ?? '', chance));
  if (!read || !project || !make) return false;
  const [found, rows]: [Diagnostic[], RowDiagnostic[]] = [[], []];
  const table = readOrders(asTable(read.cells), project.library, namedEditions(smallSources), {
    report: (one) => found.push(one),
    reportRow: (one) => rows.push(one),
  });
  for (const order of table?.orders ?? []) {
    const copies = await make(order, (one) => found.push(one));
    for (const { name, bytes } of copies ?? []) {
      // A damaged table may name the buyer in the column of numbers.
      if (!order.id.includes(secret)) expect(name).not.toContain(secret);
      expect(bytes.length).toBeGreaterThan(400);
    }
  }
  const told = [...found, ...gatherRows(rows)];
  holdDiagnostics(told, () => false);
  holdSecret(told);
  return isRight(told);
};

describe('damaged papers of a practice and a shop end in what was asked for, or in words', () => {
  it.each([
    ['brands', 60, fromBrand],
    ['products', 40, fromProduct],
    ['rosters', 200, fromRoster],
    ['orders', 60, fromOrders],
  ] as const)(
    '%s',
    async (name, few, tryOne) => {
      await fuzz(name, { seeds: seeds[name] ?? [], count: inputs(few) }, tryOne);
    },
    hours,
  );
});
