import { zlibSync } from 'fflate';

/** Packs bytes (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

export const deflate: Deflate = (bytes) => zlibSync(bytes);

/** The bytes of a text that holds ASCII characters only, as page contents do. */
export const asciiBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
};

/** Pieces of a file, one after the other. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
