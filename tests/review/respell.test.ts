import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respell } from '../../src/core/author/respell.ts';
import { mapTexts } from '../../src/core/model/mapping.ts';
import { makePng } from '../mistakes/make-png.ts';
import { mistakesIn, sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';
import { makeWorkbook } from '../support/workbook.ts';

const british = new Map([
  ['color', 'colour'],
  ['practicing', 'practising'],
  ['gray', 'grey'],
]);

describe('respelling', () => {
  it('changes whole words and keeps their capitals', () => {
    expect(respell("Color, COLOR and the color's gray; colorful stays.", british)).toBe(
      "Colour, COLOUR and the colour's grey; colorful stays.",
    );
  });

  it('changes what stands in a gap when nothing is given, and never the gap’s name', () => {
    expect(respell('{{color|a gray one}} and {{ gray }}', british)).toBe(
      '{{color|a grey one}} and {{ gray }}',
    );
  });

  it('changes the words of a link and never where it leads', () => {
    expect(
      respell('[Color, page #](#color) or [gray](https://gray.org/color), https://color.org', british),
    ).toBe('[Colour, page #](#color) or [grey](https://gray.org/color), https://color.org');
  });

  it('changes a word that is spelled otherwise only behind others there, and nowhere else', () => {
    const verb = new Map([
      ...british,
      ['to practice', 'to practise'],
      ['do not practice', 'do not practise'],
    ]);
    expect(
      respell('Do not practice; practice is safe to practice with. Into practice, To Practice.', verb),
    ).toBe('Do not practise; practice is safe to practise with. Into practice, To practise.');
  });

  it('leaves all as it is when the language has no words of its own', () => {
    fc.assert(fc.property(fc.string(), (text) => respell(text, undefined) === text));
  });

  it('done twice is done once', () => {
    const words = fc.constantFrom('color', 'Gray', 'a', '{{color|', '}}', '](#gray)', '.', 'PRACTICING', 'é');
    const texts = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const once = respell(text, british);
        expect(respell(once, british)).toBe(once);
      }),
    );
  });
});

describe('a book in another spelling', () => {
  const page = `id: probe
title: Color
layout: color
blocks:
  - heading: { id: color, text: A color }
  - picture: { file: color.png, alt: A color., width: 10 }
  - log: { columns: [{ head: Color, choices: [gray, color] }], rows: 2 }
  - keep: [{ list: [The color., '[Color, page #](#color)'] }]
  - keep: { blocks: [{ p: '[gray](#gray), {{name|a gray one}}' }] }
  - steps: [Color it.]
  - heading: { id: gray, text: Gray }
`;
  const files = smallFiles({
    'content/pages/probe.yaml': page,
    'content/spelling.yaml': 'en-GB: { color: colour, gray: grey }\n',
    'content/images/color.png': makePng(1, 1),
    'templates/color.hbs':
      '<section><heading level="title">{{title}}</heading>{{#each blocks}}{{this}}{{/each}}</section>\n',
  });

  it('keeps ids and the names of layouts, files and slots', () => {
    expect(mistakesIn(sourcesOf(files), undefined, { language: 'en-GB', edition: ['fillable'] })).toEqual([]);
  });

  it('spells every word that is printed, said of a drawing or offered to choose from', () => {
    const ticket = { language: 'en-GB' };
    const { pages } = makeWorkbook({
      form: 'dismissive',
      edition: 'fillable',
      sources: sourcesOf(files),
      ticket,
    });
    const said: string[] = [];
    const names = ['#color', '#gray', 'color.png'];
    mapTexts(
      pages.pages.map(({ marks }) => marks),
      (text) => {
        if (!names.includes(text)) said.push(text);
        return text;
      },
    );
    expect(said.filter((text) => /colour/i.test(text)).length).toBeGreaterThan(6);
    expect(said.filter((text) => /color|gray/i.test(text))).toEqual([]);
  });
});
