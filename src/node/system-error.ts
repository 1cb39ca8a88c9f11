import { type Diagnostic, error } from '../core/index.ts';

/** What an operating system refuses, by its codes (libuv's, the same on all systems). */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'that disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'the file is too large for that disk',
  ENOTDIR: 'part of that path is a file',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'that is a folder',
  ENOENT: 'it is not there',
  ENOTEMPTY: 'the folder is not empty',
  EXDEV: 'it lies on another disk',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EINVAL: 'that name cannot be used there',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'no memory is left',
  EIO: 'the disk reports a fault',
  ENXIO: 'the device is not there',
  ENODEV: 'the device is not there',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EAGAIN: 'it is busy',
  EPIPE: 'nobody reads what is written',
  ETIMEDOUT: 'the disk does not answer',
  ESTALE: 'the disk does not answer',
  EHOSTDOWN: 'the disk does not answer',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  SILENT: 'nothing more came from it',
  ENDLESS: 'its end did not come',
  ERR_INVALID_ARG_VALUE: 'that name cannot be used there',
};

const codeOf = (problem: unknown): string | undefined =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : undefined;

/** Whether it comes of the operating system or of Node's reading and writing, and not of a fault of ours. */
const isSystemError = (problem: unknown): boolean => codeOf(problem) !== undefined;

/** What was refused, in a few words. What we have no words for bears its code, by which it can be looked up. */
export const reasonOf = (problem: unknown): string => {
  if (!isSystemError(problem)) throw problem;
  const code = codeOf(problem) ?? '';
  return reasons[code] ?? `the system refuses it (${code})`;
};

/** What was refused, as a mistake. */
export const systemError = (problem: unknown, what: string, hint = 'choose another place'): Diagnostic =>
  error('cli/system', `${what}: ${reasonOf(problem)}`, undefined, hint);
