import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, root } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { build, octavo } from './octavo.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const example = /```yaml\n(id: small-ask\n.*?)```/s.exec(readme)?.[1] ?? '';
const folder = makeFolder(new Map());
const file = 'exercises/en/openness/small-ask.yaml';

beforeAll(async () => {
  await build();
  cpSync(join(root, 'exercises', 'en'), folder.at('exercises', 'en'), { recursive: true });
});
afterAll(() => folder.remove());

const checkedWith = (text: string) => {
  writeFileSync(folder.at(...file.split('/')), text);
  return octavo(folder.path, 'check', 'exercises/en');
};

describe('the exercise that the README shows', () => {
  it.runIf(isLong)('passes the check of the content it is put into', () => {
    expect(example).toContain('provenance:');
    const { code, err } = checkedWith(example);
    expect(code).toBe(0);
    expect(err).not.toContain('small-ask');
  });

  it.runIf(isLong)('misspelt, is told of the mistake that the README shows', () => {
    const shown = /^exercises\/en\/openness\/small-ask\.yaml:.*$/m.exec(readme)?.[0] ?? '';
    expect(shown).toContain('`colums`');
    expect(checkedWith(example.replace('columns:', 'colums:')).err.replaceAll('\\', '/')).toContain(shown);
  });
});

describe('the program that the README shows', () => {
  it('is the one that the packed package is tried by', () => {
    expect(readme).toContain(readFileSync(join(root, 'tests', 'package', 'program.ts'), 'utf8').trim());
  });
});
