import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { logoFileOf } from '../core/author/brand.ts';
import type { BrandSource, Place, Report } from '../core/public.ts';
import { readBounded } from './bounded.ts';
import { bytesIn, fontEndings, readOne } from './folders.ts';
import { systemError } from './system-error.ts';
import { shown } from './walk.ts';

/** The logo that a brand names, if it is there: a path as written is meant from the brand's own file. */
const logoBeside = (path: string, file: string | undefined): BrandSource['images'] => {
  const logo = file === undefined ? undefined : resolve(dirname(path), file);
  return file !== undefined && logo !== undefined && existsSync(logo)
    ? new Map([[file, readBounded(logo)]])
    : new Map();
};

/** Reads a brand, with its logo and the folder `fonts` beside it; undefined when something of it cannot be read, as reported. */
export const readBrandSource = (path: string, report: Report, place?: Place): BrandSource | undefined => {
  try {
    const source = readOne(path, report);
    if (!source) return undefined;
    const images = logoBeside(path, logoFileOf(source));
    return { source, images, fonts: bytesIn(join(dirname(path), 'fonts'), fontEndings, false, report) };
  } catch (problem) {
    const told = systemError(problem, `the brand \`${shown(path)}\` cannot be read`, 'check the path');
    report(place ? { ...told, place } : told);
    return undefined;
  }
};
