import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../src/core/model/prose.ts';
import { linksIn, plainWords, sentencesIn, wordsIn } from '../../src/core/reading/plain-words.ts';
import { placeWithin } from '../../src/core/review/place-within.ts';

const said = (text: string): string => plainWords(readProse(text));

describe('plain words', () => {
  it('a reference to a page leaves only its words', () => {
    expect(said('Then [Steady yourself, page #](#steady) comes first.')).toBe(
      'Then Steady yourself comes first.',
    );
  });

  it('a link out of the book leaves its words, a blank leaves nothing', () => {
    expect(said('See [the list](https://example.org/a) for ______ .')).toBe('See the list for .');
  });

  it('emphasis leaves no mark and apostrophes are straight', () => {
    expect(said("It *isn't* **you**.")).toBe("It isn't you.");
  });

  it('where links lead is known', () => {
    expect(linksIn(readProse('[One, page #](#one) and [*two*](#two).'))).toEqual(['#one', '#two']);
  });
});

describe('sentences', () => {
  it('end at a stop, a question, a bid, and not within a quotation or a number', () => {
    expect(sentencesIn('Wait 2.5 minutes. Ready? "Not yet," he said. Three of 10 will do.')).toEqual([
      'Wait 2.5 minutes.',
      'Ready?',
      '"Not yet," he said.',
      'Three of 10 will do.',
    ]);
  });

  it('hold every word of the text, in order', () => {
    const texts = fc.array(fc.constantFrom('one', 'two.', 'Three', "don't", 'well-being!', '7', '?', '—'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(texts, (words) => {
        const text = words.join(' ');
        expect(sentencesIn(text).flatMap(wordsIn)).toEqual(wordsIn(text));
      }),
    );
  });

  it('a word with a hyphen or an apostrophe is one', () => {
    expect(wordsIn("A well-worn 0-10 scale isn't two.")).toEqual([
      'A',
      'well-worn',
      '0-10',
      'scale',
      "isn't",
      'two',
    ]);
  });
});

describe('a place within a text', () => {
  const source = 'p: >-\n  You will\n  heal, he’s sure.\n';
  const whole = { file: 'a', start: 3, end: source.length };
  const pointed = (words: string): string => {
    const { start, end } = placeWithin(whole, source, words);
    return source.slice(start, end);
  };

  it('is found across lines, whatever the apostrophe', () => {
    expect(pointed('will heal')).toBe('will\n  heal');
    expect(pointed("he's")).toBe('he’s');
  });

  it('is the whole text when the words stand there otherwise', () => {
    expect(placeWithin(whole, source, 'cure')).toEqual(whole);
  });
});
