import type { TicketFields } from '../../core/index.ts';
import type { Told } from '../model/messages.ts';
import { brandTold, openBrandFiles, saveBrand, saveLogo } from '../state/brand-file.ts';
import {
  brandFields,
  brandGiven,
  dropLogo,
  isNameless,
  logo,
  logoFlaw,
  type Practice,
  practice,
  proof,
  proveTyped,
  setPractice,
  takeLogo,
} from '../state/practice.ts';
import { useEffect, useId } from '../state/view.ts';
import { ColorInput } from './color-input.tsx';
import { Below, LineInput, TextArea } from './field.tsx';
import { FileDrop } from './file-drop.tsx';
import { inWords, Remarks } from './told.tsx';

type Asked = readonly (readonly [field: keyof Practice, label: string, rows?: number])[];

const who: Asked = [
  ['name', 'Name of the practice, or your name'],
  ['credentials', 'Profession or license'],
  ['address', 'Address', 3],
  ['phone', 'Telephone'],
  ['email', 'Email'],
  ['website', 'Website'],
];
const foot: Asked = [
  ['footer', 'A line at the foot of each page'],
  ['imprint', 'Words for the imprint', 2],
];

/** Where core tells of a field, by what the page calls it. */
const places: Readonly<Record<string, string>> = { accent: 'colors.accent', alt: 'logo.alt' };
const shown: ReadonlySet<string> = new Set(
  [...who, ...foot]
    .map(([field]) => field)
    .concat(['accent', 'alt'])
    .map((field) => places[field] ?? field),
);

/** What is told of a field: of one in lines, of any of them. */
const isAbout = ({ field = '' }: Pick<Told, 'field'>, name: string): boolean =>
  field === name || field.startsWith(`${name}.`);

const isWrong = ({ severity }: Told): boolean => severity === 'error';

const nameless = 'Please type a name: without one, nothing of this is printed.';

const flawOf = (field: keyof Practice): string | undefined => {
  if (field === 'name' && isNameless.value) return nameless;
  const told = proof.value.told.find((one) => isWrong(one) && isAbout(one, places[field] ?? field));
  return told && inWords(told);
};

const Lines = ({ asked }: { readonly asked: Asked }) => (
  <>
    {asked.map(([field, label, rows]) => {
      const props = {
        label,
        value: practice.value[field],
        onInput: (value: string) => setPractice(field, value),
        flaw: flawOf(field),
      };
      return rows ? <TextArea key={field} rows={rows} {...props} /> : <LineInput key={field} {...props} />;
    })}
  </>
);

const Logo = () => {
  const id = useId();
  const told = proof.value.told.find((one) => isAbout(one, 'logo.file'));
  const missing =
    told?.code === 'brand/no-logo' ? 'Your file names a logo: please choose it here.' : undefined;
  return (
    <>
      <div class="field">
        <label for={id}>Logo, as PNG or JPEG</label>
        <input
          id={id}
          type="file"
          accept="image/png,image/jpeg"
          aria-describedby={`${id}-flaw ${id}-hint`}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void takeLogo(file);
          }}
        />
        <Below
          id={id}
          flaw={logoFlaw.value || (missing ?? (told && inWords(told)))}
          hint={logo.value && 'A logo is chosen. Another one takes its place.'}
        />
      </div>
      {logo.value && (
        <button type="button" class="link" onClick={dropLogo}>
          Take the logo out
        </button>
      )}
      {logo.value && (
        <LineInput
          label="What the logo shows"
          value={practice.value.alt}
          onInput={(value) => setPractice('alt', value)}
          hint="For those who cannot see it."
          flaw={flawOf('alt')}
        />
      )}
    </>
  );
};

/** As people compare it: words need 4.5 at the least, and 7 is easy for everybody (WCAG 2.2, 1.4.3 and 1.4.6). */
const clearness = (contrast: number): string => {
  const said = `Words in this color on white paper: ${(Math.floor(contrast * 10) / 10).toFixed(1)} to 1.`;
  if (contrast >= 7) return `${said} Easy to read.`;
  return contrast >= 4.5
    ? `${said} From 7 on it is easy for everybody.`
    : `${said} Hard to read: a darker color is better.`;
};

const Accent = () => {
  const { contrast } = proof.value;
  const value = practice.value.accent;
  return (
    <ColorInput
      label="Color"
      value={value}
      onInput={(color) => setPractice('accent', color)}
      hint="Replaces the book’s own color, for example #1d5c6b. Drawings and backgrounds change with it."
      flaw={flawOf('accent')}
    >
      <p class="hint" role="status">
        {value !== '' && contrast !== undefined && clearness(contrast)}
      </p>
    </ColorInput>
  );
};

/** The same as a file, to be opened and to be kept. */
const AsFile = () => (
  <>
    <FileDrop
      label="Or open your brand.yaml"
      accept=".yaml,.yml,.png,.jpg,.jpeg,.ttf,.otf"
      multiple
      hint="Choose its logo and its fonts together with it."
      onFiles={(files) => void openBrandFiles(files)}
    />
    <div role="alert">
      <Remarks told={brandTold.value} />
    </div>
    <div class="buttons keep">
      <button type="button" disabled={!brandFields.value} onClick={() => void saveBrand()}>
        Save as brand.yaml
      </button>
      {logo.value && (
        <button type="button" onClick={saveLogo}>
          Save the logo beside it
        </button>
      )}
    </div>
  </>
);

/** Milliseconds without a key, after which what was typed is proven. */
const quiet = 300;

const useProof = (ticket: TicketFields): void => {
  const brand = brandGiven.value;
  useEffect(() => {
    const waiting = setTimeout(() => void proveTyped(ticket), quiet);
    return () => clearTimeout(waiting);
  }, [brand, JSON.stringify(ticket)]);
};

interface PracticeProps {
  readonly summary?: string;
  /** The book that it is proven with. */
  readonly ticket: TicketFields;
  readonly isOpen?: boolean;
}

/** Who gives a book, and how it looks. */
export const PracticeFields = ({
  summary = 'Your practice and logo',
  ticket,
  isOpen = false,
}: PracticeProps) => {
  useProof(ticket);
  const others = proof.value.told.filter(
    (one) => ![...shown, 'logo.file'].some((name) => isAbout(one, name)),
  );
  return (
    <details open={isOpen}>
      <summary>{summary}</summary>
      <Lines asked={who} />
      <Logo />
      <Accent />
      <Lines asked={foot} />
      <div role="status">
        <Remarks told={others} />
      </div>
      <AsFile />
    </details>
  );
};
