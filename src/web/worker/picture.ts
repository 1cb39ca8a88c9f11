import { brandLogo, type Sources } from '../../core/index.ts';

const addresses = new WeakMap<Uint8Array, string>();

const isPng = ([first]: Uint8Array): boolean => first === 0x89;

/** Bytes as text in as many characters, handfuls at a time: a call takes no more. */
const handful = 8192;
const textOf = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += handful)
    text += String.fromCharCode(...bytes.subarray(at, at + handful));
  return text;
};

/** The bytes of a picture, or of the logo, by what a page calls it. */
export const pictureBytes = ({ images, brands }: Sources, image: string): Uint8Array | undefined => {
  if (image !== brandLogo) return images.get(image);
  const [brand] = brands?.values() ?? [];
  return [...(brand?.images.values() ?? [])][0];
};

/** The address of a picture that holds the whole of it: nothing is asked for. */
export const pictureAddress = (sources: Sources, image: string): string => {
  const bytes = pictureBytes(sources, image);
  if (!bytes) return '';
  const known = addresses.get(bytes);
  if (known !== undefined) return known;
  const address = `data:image/${isPng(bytes) ? 'png' : 'jpeg'};base64,${btoa(textOf(bytes))}`;
  addresses.set(bytes, address);
  return address;
};
