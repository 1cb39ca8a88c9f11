import { describe, expect, it } from 'vitest';
import { forms, makeWorkbook } from '../support/workbook.ts';

const sectionsOf = (form: string): readonly string[] =>
  makeWorkbook({ form, edition: 'a4' }).document.sections.map(({ id }) => id);

const required = ['who-should-wait', 'stop-rule', 'safety-gate', 'getting-help', 'helplines', 'steady'];

describe('a workbook without one of its sections', () => {
  for (const form of forms)
    it(`is whole, with no page number and no link into nowhere: ${form}`, () => {
      for (const id of sectionsOf(form).filter((one) => !required.includes(one))) {
        const { diagnostics, pages } = makeWorkbook({ form, edition: 'a4', ticket: { without: [id] } });
        // What its pages still say of it is told, and printed without a page number.
        const others = diagnostics.filter(({ code }) => code !== 'choose/spoken-of');
        expect(others.map(({ code, message }) => `${id}: ${code} ${message}`)).toEqual([]);
        expect(pages.anchors.has(id)).toBe(false);
      }
    });
});

describe('a workbook of one exercise', () => {
  for (const form of forms)
    it(`is whole, and keeps the pages about safety: ${form}`, () => {
      for (const id of ['first-flickers', 'brake-plan', 'weekly-page']) {
        const { diagnostics, pages } = makeWorkbook({ form, edition: 'a4', ticket: { only: [id] } });
        expect(diagnostics).toEqual([]);
        for (const kept of [id, ...required]) expect(pages.anchors.has(kept)).toBe(true);
      }
    });
});
