import { zlibSync } from 'fflate';
import type { Platform } from '../model/workbook.ts';

const latin1: Platform['latin1'] = (text) => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
};

/** A platform that needs no machine: it runs everywhere, and packs the same everywhere. */
export const purePlatform: Platform = { deflate: (bytes) => zlibSync(bytes), latin1 };

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes from base64 (RFC 4648, section 4). Meant for texts of ours: a character of another alphabet throws. */
export const base64Bytes = (text: string): Uint8Array => {
  const sextets = [...text.replace(/=+$/, '')].map((character) => base64Alphabet.indexOf(character));
  if (sextets.includes(-1)) throw new Error('this is not base64');
  const sextet = (at: number): number => sextets[at] ?? 0;
  return Uint8Array.from({ length: Math.floor((sextets.length * 3) / 4) }, (_, index) => {
    const at = Math.floor((index * 4) / 3);
    const shift = 2 * (index % 3) + 2;
    return ((sextet(at) << shift) | (sextet(at + 1) >> (6 - shift))) & 0xff;
  });
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
const chunkLength = 1 << 14;

/** A file as it is written: bytes, and texts of which every character is one byte. */
export interface GrowingFile {
  readonly write: (part: string | Uint8Array) => void;
  readonly whole: () => Uint8Array;
}

export const openFile = ({ latin1 }: Pick<Platform, 'latin1'>): GrowingFile => {
  const parts: Uint8Array[] = [];
  let text = '';
  const settle = (): void => {
    if (text !== '') parts.push(latin1(text));
    text = '';
  };
  return {
    write: (part) => {
      if (typeof part === 'string') {
        text += part;
        if (text.length > chunkLength) settle();
      } else {
        settle();
        parts.push(part);
      }
    },
    whole: () => {
      settle();
      return joined(parts);
    },
  };
};
