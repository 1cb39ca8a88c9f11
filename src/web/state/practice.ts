import type { BrandGiven } from '../model/messages.ts';
import { computed, signal } from './view.ts';

// The practice that hands something out: what a brand file says, typed. It is kept nowhere but here.

export interface Practice {
  readonly name: string;
  readonly credentials: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
}

const nobody: Practice = { name: '', credentials: '', address: '', phone: '', email: '', website: '' };

export const practice = signal<Practice>(nobody);

/** The picture at the head of a sheet. Another picture, another id. */
export const logo = signal<
  { readonly id: number; readonly name: string; readonly bytes: ArrayBuffer } | undefined
>(undefined);

let lastLogo = 0;

export const takeLogo = async (file: File): Promise<void> => {
  lastLogo += 1;
  const id = lastLogo;
  logo.value = { id, name: file.name, bytes: await file.arrayBuffer() };
};

/** What a ticket calls it. */
export const brandFile = 'practice.yaml';
const logoFile = 'logo';

/** As a file of a brand says it: JSON is YAML. Undefined until the practice has a name. */
export const brandGiven = computed((): BrandGiven | undefined => {
  const { address, ...typed } = practice.value;
  const said = Object.entries(typed).flatMap(([field, value]) =>
    value.trim() === '' ? [] : [[field, value.trim()] as const],
  );
  if (typed.name.trim() === '') return undefined;
  const lines = address.split(/\n|;/).flatMap((line) => line.trim() || []);
  const picture = logo.value && { logo: { file: logoFile, alt: `Logo of ${typed.name.trim()}` } };
  const fields = { ...Object.fromEntries(said), ...(lines.length > 0 ? { address: lines } : {}), ...picture };
  const { id, bytes } = logo.value ?? {};
  return {
    name: brandFile,
    text: JSON.stringify(fields),
    ...(id !== undefined && bytes ? { logo: { id, name: logoFile, bytes } } : {}),
  };
});
