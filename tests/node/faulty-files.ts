import fs from 'node:fs';
import { nodeSystem, type System } from '../../src/node/claim.ts';

/** `fail`: the call does nothing and throws. `late`: it throws, but was done. `kill`: it is done by half, and no other is done after it. `stop`: it is done, and no other after it. */
export type Fault = 'fail' | 'late' | 'kill' | 'stop';

export const faults: readonly Fault[] = ['fail', 'late', 'kill', 'stop'];

export interface FaultySystem extends System {
  /** Calls so far. */
  readonly calls: () => number;
  /** The call that the fault fell on. */
  readonly hit: () => string;
}

/** The same call without waiting for the disk: nothing here cuts the power. */
const hasty = (name: string, args: readonly unknown[]): readonly unknown[] => {
  const [path, bytes, options] = args;
  const isObject = typeof options === 'object' && options !== null;
  return name === 'writeFileSync' && isObject ? [path, bytes, { ...options, flush: false }] : args;
};

/** The file system, in which one call goes wrong; none does when `at` is 0. */
export const faultySystem = (fault: Fault, at: number): FaultySystem => {
  let calls = 0;
  let hit = '';
  let isDead = false;
  const fallOn = (name: string, act: () => unknown, args: readonly unknown[]): unknown => {
    hit = name;
    isDead = fault === 'kill' || fault === 'stop';
    const [path, bytes, options] = args;
    if (fault === 'kill' && name === 'writeFileSync' && bytes instanceof Uint8Array)
      Reflect.apply(fs.writeFileSync, fs, hasty(name, [path, bytes.subarray(0, bytes.length / 2), options]));
    else if (fault === 'kill' && name === 'writeFileSync')
      Reflect.apply(
        fs.writeFileSync,
        fs,
        hasty(name, [path, String(bytes).slice(0, String(bytes).length / 2), options]),
      );
    if (fault === 'late' || fault === 'stop') act();
    throw Object.assign(new Error(`fault in ${name}`), { code: 'EIO' });
  };
  const files = new Proxy(fs, {
    get: (target, name) => {
      const real: unknown = Reflect.get(target, name);
      if (typeof real !== 'function') return real;
      return (...args: readonly unknown[]): unknown => {
        if (isDead) throw new Error('nothing is done any more');
        calls += 1;
        const act = (): unknown =>
          name === 'fsyncSync' ? undefined : Reflect.apply(real, target, hasty(String(name), args));
        return calls === at ? fallOn(String(name), act, args) : act();
      };
    },
  });
  return { ...nodeSystem, files, patience: 0, calls: () => calls, hit: () => hit };
};
