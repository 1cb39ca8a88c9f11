import type { Partial, Program } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { lookThrough } from '../author/size.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile } from '../model/sources.ts';
import { checkLayout } from './check-layout.ts';
import { interpret, type Origin, partialName } from './interpret.ts';
import { includedBy, placeInLayout } from './scope.ts';
import { type Layout, offsetOf, parseLayout, placeOf } from './syntax.ts';

/** Layouts and partials, parsed and checked. */
export interface Templates {
  readonly names: readonly string[];
  /** The markup of one layout; undefined when it failed, the reason reported. */
  readonly render: (name: string, context: object, report: Report) => string | undefined;
  /** Where in the layouts the offsets of that markup came from. Walks the layout again: for mistakes only. */
  readonly trace: (name: string, context: object) => (offset: number) => Place | undefined;
}

/** The place in a layout of an offset of the markup, which a statement wrote from `at` on. */
const placeIn = ({ at, statement, layout, inclusion }: Origin, offset: number): Place => {
  if (statement.type !== 'ContentStatement') return placeInLayout(statement.loc, { layout, inclusion });
  const { source } = layout;
  // White space alone is stripped, and at the ends alone: what is left stands in one place, or is white itself.
  const stripped = Math.max(0, statement.original.indexOf(statement.value));
  const start = Math.min(
    offsetOf(source.text, statement.loc.start) + stripped + offset - at,
    source.text.length,
  );
  const end = Math.min(start + 1, source.text.length);
  return { file: source.file, start, end, ...includedBy(inclusion) };
};

/** The last origin that begins at an offset or before it; they are in order. */
const lastBefore = (origins: readonly Origin[], offset: number): Origin | undefined => {
  let [low, high] = [0, origins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return origins[low - 1];
};

/** Partials in a layout, in their order. */
const partialsIn = (program: Program | undefined): readonly Partial[] =>
  (program?.body ?? []).flatMap((statement): readonly Partial[] => {
    if (statement.type === 'PartialStatement') return [statement];
    return statement.type === 'BlockStatement'
      ? [...partialsIn(statement.program), ...partialsIn(statement.inverse)]
      : [];
  });

type Layouts = ReadonlyMap<string, Layout>;

/** Takes out what cannot be rendered because of mistakes already reported, its own or those of a partial it uses. */
const withoutBroken = (layouts: Layouts): Layouts => {
  const uses = ({ program }: Layout): boolean =>
    partialsIn(program).every((one) => layouts.has(partialName(one) ?? ''));
  const sound = new Map([...layouts].filter(([, layout]) => uses(layout)));
  return sound.size === layouts.size ? layouts : withoutBroken(sound);
};

/** Takes out layouts that would include themselves without end; each such circle is reported once, where it closes. */
const withoutCircles = (layouts: Layouts, report: Report): Layouts => {
  const [done, round] = [new Set<string>(), new Set<string>()];
  const visit = (layout: Layout, including: readonly string[]): void => {
    if (done.has(layout.name)) return;
    for (const partial of partialsIn(layout.program)) {
      const name = partialName(partial) ?? '';
      const next = layouts.get(name);
      if (name === layout.name || including.includes(name)) {
        round.add(layout.name);
        const via = name === layout.name ? '' : `, by way of \`${layout.name}\``;
        report(
          error(
            'compose/recursion',
            `\`${name}\` includes itself${via}`,
            placeOf(partial.loc, layout.source),
            'to repeat something, write `{{#each}}`',
          ),
        );
      } else if (next) visit(next, [...including, layout.name]);
    }
    done.add(layout.name);
  };
  for (const layout of layouts.values()) visit(layout, []);
  return new Map([...layouts].filter(([name]) => !round.has(name)));
};

/** Reads a folder of layouts. Files in `partials/` are partials; every mistake that can be seen without data is reported. */
export const readTemplates = (templates: ReadonlyMap<string, SourceFile>, report: Report): Templates =>
  memo([templates], '', (report) => computeRead(templates, report), report);

const memo = createMemo<Templates>();

/** The layouts without mistakes of their own. */
const parsed = (templates: ReadonlyMap<string, SourceFile>, report: Report): Layouts => {
  const names = [...templates.keys()];
  const right = new Map<string, Layout>();
  lookThrough(templates, report, (name, source, report) => {
    const layout = parseLayout(name, source, report);
    if (!layout) return;
    let isRight = true;
    checkLayout(layout, names, (diagnostic) => {
      isRight = false;
      report(diagnostic);
    });
    if (isRight) right.set(name, layout);
  });
  return right;
};

/** Layouts that were all parsed before were proven together then. */
const areProven = (templates: ReadonlyMap<string, SourceFile>): boolean =>
  [...templates.values()].every(({ parsed }) => parsed !== undefined);

const soundLayouts = (templates: ReadonlyMap<string, SourceFile>, report: Report): Layouts =>
  areProven(templates)
    ? new Map(
        [...templates].flatMap(([name, source]) => {
          const layout = parseLayout(name, source, report);
          return layout ? [[name, layout] as const] : [];
        }),
      )
    : withoutBroken(withoutCircles(parsed(templates, report), report));

const computeRead = (templates: ReadonlyMap<string, SourceFile>, report: Report): Templates => {
  const layouts = soundLayouts(templates, report);
  return {
    names: [...templates.keys()],
    render: (name, context, report) => {
      const layout = layouts.get(name);
      let isRight = layout !== undefined;
      const walked =
        layout &&
        interpret(layout, context, layouts, {
          report: (diagnostic) => {
            isRight = false;
            report(diagnostic);
          },
        });
      return isRight ? walked?.markup : undefined;
    },
    trace: (name, context) => {
      const layout = layouts.get(name);
      const source = templates.get(name);
      const origins = layout
        ? interpret(layout, context, layouts, { report: () => undefined, traced: true }).origins
        : [];
      return (offset) => {
        const origin = lastBefore(origins, offset);
        if (origin) return placeIn(origin, offset);
        return source && { file: source.file, start: 0, end: 0 };
      };
    },
  };
};
