import type { TicketFields } from '../../core/index.ts';
import type { BrandGiven, PictureGiven } from '../model/brand-given.ts';
import type { Told } from '../model/messages.ts';
import { computed, signal } from './view.ts';
import { ask } from './worker.ts';

// The practice that hands something out, or the house that sells it: what a brand file says, typed or read. It is kept nowhere but here.

export const nobody = {
  name: '',
  credentials: '',
  address: '',
  phone: '',
  email: '',
  website: '',
  accent: '',
  footer: '',
  imprint: '',
  alt: '',
};

export type Practice = Readonly<typeof nobody>;

export const practice = signal<Practice>(nobody);

export const setPractice = (field: keyof Practice, value: string): void => {
  practice.value = { ...practice.value, [field]: value };
};

/** What a file said beside what is asked here: further colors, fonts, how wide the logo is. */
export const beside = signal<TicketFields>({});

/** The picture at the head of a sheet. */
export const logo = signal<PictureGiven | undefined>(undefined);
export const brandFonts = signal<BrandGiven['fonts']>(undefined);

let lastLogo = 0;

/** Why a file was not taken as the logo. */
export const logoFlaw = signal('');

/** What a picture is saved as, by how its file begins; undefined: it is none that can be printed. */
const logoName = (bytes: ArrayBuffer): string | undefined => {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0x89 && second === 0x50) return 'logo.png';
  return first === 0xff && second === 0xd8 ? 'logo.jpg' : undefined;
};

/** The logo, under the name that a saved brand calls it by. A file that is no picture takes no other's place. */
export const takeLogo = async (file: File): Promise<void> => {
  lastLogo += 1;
  const id = lastLogo;
  const bytes = await file.arrayBuffer();
  const name = logoName(bytes);
  logoFlaw.value =
    name === undefined ? `“${file.name}” cannot be printed as a picture. Please choose a PNG or a JPEG.` : '';
  if (name !== undefined) logo.value = { id, name, bytes };
};

export const dropLogo = (): void => {
  logo.value = undefined;
  logoFlaw.value = '';
};

/** What a ticket calls it. */
const brandFile = 'brand.yaml';

export const linesIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => line.trim() || []);

/** The fields that are said, one text each. */
export const textFields = ['name', 'credentials', 'phone', 'email', 'website', 'footer'] as const;

export const treeOf = (value: unknown): TicketFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};

const logoFields = ({ name, alt }: Practice, others: TicketFields): TicketFields => {
  const words = treeOf(others.logo);
  const picture = logo.value;
  if (!picture) return Object.keys(words).length > 0 ? { logo: words } : {};
  return { logo: { ...words, file: picture.name, alt: alt.trim() || `Logo of ${name.trim()}` } };
};

/** What is said, as a brand's file holds it. Undefined until there is anything. */
export const brandFields = computed((): TicketFields | undefined => {
  const said = practice.value;
  const others = beside.value;
  const texts = textFields.flatMap((field) =>
    said[field].trim() === '' ? [] : [[field, said[field].trim()] as const],
  );
  const lists = (['address', 'imprint'] as const).flatMap((field) => {
    const lines = linesIn(said[field]);
    return lines.length === 0 ? [] : [[field, lines] as const];
  });
  const accent = said.accent.trim() === '' ? {} : { accent: said.accent.trim() };
  const colors = { ...treeOf(others.colors), ...accent };
  const fields = {
    ...others,
    ...Object.fromEntries([...texts, ...lists]),
    ...(Object.keys(colors).length > 0 ? { colors } : {}),
    ...logoFields(said, others),
  };
  return Object.keys(fields).length > 0 ? fields : undefined;
});

/** Something is said of a brand that has no name: nothing of it can be printed. */
export const isNameless = computed(
  () => brandFields.value !== undefined && practice.value.name.trim() === '',
);

/** As a book is made with it: JSON is YAML. Undefined until the practice has a name. */
export const brandGiven = computed((): BrandGiven | undefined => {
  const fields = brandFields.value;
  if (!fields || isNameless.value) return undefined;
  return {
    name: brandFile,
    text: JSON.stringify(fields),
    ...(logo.value ? { logo: logo.value } : {}),
    ...(brandFonts.value ? { fonts: brandFonts.value } : {}),
  };
});

/** What core says of it, by its fields, and how clearly its accent is seen. */
export const proof = signal<{ readonly told: readonly Told[]; readonly contrast?: number }>({ told: [] });

let newest = '';

/** Proves what is said with a book that is made anyhow. */
export const proveTyped = async (ticket: TicketFields): Promise<void> => {
  const brand = brandGiven.value;
  const key = JSON.stringify([brand?.text, brand?.logo?.id, ticket]);
  newest = key;
  const found = brand ? await ask('proveBrand', { ticket, brand }) : { told: [] };
  if (key === newest) proof.value = found;
};
