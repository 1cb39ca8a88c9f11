import type { OfferedHelp } from '../../core/index.ts';
import { dialed } from '../model/dialed.ts';
import { country, unlisted } from '../state/settings.ts';
import { title } from '../state/title.ts';
import { Select } from './field.tsx';

/** What content calls the lines for every country without its own. */
const elsewhere = 'other';

/** The countries that there are lines for, each once. */
export const countriesOf = (help: readonly OfferedHelp[]): readonly (readonly [string, string])[] => {
  const names = new Map<string, string>();
  for (const { country: id, name } of help) if (!names.has(id) && id !== elsewhere) names.set(id, name);
  return [...names];
};

/** All that may be said of where somebody is. */
const options = (): readonly (readonly [string, string])[] => [
  ['', 'Choose your country'],
  ...countriesOf(title.value.help),
  [unlisted, 'Another country'],
];

const setCountry = (value: string): void => {
  country.value = value;
};

/** Asked, never guessed: where somebody lives says nothing of where the page was opened. */
export const Country = ({ hint }: { readonly hint: string }) =>
  title.value.help.length === 0 ? null : (
    <Select
      label="Whose help lines?"
      value={country.value}
      options={options()}
      onChoose={setCountry}
      hint={hint}
    />
  );

type Line = OfferedHelp['lines'][number];

/** Lines of one service, as one: whom it is for is told together. */
const joined = (lines: readonly Line[]): readonly (Line & { readonly whom: string })[] => {
  const services = new Map<string, Line & { readonly whom: string }>();
  for (const line of lines) {
    const key = `${line.name} ${line.contact}`;
    const known = services.get(key);
    const whom = [known?.whom, line.for].filter(Boolean).join('; ');
    services.set(key, { ...line, whom });
  }
  return [...services.values()];
};

/** A text with its numbers as links that a telephone dials. */
const Dialed = ({ text }: { readonly text: string }) => (
  <>
    {dialed(text).map(({ says, to }, index) =>
      to === undefined ? (
        says
      ) : (
        <a key={`${index} ${to}`} href={to}>
          {says}
        </a>
      ),
    )}
  </>
);

const Lines = ({ help, most }: { readonly help: OfferedHelp; readonly most: number }) => (
  <ul>
    {joined(help.lines.slice(0, most)).map(({ name, contact, hours, whom }) => (
      <li key={name}>
        <strong>{name}:</strong> <Dialed text={contact} />
        <span class="about">{[whom, hours].filter(Boolean).join(', ')}</span>
      </li>
    ))}
  </ul>
);

/** Emergency numbers of a country, each once. */
const emergencyOf = (here: readonly OfferedHelp[]): string =>
  [...new Set(here.flatMap(({ emergency = '' }) => (/\d/.test(emergency) ? [emergency] : [])))].join(' or ');

/** Where nobody has said where they are, one line; where a country has parts, all that are for the whole of it. */
const mostOf = (parts: number): number => {
  if (country.value === '') return 1;
  return parts > 0 ? Number.POSITIVE_INFINITY : 3;
};

/** The lines of one country: those of the whole of it are seen at once, those of its parts when they are asked for. */
const Here = ({ here }: { readonly here: readonly OfferedHelp[] }) => {
  const [first, ...parts] = here;
  const emergency = emergencyOf(here);
  return (
    <>
      <p>
        {emergency ? (
          <>
            In danger, call <Dialed text={emergency} /> now. Or talk to someone:
          </>
        ) : (
          'In danger, call your emergency number. Or talk to someone:'
        )}
      </p>
      {first && <Lines help={first} most={mostOf(parts.length)} />}
      {parts.map((part) => (
        <details key={part.name}>
          <summary>{part.name}</summary>
          <Lines help={part} most={3} />
        </details>
      ))}
    </>
  );
};

/** Whom to call, before anything is to be chosen: the first three lines are for a crisis, for abuse and for assault. */
export const HelpNow = () => {
  const { help } = title.value;
  if (help.length === 0) return null;
  const code = country.value === '' || country.value === unlisted ? elsewhere : country.value;
  return (
    <section class="help" aria-labelledby="help-heading">
      <h2 id="help-heading">If it is too much right now</h2>
      <Select label="Help lines in" value={country.value} options={options()} onChoose={setCountry} />
      <div aria-live="polite">
        <Here key={code} here={help.filter((one) => one.country === code)} />
      </div>
    </section>
  );
};
