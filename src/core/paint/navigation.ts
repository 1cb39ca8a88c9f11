import type { Platform } from '../model/workbook.ts';
import type { Output } from '../theme/output.ts';
import { openDocument, type PdfDocument } from './pdfkit-adapter.ts';

/** The metadata of the file. Nothing of the reader's is in it. */
export interface Description {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly language: string;
  /** `2026-11-22`. */
  readonly date: string;
  readonly mirrored: boolean;
  readonly output: Output;
}

const pdfua = 'http://www.aiim.org/pdfua/ns/id/';

/** The claim of PDF/UA-1 (ISO 14289-1, 5), which pdfkit does not make beside PDF/A; and the description that PDF/A requires of such a claim (ISO 19005-2, 6.6.2.3). */
const accessible = [
  `<rdf:Description rdf:about="" xmlns:pdfuaid="${pdfua}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>',
  `<pdfaSchema:namespaceURI>${pdfua}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>`,
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
].join('\n');

const producer = 'Octavo';

/** Opens a document, with its title, language, labels and ways of showing set; or one of pages and nothing else. */
export const describe = (description: Description, platform: Platform): PdfDocument => {
  const { title, subtitle, author, language, mirrored, output } = description;
  const date = new Date(`${description.date}T00:00:00Z`);
  if (output.standard === 'bare') return openDocument({ date, info: { Producer: producer } }, platform);
  const said = { Title: title, Author: author, Subject: subtitle, Creator: producer, Producer: producer };
  const info = Object.fromEntries(Object.entries(said).filter(([, words]) => words !== ''));
  const document = openDocument({ date, info, tagged: { language, claims: accessible } }, platform);
  // Who sits beside a reader would see all titles before any page. Nothing said, it would be set where there is an outline.
  document.catalog.PageMode = 'UseNone';
  document.catalog.PageLayout = mirrored ? 'TwoPageRight' : 'SinglePage';
  document.catalog.PageLabels = { Nums: [0, { S: 'D', St: 1 }] };
  return document;
};
