// Draws the pictures of the README from the books as they are now: `npm run pictures`.
import { writeFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { makeWorkbooks, ownFolders, readSources } from '../dist/node.js';

/** Pages of the two forms, side by side: by section, and which of its pages. */
const shown = [
  ['fearful', 'cover', 0],
  ['dismissive', 'part-noticing', 0],
  ['dismissive', 'one-more-beat', 0],
  ['dismissive', 'when-it-went-badly', 1],
];
const [height, gap, ground] = [460, 8, 0xe8];

const report = ({ severity, message }) => {
  if (severity === 'error') throw new Error(message);
};
const sources = readSources(ownFolders, report);
const library = await PDFiumLibrary.init();

/** One page of a book, red, green and blue. */
const draw = async ([form, section, at]) => {
  const [workbook] = makeWorkbooks(sources, { form }, { report });
  const page = workbook.pages.pages.filter((one) => one.section === section)[at];
  if (!page) throw new Error(`there is no page ${at} of ${section}`);
  const document = await library.loadDocument(await workbook.bytes());
  const scale = height / page.height;
  const drawn = await document.getPage(page.number - 1).render({ scale, render: 'bitmap' });
  document.destroy();
  return drawn;
};

const pages = [];
for (const one of shown) pages.push(await draw(one));
const width = pages.reduce((sum, page) => sum + page.width + gap, gap);
const tall = height + 2 * gap;
const data = new Uint8Array(width * tall * 3).fill(ground);
let left = gap;
for (const page of pages) {
  for (let y = 0; y < Math.min(page.height, height); y++)
    for (let x = 0; x < page.width; x++)
      for (let sample = 0; sample < 3; sample++)
        data[((y + gap) * width + left + x) * 3 + sample] = page.data[(y * page.width + x) * 4 + sample];
  left += page.width + gap;
}
writeFileSync(new URL('pages.png', import.meta.url), encode({ width, height: tall, data, channels: 3, depth: 8 }));
library.destroy();
