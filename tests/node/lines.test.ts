import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongLine, linesOf } from '../../src/node/lines.ts';

async function* chunks(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

const linesIn = async (texts: readonly string[], most = 1000): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(chunks(texts), most)) lines.push(line);
  return lines;
};

describe('lines of a stream', () => {
  it('are those of the whole text, however it comes in pieces', async () => {
    const pieces = fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, async (texts) => {
        const whole = texts.join('').split(/\r?\n/);
        if (whole.at(-1) === '') whole.pop();
        expect(await linesIn(texts)).toEqual(whole);
      }),
    );
  });

  it('are given up where one never ends, after those before it', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<string> {
      yield 'first\n';
      for (;;) {
        given += 1;
        yield '\0'.repeat(100);
      }
    }
    const lines: string[] = [];
    const read = async (): Promise<void> => {
      for await (const line of linesOf(endless(), 1000)) lines.push(line);
    };
    await expect(read()).rejects.toThrow(LongLine);
    expect(lines).toEqual(['first']);
    expect(given).toBeLessThan(20);
  });
});
