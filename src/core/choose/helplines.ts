import { noAxes, noChoices } from '../author/axes.ts';
import type { Library } from '../author/library.ts';
import { resolve } from '../author/resolve.ts';
import { daysBetween } from '../model/days.ts';
import { type Diagnostic, error, type Place, type Report, warning } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { nearest } from '../model/nearest.ts';
import { plain } from '../model/prose.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { Ticket } from './ticket.ts';

type Helplines = Library['helplines'];

/** The layout that prints help lines: books without it are not held to their age. */
export const helplinesLayout = 'helplines';

/** The entry for every country without one of its own. */
const elsewhere = 'other';

/** Whether help lines are for whoever is in none of the countries that have lines of their own. */
export const isForElsewhere = ({ country }: { readonly country: string }): boolean => country === elsewhere;

/** Days after which a help line that was checked, or at least read at its source, is warned of, and after which it is refused. */
const [old, expired] = [180, 365];

const memo = createMemo<Helplines>();

/** The lines of the reader's country, and where to look anywhere else; of all countries when none is named. */
export const helplinesFor = (helplines: Helplines, { country }: Ticket): Helplines =>
  country === undefined
    ? helplines
    : memo([helplines], country.toUpperCase(), () =>
        helplines.filter((entry) => entry.country === country.toUpperCase() || isForElsewhere(entry)),
      );

/** Whether two letters are those of a country, by the names that CLDR has. */
const isCountry = (letters: string): boolean =>
  new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(letters) !== undefined;

/** The country that two letters may mean which are no country's, by letters like its own. */
const countryLike = (letters: string, known: Helplines): string | undefined =>
  isCountry(letters)
    ? undefined
    : nearest(
        letters,
        known.map(({ country }) => country),
      );

/** Warns of a country without lines of its own: its readers would find none of those they look for. */
export const checkCountry = (
  helplines: Helplines,
  {
    ticket: { country },
    placeOf,
    report,
  }: { ticket: Ticket; placeOf: (path: Path) => Place | undefined; report: Report },
): void => {
  if (country === undefined || helplines.some((entry) => entry.country === country.toUpperCase())) return;
  const known = helplines.filter((entry) => !isForElsewhere(entry));
  const near = countryLike(country.toUpperCase(), known);
  const all = known.map((entry) => `${entry.country} (${plain(entry.name)})`).join(', ');
  report(
    warning(
      'choose/no-helplines',
      `there are no help lines for the country \`${country.toUpperCase()}\``,
      placeOf(['country']),
      ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
      `there are some for ${all}`,
    ),
  );
};

/** When a help line was last looked up, and how many days ago. */
interface Age {
  readonly name: string;
  readonly day: string;
  readonly days: number;
}

/** What is wrong with a help line of an age; undefined when nothing is. */
const ageIssue = ({ name, day, days }: Age, place: Place | undefined): Diagnostic | undefined => {
  const message = `the help line “${name}” was last looked up on ${day}, ${Math.floor(days)} days ago`;
  const hint = 'check it at its source and put the new date into `verified_on`';
  const further = 'or say `--helplines any` to print it all the same';
  if (days > expired) return error('choose/helpline-expired', message, place, hint, further);
  return days > old ? warning('choose/helpline-old', message, place, hint) : undefined;
};

/** Warns of help lines that were looked up long ago, or never checked; refuses those a year old, unless the ticket takes any. `today`: ISO date. */
export const checkHelplines = (library: Library, ticket: Ticket, today: string, report: Report): void => {
  if (ticket.helplines === 'any' || !library.helplinesNode) return;
  const { placeOf } = resolve(library.helplinesNode, noAxes, noChoices, () => undefined);
  const printed = helplinesFor(library.helplines, ticket);
  const unchecked: string[] = [];
  library.helplines.forEach((entry, index) => {
    if (!printed.includes(entry)) return;
    entry.lines.forEach(({ verified_on, read_on, source_url }, at) => {
      const place = placeOf([index, 'lines', at]);
      const day = verified_on ?? read_on;
      const name = `${entry.country}, line ${at + 1}`;
      const issue =
        day === undefined ? undefined : ageIssue({ name, day, days: daysBetween(day, today) }, place);
      if (issue) report(issue);
      if (verified_on === undefined) unchecked.push(source_url ?? entry.country);
    });
  });
  if (unchecked.length > 0)
    report(
      warning(
        'choose/helpline-unchecked',
        `${unchecked.length} help lines carry no date on which they were checked`,
        placeOf([]),
        'call or look up each, then write `verified_on: 2026-11-22` beside it',
      ),
    );
};
