/** As few bytes as make a file that is as Octavo writes them, with something to tell it from others. */
export const tinyPdf = (words: string, padding = 0): Uint8Array =>
  Buffer.from(
    [
      '%PDF-1.7',
      `%ÿÿÿÿ ${words}${' '.repeat(padding)}`,
      '1 0 obj',
      '(Octavo)',
      'endobj',
      'trailer',
      '<<',
      '/Size 2',
      '/Root 1 0 R',
      '/Info 1 0 R',
      '/ID [<00> <00>]',
      '>>',
      'startxref',
      '9',
      '%%EOF',
      '',
    ].join('\n'),
    'latin1',
  );
