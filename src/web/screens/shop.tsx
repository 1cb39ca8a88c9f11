import type { OfferedBook } from '../../core/index.ts';
import { BundleTold } from '../parts/bundle-made.tsx';
import { CheckGroup } from '../parts/check-group.tsx';
import { FileDrop } from '../parts/file-drop.tsx';
import { PracticeFields } from '../parts/practice.tsx';
import { PriceFields, ProductFields } from '../parts/product-fields.tsx';
import { Remarks } from '../parts/told.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { done } from '../state/files.ts';
import { clear, show } from '../state/making.ts';
import { brandGiven } from '../state/practice.ts';
import * as product from '../state/product.ts';
import { lacking, makeReady, shownTicket, step, stepSaid, stopReady } from '../state/shop.ts';
import { title } from '../state/title.ts';
import { useEffect } from '../state/view.ts';
import { proofTicket } from '../state/workbook.ts';

/** For whom it is sold: each is a product of its own. */
const Products = () => (
  <>
    {product.axesSold.value.map(({ id, asks, options }) => (
      <CheckGroup
        key={id}
        legend={product.axesSold.value.length === 1 ? 'For whom is it sold?' : asks}
        options={options.map((one) => ({
          value: one.id,
          says: one.title,
          ...(one.says ? { about: one.says } : {}),
        }))}
        checked={product.wanted.value[id] ?? []}
        onCheck={(option, isWanted) => product.want(id, option, isWanted)}
      />
    ))}
  </>
);

const countOf = ({ length }: readonly string[]): string => {
  if (length === 0) return 'Not sold';
  return length === 1 ? '1 file' : `${length} files`;
};

const Editions = ({ book }: { readonly book: OfferedBook }) => {
  const sold = product.soldEditions(book.name);
  return (
    <details>
      <summary>
        {book.says}
        <span class="about">{countOf(sold)}</span>
      </summary>
      <CheckGroup
        legend="In which editions?"
        options={(product.offer.value?.editions ?? []).map((one) => ({
          value: one.name,
          says: one.title,
          about: one.for,
        }))}
        checked={sold}
        onCheck={(edition, isSold) => product.sellEdition(book.name, edition, isSold)}
      />
    </details>
  );
};

const Files = () => (
  <section class="group" aria-labelledby="files-heading">
    <h2 id="files-heading">What do buyers get?</h2>
    {product.canTickBooks.value ? (
      product.booksToSell.value.map((book) => <Editions key={book.name} book={book} />)
    ) : (
      <p class="hint">What the product file says.</p>
    )}
  </section>
);

const Shops = () => {
  const shops = product.offer.value?.shops ?? [];
  const sold = product.shopsSold.value;
  return (
    <>
      <CheckGroup
        legend="Where do you sell?"
        options={shops.map(({ id, name, sells }) => ({
          value: id,
          says: name,
          about: sells === 'print' ? 'Prints it: an inside and a cover' : 'A download',
        }))}
        checked={sold}
        onCheck={product.sellAt}
      />
      <PriceFields shops={shops.filter(({ id }) => sold.includes(id))} />
    </>
  );
};

/** The whole of it as a file. */
const AsFile = () => (
  <details>
    <summary>Keep it, or go on with a product.yaml</summary>
    <FileDrop
      label="Your product.yaml"
      accept=".yaml,.yml"
      hint="What you sell, as it was saved here."
      onFiles={([file]) => {
        if (file) void product.openProductFile(file);
      }}
    />
    <div class="buttons keep">
      <button type="button" onClick={() => void product.saveProduct()}>
        Save as product.yaml
      </button>
    </div>
  </details>
);

const said = (): string => {
  if (step.value !== undefined) return stepSaid.value;
  if (lacking.value !== '') return lacking.value;
  if (product.productTold.value.some(({ severity }) => severity === 'error'))
    return 'Something is not right yet. It is told above, and beside its field.';
  return done.value || 'All in one ZIP file. It takes about a minute.';
};

const MakeReady = () => (
  <div class="actions">
    <div class="buttons">
      {step.value === undefined ? (
        <button type="button" class="main" disabled={lacking.value !== ''} onClick={() => void makeReady()}>
          Make all files
        </button>
      ) : (
        <button type="button" class="main" onClick={() => void stopReady()}>
          Stop
        </button>
      )}
    </div>
    <p class="size" aria-live="polite">
      {said()}
    </p>
  </div>
);

const undrawn = 'This browser cannot draw the pictures: they are left out.';

/** A product, made ready to be put up for sale. */
export const ShopScreen = () => {
  const [shown, brand, offer] = [shownTicket.value, brandGiven.value, product.offer.value];
  useEffect(() => void product.learnOffer(), [title.value]);
  useEffect(() => {
    if (shown) void show(shown, brand);
    else clear();
  }, [shown, brand]);
  return (
    <Workroom
      heading="For my shop"
      intro="The files, the pictures, the words of the listing, and a list of what is left to do, ready for each shop."
      actions={<MakeReady />}
    >
      <div class="notes" role="alert">
        <Remarks told={product.productTold.value.filter(({ severity }) => severity === 'error')} />
      </div>
      {offer && !offer.draws && <p class="flaw">{undrawn}</p>}
      <BundleTold />
      <Products />
      <Files />
      <Shops />
      <PracticeFields summary="Your name, logo and color" ticket={proofTicket.value} />
      <ProductFields />
      <AsFile />
    </Workroom>
  );
};
