import type { Exercise } from '../support/fifty-pages.ts';

// Typst's compiler for Node, beside which copies are measured where it is installed: `npm i --no-save @myriaddreamin/typst-ts-node-compiler`.

/** As much of the compiler as the bench calls. */
interface Compiler {
  readonly pdf: (
    document: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: string },
  ) => Uint8Array;
}

const isCompilerModule = (
  module: unknown,
): module is { readonly NodeCompiler: { readonly create: (options: object) => Compiler } } =>
  typeof module === 'object' && module !== null && 'NodeCompiler' in module;

/** The compiler with the fonts of a folder; undefined where it is not installed. */
export const openTypst = async (fonts: string): Promise<Compiler | undefined> => {
  // As a value: where it is not installed, no type is either.
  const name: string = '@myriaddreamin/typst-ts-node-compiler';
  const module: unknown = await import(name).catch(() => undefined);
  return isCompilerModule(module)
    ? module.NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
    : undefined;
};

const escaped = (text: string): string => text.replace(/[\\#[\]*_$@<>`~]/g, '\\$&');

/** The exercises as a Typst document that names its reader where they do. */
export const typstOf = (list: readonly Exercise[]): string => {
  const line = '#v(8mm) #line(length: 100%, stroke: 0.4pt)';
  const sections = list.map(({ title, paragraphs, steps, rows, questions, isNamed }) =>
    [
      `#pagebreak(weak: true)\n= ${escaped(title)}`,
      ...(isNamed ? ['This one is for #sys.inputs.name.'] : []),
      ...paragraphs.map(escaped),
      steps.map((step) => `+ ${escaped(step)}`).join('\n'),
      `#table(columns: (1fr, 1fr, 1fr), table.header[The bird][came from][and went to], ${rows
        .flat()
        .map((cell) => `[${escaped(cell)}]`)
        .join(', ')})`,
      ...questions.map((question) =>
        [escaped(question), ...Array.from({ length: 4 }, () => line)].join('\n'),
      ),
    ].join('\n\n'),
  );
  return [
    '#set document(title: "Birds", date: none)',
    '#set page(paper: "a4", margin: 25mm, numbering: "1")',
    '#set text(font: "Source Serif 4", size: 12pt, lang: "en", hyphenate: true)',
    '#set par(leading: 0.8em)',
    ...sections,
  ].join('\n\n');
};
