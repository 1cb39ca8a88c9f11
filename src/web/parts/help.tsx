import type { OfferedHelp } from '../../core/index.ts';
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

const Lines = ({ help, most }: { readonly help: OfferedHelp; readonly most: number }) => (
  <>
    {help.country !== elsewhere && help.emergency && (
      <p>
        <strong>{help.name}, in danger:</strong> {help.emergency}
      </p>
    )}
    <ul>
      {joined(help.lines.slice(0, most)).map(({ name, contact, hours, whom }) => (
        <li key={name}>
          <strong>{name}:</strong> {contact}
          <span class="about">{[whom, hours].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  </>
);

/** Whom to call, before anything is to be chosen: the first three lines are for a crisis, for abuse and for assault. */
export const HelpNow = () => {
  const { help } = title.value;
  if (help.length === 0) return null;
  const here = country.value === '' || country.value === unlisted ? elsewhere : country.value;
  return (
    <section class="help" aria-labelledby="help-heading">
      <h2 id="help-heading">If it is too much right now</h2>
      <p>Please talk to someone. In danger, call your emergency number.</p>
      <div aria-live="polite">
        {help
          .filter((one) => one.country === here)
          .map((one) => (
            <Lines key={one.name} help={one} most={country.value === '' ? 1 : 3} />
          ))}
      </div>
      <Select label="Help lines in" value={country.value} options={options()} onChoose={setCountry} />
    </section>
  );
};
