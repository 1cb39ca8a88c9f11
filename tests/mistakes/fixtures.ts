import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { locate } from '../../src/cli/show-diagnostic.ts';
import type { Diagnostic } from '../../src/core/index.ts';
import { filesBelow, type Overrides, smallFiles, textOf } from '../support/folder.ts';
import { mistakesIn, sourcesOf } from './run-pipeline.ts';

// How expected diagnostics are written:
//   in YAML, on the line concerned:           # error COLUMN CODE [HINT]
//   in a layout, on the line before it:       {{!-- error COLUMN CODE [HINT] --}}
//   where no comment can stand, in a sidecar: error [FILE] [LINE:COLUMN] CODE [HINT]
// A hint is compared only where one is written.

export interface Expected {
  readonly what: string;
  readonly hint?: string;
}

/** One mistake, or a few that belong together, and what is to be said of it. */
export interface Fixture {
  readonly name: string;
  readonly overrides: Overrides;
  readonly flags: Readonly<Record<string, unknown>>;
  readonly ticket?: string;
  readonly expected: readonly Expected[];
}

const code = '[a-z]+/[a-z0-9-]+';
const describe = (place: string, severity: string, named: string): string =>
  `${place === '' ? 'nowhere' : place} ${severity} ${named}`;

const expecting = (place: string, severity: string, named: string, hint: string): Expected => ({
  what: describe(place, severity, named),
  ...(hint.trim() === '' ? {} : { hint: hint.trim() }),
});

const notePattern = new RegExp(
  `(?:#|\\{\\{!--) (error|warning) (\\d+) (${code})((?:(?!--\\}\\}| # ).)*)`,
  'g',
);

/** Expectations written as comments: in YAML beside what they are about, in a layout above it. */
const inComments = (file: string, text: string): readonly Expected[] => {
  const lines = text.split('\n');
  const isNote = (line: string | undefined): boolean =>
    /^\s*\{\{!-- (error|warning) .*--\}\}$/.test(line ?? '');
  return lines.flatMap((line, index) => {
    let about = index;
    while (isNote(lines[about])) about++;
    return [...line.matchAll(notePattern)].map(([, severity = '', column = '', named = '', hint = '']) =>
      expecting(`${file}:${about + 1}:${column}`, severity, named, hint),
    );
  });
};

const sidecarPattern = new RegExp(
  `^(error|warning) (?:(\\S+\\.(?:yaml|hbs)) )?(?:(\\d+:\\d+) )?(${code})(.*)$`,
);

const inSidecar = (path: string, otherwise: string): readonly Expected[] => {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [whole, severity = '', file, position, named = '', hint = ''] = sidecarPattern.exec(line) ?? [];
      if (whole === undefined) throw new Error(`cannot read the expectation: ${line}`);
      const place = [file ?? (position === undefined ? '' : otherwise), position ?? ''].filter(
        (part) => part !== '',
      );
      return expecting(place.join(':'), severity, named, hint);
    });
};

const here = import.meta.dirname;
const isAnnotated = (path: string): boolean => /\.(yaml|hbs)$/.test(path);

/** A folder of single-file fixtures: where each goes in the base, and how it is asked for. */
const singles = (folder: string, standsAt: string, flags: Fixture['flags'] = {}): readonly Fixture[] =>
  readdirSync(join(here, folder))
    .filter(isAnnotated)
    .map((file) => {
      const text = readFileSync(join(here, folder, file), 'utf8');
      const beside = join(here, folder, file.replace(/\.[a-z]+$/, '.expected'));
      return {
        name: `${folder}/${file}`,
        overrides: { [standsAt]: text },
        flags,
        expected: [...inComments(standsAt, text), ...inSidecar(beside, standsAt)],
      };
    });

/** Tickets are read from where they stand. */
const tickets = (): readonly Fixture[] =>
  readdirSync(join(here, 'tickets')).map((file) => {
    const ticket = join(here, 'tickets', file);
    const expected = inComments(relative(process.cwd(), ticket), readFileSync(ticket, 'utf8'));
    return { name: `tickets/${file}`, overrides: {}, flags: {}, ticket, expected };
  });

/** Fixtures of several files, laid out as the base is; a ticket among them is the one asked for. */
const folders = (): readonly Fixture[] =>
  readdirSync(join(here, 'folders')).map((name) => {
    const files = [...filesBelow(join(here, 'folders', name))].filter(([path]) => path !== 'expected');
    const noted = files.flatMap(([path, bytes]) =>
      isAnnotated(path) ? inComments(path, textOf(bytes)) : [],
    );
    const expected = [...noted, ...inSidecar(join(here, 'folders', name, 'expected'), '')];
    const ticket = join(here, 'folders', name, 'ticket.yaml');
    const overrides = Object.fromEntries(files.filter(([path]) => path !== 'ticket.yaml'));
    return {
      name: `folders/${name}`,
      overrides,
      flags: {},
      expected,
      ...(existsSync(ticket) ? { ticket } : {}),
    };
  });

export const fixtures: readonly Fixture[] = [
  ...singles('pages', 'content/pages/probe.yaml'),
  ...singles('exercises', 'content/one/task.yaml'),
  ...singles('layouts', 'templates/page.hbs'),
  // No section uses this one: what is wrong in it shows without data.
  ...singles('spare-layouts', 'templates/spare.hbs'),
  ...singles('themes', 'templates/themes/mine.yaml', { theme: 'mine' }),
  ...tickets(),
  ...folders(),
];

/** A diagnostic in the words of an expectation. */
const described = (
  { severity, code: named, place }: Diagnostic,
  text: (file: string) => string | undefined,
): string => {
  const whole = place && text(place.file);
  if (!place || whole === undefined) return describe(place?.file ?? '', severity, named);
  const { line, column } = locate(whole, place);
  return describe(`${place.file}:${line}:${column}`, severity, named);
};

/** What the pipeline says of a fixture, in the words of its expectations; hints only where one is expected. */
export const foundIn = ({ overrides, ticket, flags, expected }: Fixture): readonly Expected[] => {
  const sources = sourcesOf(smallFiles(overrides));
  const texts = new Map(
    [sources.content, sources.templates, sources.themes, sources.editions].flatMap((files) =>
      [...files.values()].map(({ file, text }) => [file, text] as const),
    ),
  );
  if (ticket !== undefined) texts.set(relative(process.cwd(), ticket), readFileSync(ticket, 'utf8'));
  return mistakesIn(sources, ticket, flags).map((diagnostic) => {
    const what = described(diagnostic, (file) => texts.get(file));
    const wanted = expected.find(
      (one) => one.what === what && one.hint !== undefined && diagnostic.hints.includes(one.hint),
    );
    const asked = expected.some((one) => one.what === what && one.hint !== undefined);
    const hint = wanted?.hint ?? diagnostic.hints.join(' / ');
    return asked ? { what, hint } : { what };
  });
};
