import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { build, filesIn, octavo } from './octavo.ts';

const folder = makeFolder(new Map());
beforeAll(build);
afterAll(() => folder.remove());

describe('from nothing to a notebook', () => {
  it('takes two commands, as the first of them says', () => {
    const begun = octavo(folder.path, 'init', 'birds');
    expect(begun).toMatchObject({ code: 0, err: '' });
    expect(begun.out).toContain('  octavo make birds\n  octavo check birds\n');
    expect(octavo(folder.path, 'make', 'birds')).toMatchObject({ code: 0, err: '' });
    expect(filesIn(folder.at('birds', 'out'))).toEqual([
      'first-birds-walk-a4.pdf',
      'first-birds-window-a4.pdf',
    ]);
  });

  it('leaves nothing for the check to tell, of the whole or of its content, with the theme beside it', () => {
    for (const path of ['birds', 'birds/content']) {
      const { code, out, err } = octavo(folder.path, 'check', path);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.replaceAll('\\', '/')).toBe('no mistakes in birds/content\n');
    }
    expect(octavo(folder.path, 'make', 'birds/content')).toMatchObject({ code: 0, err: '' });
  });
});

describe('a path to make', () => {
  it('is misuse beside a flag that names the same', () => {
    const { code, err } = octavo(folder.path, 'make', 'birds', '--ticket', 'birds/ticket.yaml');
    expect(code).toBe(2);
    expect(err).toContain('the path and `--ticket` name the same thing');
    const asData = octavo(folder.path, 'make', 'birds/content', '--content', 'birds/content', '--json');
    expect(asData).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(asData.out)).toMatchObject({ diagnostics: [{ code: 'cli/misuse' }] });
  });

  it('that leads to nothing is a mistake, and nothing is written', () => {
    const { code, err } = octavo(folder.path, 'make', 'nowhere');
    expect(code).toBe(1);
    expect(err).toContain('there is nothing at the path that is given');
    expect(err).toContain('nothing was written');
  });
});

describe('the kinds of block', () => {
  it('are told with the specimens that travel with the command', () => {
    const { code, out } = octavo(folder.path, 'blocks', 'tracker', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      block: { name: 'tracker', specimen: expect.stringMatching(/^- tracker:/) },
    });
  });
});
