import type { BundleMade } from '../model/shop.ts';
import { bundled, megabytes } from '../state/shop.ts';
import { useEffect, useRef, useSignal } from '../state/view.ts';

/** Addresses of pictures, for as long as they are shown. */
const useAddresses = (
  pictures: BundleMade['pictures'],
): readonly (readonly [path: string, address: string])[] => {
  const addresses = useSignal<readonly (readonly [string, string])[]>([]);
  useEffect(() => {
    const made = pictures.map(
      ([path, png]) => [path, URL.createObjectURL(new Blob([png], { type: 'image/png' }))] as const,
    );
    addresses.value = made;
    return () => {
      for (const [, address] of made) URL.revokeObjectURL(address);
    };
  }, [pictures, addresses]);
  return addresses.value;
};

const Pictures = ({ pictures }: Pick<BundleMade, 'pictures'>) => (
  <ul class="pictures">
    {useAddresses(pictures).map(([path, address]) => (
      <li key={path}>
        <img src={address} alt={path} loading="lazy" />
      </li>
    ))}
  </ul>
);

/** What is in the archive: what goes where, and the pictures to look at. */
export const BundleTold = () => {
  const bundle = bundled.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands above what was pressed.
  useEffect(() => heading.current?.focus(), [bundle]);
  if (!bundle) return null;
  return (
    <section class="group" aria-labelledby="made-heading">
      <h2 id="made-heading" ref={heading} tabIndex={-1}>
        It is made
      </h2>
      <p class="hint">
        Unpack the ZIP file. The checklist in it says what goes where, and what to do before you sell.
      </p>
      <ul class="shelves">
        {bundle.shelves.map(({ folder, shop, files, bytes }) => (
          <li key={folder}>
            <strong>{shop}</strong>
            <span class="about">
              {`${files === 1 ? '1 file' : `${files} files`} to upload, ${megabytes(bytes)}, in the folder ${folder}`}
            </span>
          </li>
        ))}
      </ul>
      {bundle.pictures.length > 0 && <Pictures pictures={bundle.pictures} />}
    </section>
  );
};
