import { zlibSync } from 'fflate';

/** Packs bytes (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

export const deflate: Deflate = (bytes) => zlibSync(bytes);

/** The bytes of a text of which every character is one byte, as those of a PDF are outside its streams. */
export const binaryBytes = (text: string): Uint8Array => {
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

/** A file as it is written: bytes, and texts of which every character is one byte. Thousands of short texts cost no more than one long one. */
export const openFile = () => {
  const parts: (string | Uint8Array)[] = [];
  let text = '';
  return {
    write: (part: string | Uint8Array): void => {
      if (typeof part === 'string') text += part;
      else {
        parts.push(text, part);
        text = '';
      }
    },
    whole: (): Uint8Array => joined([...parts, text].map((part) => (typeof part === 'string' ? binaryBytes(part) : part))),
  };
};
