import type { Fault } from './faults.mjs';

export declare const coreFiles: (root: string) => readonly string[];
export declare const fileOf: (fault: Pick<Fault, 'file'>, files: readonly string[]) => string;
export declare const spoilt: (text: string, fault: Fault) => string;
