/** A share from 0 to 1 for a whole number: the same for the same seed, on every machine. */
export const shareOf = (index: number, seed: number): number => {
  let hash = (Math.imul(index, 374761393) + Math.imul(seed, 668265263)) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) & 0xffff) / 0xffff;
};

/** From -1 to 1, smooth along x. */
export const noise = (x: number, seed: number): number => {
  const index = Math.floor(x);
  const rest = x - index;
  const eased = rest ** 3 * (rest * (rest * 6 - 15) + 10);
  return (shareOf(index, seed) * (1 - eased) + shareOf(index + 1, seed) * eased) * 2 - 1;
};

/** From 0 to 1 between two places, without a corner at either. */
export const smooth = (from: number, to: number, x: number): number => {
  const share = Math.max(0, Math.min(1, (x - from) / (to - from)));
  return share * share * (3 - 2 * share);
};
