import { optionsAt, type Reading, textAt, toldAt, typeAt } from '../state/product.ts';
import { axisNamed, formAxis } from '../state/title.ts';
import { LineInput, Select, TextArea } from './field.tsx';
import { inWords } from './told.tsx';

/** How one field of a product is asked for. */
interface Asked {
  readonly path: string;
  readonly label: string;
  readonly as?: Reading;
  /** Lines to type in; one without. */
  readonly rows?: number;
  readonly hint?: string;
}

const OneField = ({ path, label, as = 'text', rows, hint }: Asked) => {
  const told = toldAt(path);
  const props = {
    label,
    hint,
    value: textAt(path, as),
    flaw: told && inWords(told),
    onInput: (text: string) => typeAt(path, text, as),
  };
  return rows ? <TextArea rows={rows} {...props} /> : <LineInput {...props} />;
};

/** What an option is called, whatever axis it is of. */
const titleOf = (option: string): string =>
  axisNamed(formAxis.value?.id)?.options.find(({ id }) => id === option)?.title ?? option;

/** A field; one for each option where the product says it apart. */
const ProductField = (asked: Asked) => {
  const options = optionsAt(asked.path);
  if (options.length === 0) return <OneField {...asked} />;
  return (
    <>
      {options.map((option) => (
        <OneField
          key={option}
          {...asked}
          path={`${asked.path}.${option}`}
          label={`${asked.label} (${titleOf(option)})`}
        />
      ))}
    </>
  );
};

const Fields = ({ asked }: { readonly asked: readonly Asked[] }) => (
  <>
    {asked.map((one) => (
      <ProductField key={one.path} {...one} />
    ))}
  </>
);

const listing: readonly Asked[] = [
  { path: 'title', label: 'What it is called', hint: 'On the pictures, and in the names of the files.' },
  { path: 'listing.title', label: 'Title in the shop', rows: 2, hint: 'Etsy takes 140 letters.' },
  {
    path: 'listing.description',
    label: 'Description',
    as: 'paragraphs',
    rows: 7,
    hint: 'An empty line begins a paragraph. What is inside, the license and what shops want told of AI tools follow it.',
  },
  { path: 'listing.keywords', label: 'Keywords', as: 'words', rows: 3, hint: 'With commas between them.' },
];

const buyers: readonly Asked[] = [
  { path: 'support', label: 'Whom buyers ask', rows: 2 },
  { path: 'license.title', label: 'License' },
  { path: 'license.text', label: 'What buyers may do', as: 'paragraphs', rows: 4 },
  { path: 'license.credit', label: 'How the source is named' },
  {
    path: 'reviewer',
    label: 'Who has reviewed it',
    hint: 'Without a name, buyers are told that nobody outside has.',
  },
  { path: 'version', label: 'Version' },
  { path: 'date', label: 'Date', hint: 'As in 2027-01-31.' },
];

const made = [
  ['none', 'Without AI tools'],
  ['assisted', 'By people, improved with AI tools'],
  ['generated', 'With AI tools'],
] as const;

const disclosed = [
  ['text', 'How was the text made?'],
  ['images', 'How were the pictures made?'],
  ['translations', 'How were translations made?'],
] as const;

/** What is said of AI tools, as shops ask. */
const Disclosure = () => (
  <>
    {disclosed.map(([what, label]) => (
      <Select
        key={what}
        label={label}
        value={textAt(`disclosure.${what}`, 'text') || 'none'}
        options={made}
        onChoose={(how) => typeAt(`disclosure.${what}`, how, 'text')}
      />
    ))}
  </>
);

/** The words of a product: what stands in the shop, and what buyers read. */
export const ProductFields = () => (
  <>
    <details>
      <summary>The words in the shop</summary>
      <Fields asked={listing} />
    </details>
    <details>
      <summary>What buyers are told</summary>
      <Fields asked={buyers} />
      <Disclosure />
    </details>
  </>
);

/** The price, as a shop is to show it. */
export const PriceFields = ({
  shops,
}: {
  readonly shops: readonly { readonly id: string; readonly name: string }[];
}) => (
  <div class="pair">
    {shops.map(({ id, name }) => (
      <OneField key={id} path={`shops.${id}.price`} label={`Price at ${name}`} />
    ))}
  </div>
);
