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

/** Milliseconds: to check a whole content takes one minute, or several beside other work. */
const aWhile = 600_000;

beforeAll(async () => {
  await build();
  cpSync(join(root, 'exercises', 'en'), folder.at('exercises', 'en'), { recursive: true });
});
afterAll(() => folder.remove());

const write = (text: string): void => writeFileSync(folder.at(...file.split('/')), text);

describe('the exercise that the README shows', () => {
  it.runIf(isLong)(
    'passes the check of the content it is put into',
    () => {
      expect(example).toContain('provenance:');
      write(example);
      const { code, err } = octavo(folder.path, 'check', 'exercises/en');
      expect(code).toBe(0);
      expect(err).not.toContain('small-ask');
    },
    aWhile,
  );

  // Any command tells it, and this one sooner than `check`.
  it('misspelt, is told of the mistake that the README shows', () => {
    const shown = /^exercises\/en\/openness\/small-ask\.yaml:.*$/m.exec(readme)?.[0] ?? '';
    expect(shown).toContain('`colums`');
    write(example.replace('columns:', 'colums:'));
    const { err } = octavo(folder.path, 'make', 'exercises/en', '--book', 'handout', '--only', 'small-ask');
    expect(err.replaceAll('\\', '/')).toContain(shown);
  });
});

describe('the program that the README shows', () => {
  it('is the one that the packed package is tried by', () => {
    expect(readme).toContain(readFileSync(join(root, 'tests', 'package', 'program.ts'), 'utf8').trim());
  });
});
