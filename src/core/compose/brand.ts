import { type Brand, brandLogo } from '../author/brand.ts';
import { proseToMarkup, readProse } from '../model/prose.ts';
import { markupOf, type Printable, printable } from './printable.ts';

const printed = (text: string): Printable => printable(() => proseToMarkup(readProse(text)));

/** Nothing is read in it: a name may hold a star. */
const literal = (text: string): Printable => printable(() => proseToMarkup([{ kind: 'span', text }]));

const linked = (text: string, to: string): Printable =>
  printable(() => proseToMarkup([{ kind: 'span', text, to }]));

const website = (address: string): Printable =>
  linked(address.replace(/^https?:\/\/|\/$/g, ''), /^https?:/.test(address) ? address : `https://${address}`);

const besideEachOther = (one: Printable, other: Printable): Printable =>
  printable(() => `${markupOf(one)} · ${markupOf(other)}`);

/** What layouts see of a brand: what it has not is null, so that they can ask for it. */
export const printedBrand = (brand: Brand): object => {
  const { name, credentials, logo, address, phone, email, imprint } = brand;
  const site = brand.website === undefined ? [] : [website(brand.website)];
  const mail = email === undefined ? [] : [linked(email, `mailto:${email}`)];
  // A number is not to be broken.
  const call = phone === undefined ? [] : [literal(phone.trim().replace(/ +/g, '\u00a0'))];
  return {
    name: literal(name),
    credentials: credentials === undefined ? null : literal(credentials),
    logo: logo ? { file: brandLogo, alt: logo.alt, width: logo.width ?? null } : null,
    address: address.map(literal),
    phone: call[0] ?? null,
    email: mail[0] ?? null,
    website: site[0] ?? null,
    /** The same in one line, the quickest ways first. */
    reach: [...call, ...site].length > 0 ? [...call, ...site].reduce(besideEachOther) : null,
    /** How to reach it, in two lines at the most: the head of a sheet has no more. */
    contact:
      call[0] && mail[0] && site[0]
        ? [besideEachOther(call[0], mail[0]), site[0]]
        : [...call, ...mail, ...site],
    imprint: imprint.map(printed),
  };
};
