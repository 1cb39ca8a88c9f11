import { makeWorkbooks, type Sources } from '../../src/core/public.ts';

/** One book of the content, as a PDF: what stands in the way of it is thrown. The same code runs under Node and in a page. */
export const makeBook = async (sources: Sources, form: string, edition: string): Promise<Uint8Array> => {
  const found: string[] = [];
  const report = ({ code, message }: { readonly code: string; readonly message: string }): void =>
    void found.push(`${code}: ${message}`);
  const [workbook] = makeWorkbooks(sources, { choices: { form }, edition }, { report });
  if (!workbook) throw new Error(found.join('\n'));
  return workbook.bytes();
};
