import { plain } from '../model/prose.ts';
import type { LeafletBlock, LeafletPage } from './leaflet.ts';
import { disclosures, useOf } from './listing.ts';
import type { Offer, SoldFile } from './offer.ts';
import { literal, type Phrases } from './phrases.ts';

// What buyers open first: what they have, how to use it, what they may do with it.

const heading = (text: string): LeafletBlock => ({ heading: text });

/** A heading and what stands under it; nothing where there is nothing. */
const under = (title: string, blocks: readonly LeafletBlock[]): readonly LeafletBlock[] =>
  blocks.length > 0 ? [heading(title), ...blocks] : [];

const steps = (items: readonly string[]): readonly LeafletBlock[] =>
  items.length > 0 ? [{ steps: items }] : [];

const paragraphs = (texts: readonly string[]): readonly LeafletBlock[] => texts.map((text) => ({ p: text }));

const insideOf = (offer: Offer, phrases: Phrases): readonly LeafletBlock[] => [
  {
    table: {
      columns: [
        { head: phrases.say('inside-file'), width: 6 },
        { head: phrases.say('inside-for'), width: 6 },
        { head: phrases.say('inside-pages'), width: 1.6 },
      ],
      rows: offer.files.map((file) => [
        `**${literal(file.name.replace(/\.pdf$/, ''))}**`,
        literal(useOf(file, phrases)),
        String(file.pages),
      ]),
    },
  },
];

const named = (files: readonly SoldFile[]): string => literal(files[0]?.name.replace(/\.pdf$/, '') ?? '');

/** How to fill in and how to fold, where there is something to fill in or to fold. */
const furtherSteps = ({ files }: Offer, { say, all }: Phrases): readonly LeafletBlock[] => {
  const fillable = files.filter(({ edition }) => edition.output?.fillable);
  const booklets = files.filter(({ edition }) => edition.output?.impose);
  return [
    ...(fillable.length > 0
      ? under(say('screen-title'), steps(all('screen', { fillable: named(fillable) })))
      : []),
    ...(booklets.length > 0
      ? under(say('fold-title'), steps(all('fold', { booklet: named(booklets) })))
      : []),
  ];
};

const licenseOf = ({ product: { license } }: Offer, { say }: Phrases): readonly LeafletBlock[] => [
  ...paragraphs([`**${literal(license.title)}.**`, ...license.text.map(plain).map(literal)]),
  ...(license.credit === undefined ? [] : paragraphs([say('credit', { credit: literal(license.credit) })])),
];

/** What is new in the newest version, and a way to carry on what was filled in. */
const newsOf = ({ product: { changes }, files }: Offer, { say }: Phrases): readonly LeafletBlock[] => {
  const [newest] = changes;
  if (!newest) return [];
  const { version, date } = newest;
  const isFillable = files.some(({ edition }) => edition.output?.fillable);
  return [
    { p: say('new-version', { version, date }) },
    { list: newest.changes.map(plain).map(literal) },
    ...(isFillable && changes.length > 1 ? paragraphs([say('carry')]) : []),
  ];
};

/** The pages of it. */
export const startPages = (offer: Offer, phrases: Phrases): readonly LeafletPage[] => {
  const { say, all } = phrases;
  const { title, version, date, support } = offer.product;
  return [
    {
      title: say('start-title'),
      blocks: [
        ...paragraphs([say('start-lead', { title: literal(title) })]),
        ...under(say('inside-title'), insideOf(offer, phrases)),
        ...under(say('print-title'), steps(all('print'))),
        ...furtherSteps(offer, phrases),
        ...under(say('license-title'), licenseOf(offer, phrases)),
        ...under(say('new-title'), newsOf(offer, phrases)),
        ...under(say('know-title'), paragraphs(disclosures(offer, phrases).map(literal))),
        ...under(say('support-title'), paragraphs([literal(plain(support))])),
        ...paragraphs([say('version', { version, date })]),
      ],
    },
  ];
};

/** The license as a text file. */
export const licenseText = ({ product: { title, license } }: Offer, { say }: Phrases): string =>
  `${[
    `${title}: ${say('license-title')}`,
    license.title,
    ...license.text.map(plain),
    ...(license.credit === undefined ? [] : [say('credit', { credit: license.credit })]),
  ].join('\n\n')}\n`;

/** What changed in each version, as a text file; undefined where nothing is told. */
export const newsText = ({ product: { title, changes } }: Offer, { say }: Phrases): string | undefined =>
  changes.length === 0
    ? undefined
    : `${[
        `${title}: ${say('new-title')}`,
        ...changes.map(({ version, date, changes: told }) =>
          [say('new-version', { version, date }), ...told.map((one) => `• ${plain(one)}`)].join('\n'),
        ),
      ].join('\n\n')}\n`;
