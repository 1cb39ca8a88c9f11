export const noticeOf: (name: string) => string;
export const packagesOf: (paths: readonly string[]) => readonly string[];
export const notices: (packages: Iterable<string>) => string;
