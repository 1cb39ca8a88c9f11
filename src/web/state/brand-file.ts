import type { TicketFields } from '../../core/index.ts';
import type { Told } from '../model/messages.ts';
import { done, save } from './files.ts';
import {
  beside,
  brandFields,
  brandFonts,
  logo,
  nobody,
  practice,
  takeLogo,
  textFields,
  treeOf,
} from './practice.ts';
import { batch, signal } from './view.ts';
import { addFaces, ask } from './worker.ts';

// A brand as a file: the same `brand.yaml` that the command reads, with its logo and fonts.

/** What is wrong with the files that were chosen. */
export const brandTold = signal<readonly Told[]>([]);

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const linesOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value);

/** Takes over what a file says; what has no field here stays as it is. */
const takeFields = (fields: TicketFields): void => {
  const { address, imprint, colors, logo: picture, ...others } = fields;
  const { accent, ...further } = treeOf(colors);
  const { alt, ...rest } = treeOf(picture);
  const texts = textFields.map((field) => [field, textOf(others[field])] as const);
  const known = new Set<string>(textFields);
  const left = Object.entries(others).filter(([field]) => !known.has(field));
  practice.value = {
    ...nobody,
    ...Object.fromEntries(texts),
    address: linesOf(address),
    imprint: linesOf(imprint),
    accent: textOf(accent),
    alt: textOf(alt),
  };
  beside.value = {
    ...Object.fromEntries(left),
    ...(Object.keys(further).length > 0 ? { colors: further } : {}),
    ...(Object.keys(rest).length > 0 ? { logo: { ...rest, alt } } : {}),
  };
};

const isText = ({ name }: File): boolean => /\.ya?ml$/i.test(name);
const isFont = ({ name }: File): boolean => /\.[ot]tf$/i.test(name);

const takeFonts = async (files: readonly File[]): Promise<void> => {
  if (files.length === 0) return;
  const read = await Promise.all(
    files.map(async (file) => [file.name.replace(/\.[^.]*$/, ''), await file.arrayBuffer()] as const),
  );
  addFaces((await ask('faces', { fonts: read })).faces);
  brandFonts.value = read;
};

/** Opens a brand's file, with its logo and fonts, chosen together or one by one. */
export const openBrandFiles = async (files: readonly File[]): Promise<void> => {
  const text = files.find(isText);
  const read = text ? await ask('readBrand', { text: await text.text() }) : undefined;
  await takeFonts(files.filter(isFont));
  const picture = files.find((file) => !isText(file) && !isFont(file));
  if (read?.fields) logo.value = undefined;
  if (picture) await takeLogo(picture);
  batch(() => {
    brandTold.value = read?.fields ? [] : (read?.told ?? []);
    if (read?.fields) takeFields(read.fields);
  });
};

/** Saves what is said as a file that the command reads too. */
export const saveBrand = async (): Promise<void> => {
  if (!brandFields.value) return;
  save('brand.yaml', await ask('writeBrand', { fields: brandFields.value }), 'application/yaml');
  done.value = logo.value
    ? `Saved as brand.yaml. It names the logo ${logo.value.name}: keep both in one folder.`
    : 'Saved as brand.yaml.';
};

/** Saves the logo under the name that the file knows it by. */
export const saveLogo = (): void => {
  if (!logo.value) return;
  const { name, bytes } = logo.value;
  save(name, bytes, name.endsWith('.png') ? 'image/png' : 'image/jpeg');
  done.value = `Saved as ${name}. Keep it beside brand.yaml.`;
};
