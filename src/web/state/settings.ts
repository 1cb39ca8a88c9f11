import type { TicketFields } from '../../core/index.ts';
import { title } from './title.ts';
import { computed, signal } from './view.ts';

// What is chosen of every copy: paper, use, whose help lines.

export type Paper = 'a4' | 'letter';

/** Countries whose printers hold US Letter. */
const letterRegions: ReadonlySet<string> = new Set([
  'US',
  'CA',
  'MX',
  'PH',
  'CO',
  'CL',
  'VE',
  'GT',
  'CR',
  'PR',
]);

/** Whose help lines are printed, as two letters; empty until somebody says so: it is asked, never guessed. */
export const country = signal('');

/** A country without lines of its own, as the world's list of regions calls one that is not known (CLDR). */
export const unlisted = 'ZZ';

/** The paper that was asked for. */
export const paperAsked = signal<Paper | undefined>(undefined);

const guessedRegion = new Intl.Locale(navigator.language).maximize().region ?? '';

/** Until somebody says it, the paper of the country whose help lines are printed, else of the browser's language. */
export const paper = computed((): Paper => {
  const region = country.value === '' || country.value === unlisted ? guessedRegion : country.value;
  return paperAsked.value ?? (letterRegions.has(region) ? 'letter' : 'a4');
});

/** Countries whose readers spell as the British do. */
const britishRegions: ReadonlySet<string> = new Set([
  'GB',
  'IE',
  'AU',
  'NZ',
  'ZA',
  'IN',
  'MT',
  'SG',
  'HK',
  'KE',
  'NG',
]);
const british = 'en-GB';

/** How readers of the country spell, where the title has that: until somebody says otherwise. */
export const spelling = computed((): string | undefined =>
  britishRegions.has(country.value) && title.value.spellings.includes(british) ? british : undefined,
);

/** The country, and how it spells, as a ticket holds them. */
export const placeFields = computed(
  (): TicketFields => ({
    ...(country.value ? { country: country.value } : {}),
    ...(spelling.value ? { language: spelling.value } : {}),
  }),
);

export interface Use {
  readonly id: string;
  readonly says: string;
  readonly about: string;
  /** The edition that serves it, on A4; on Letter its name with `-letter`, or `letter` itself. */
  readonly edition: string;
}

const allUses: readonly Use[] = [
  { id: 'print', says: 'Print it at home', about: 'Both sides, with room for holes', edition: 'a4' },
  { id: 'screen', says: 'Fill it in on a screen', about: 'Every line can be typed in', edition: 'fillable' },
  { id: 'booklet', says: 'Fold a small book', about: 'Two pages side by side', edition: 'booklet' },
  { id: 'large', says: 'Large print', about: 'Big letters, wide lines', edition: 'large-print' },
  { id: 'easy', says: 'Easier reading', about: 'Plain letters, more space', edition: 'easy-reading' },
  { id: 'ink', says: 'Save ink', about: 'Thin lines, no colors', edition: 'ink-saver' },
];

const hasEdition = (name: string): boolean => title.value.editions.some((edition) => edition.name === name);

export const uses = computed(() => allUses.filter(({ edition }) => hasEdition(edition)));

/** The edition for a use on a paper. What there is not for Letter comes on A4. */
export const editionFor = (use: string, on: Paper): string => {
  const { edition } = allUses.find(({ id }) => id === use) ?? { edition: 'a4' };
  if (on === 'a4') return edition;
  if (edition === 'a4') return 'letter';
  return hasEdition(`${edition}-letter`) ? `${edition}-letter` : edition;
};

/** Whether a use comes on A4 alone, where Letter was asked for. */
export const isOnlyA4 = (use: string): boolean => {
  const edition = editionFor(use, 'letter');
  return edition !== 'letter' && !edition.endsWith('-letter');
};
