import { zlibSync } from 'fflate';

/** Packs bytes (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

export const deflate: Deflate = (bytes) => zlibSync(bytes);

/** The bytes of a text of which every character is one byte, as those of a PDF are. */
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

/** As much text is gathered before it becomes bytes: thousands of short ones cost no more than one long one, and none is held for long. */
const gathered = 1 << 14;

/** A file as it is written: bytes, and texts of which every character is one byte. */
export const openFile = () => {
  const parts: Uint8Array[] = [];
  let text = '';
  const settle = (): void => {
    if (text !== '') parts.push(binaryBytes(text));
    text = '';
  };
  return {
    write: (part: string | Uint8Array): void => {
      if (typeof part === 'string') {
        text += part;
        if (text.length > gathered) settle();
      } else {
        settle();
        parts.push(part);
      }
    },
    whole: (): Uint8Array => {
      settle();
      return joined(parts);
    },
  };
};
