import type { OutlineItem } from 'pdfkit';
import PDFDocument from 'pdfkit';
import type { OutlineEntry } from '../model/galley.ts';
import type { Pt } from '../model/units.ts';
import type { Output } from '../theme/output.ts';

/** What the file says of itself. Nothing of the reader's is in it. */
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

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** pdfkit 0.20.2 writes titles into XMP as they are; one with `&` in it would break the packet, so it gets an escaped copy. */
const escapeMetadata = (doc: PDFDocument): void => {
  const addInfo = doc._addInfo;
  doc._addInfo = function () {
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escaped(value) : value]),
    );
    addInfo.call(this);
    this.info = info;
  };
};

const pdfua = 'http://www.aiim.org/pdfua/ns/id/';

/** The claim of PDF/UA-1 (ISO 14289-1, 5), which pdfkit does not make beside PDF/A; and the description that PDF/A asks of such a claim (ISO 19005-2, 6.6.2.3). */
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

/** A document of pages and nothing else. Files of PDF 1.3 are the only ones that pdfkit leaves without metadata. */
const describeBare = ({ date }: Description): PDFDocument => {
  const doc = new PDFDocument({
    font: null,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.3',
    // The identifier of the file is made of the date.
    info: { CreationDate: new Date(`${date}T00:00:00Z`) },
  });
  doc.info = { Producer: 'Octavo' };
  doc._addInfo = () => undefined;
  return doc;
};

/** Opens a document, with its title, language, labels and ways of showing set. */
export const describe = (description: Description): PDFDocument => {
  const { title, subtitle, author, language, date, mirrored, output } = description;
  if (output.standard === 'bare') return describeBare(description);
  const doc = new PDFDocument({
    font: null,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    subset: 'PDF/A-2a',
    info: {
      Title: title,
      Author: author,
      Subject: subtitle,
      Creator: 'Octavo',
      Producer: 'Octavo',
      CreationDate: new Date(`${date}T00:00:00Z`),
    },
  });
  escapeMetadata(doc);
  doc.appendXML(accessible);
  doc._root.data.PageMode = 'UseOutlines';
  doc._root.data.PageLayout = mirrored ? 'TwoPageRight' : 'SinglePage';
  doc._root.data.PageLabels = { Nums: [0, { S: 'D', St: 1 }] };
  return doc;
};

const lastAt = (item: OutlineItem, depth: number): OutlineItem => {
  const child = item.children.at(-1);
  return depth > 0 && child ? lastAt(child, depth - 1) : item;
};

/** Adds an entry of the outline that leads to the current page. */
export const navigate = (doc: PDFDocument, { title, level, y }: OutlineEntry & { readonly y: Pt }): void => {
  const { page } = doc;
  const item = lastAt(doc.outline, level).addItem(title);
  item.outlineData.Dest = [page.dictionary, 'XYZ', 0, page.height - y, null];
};
