import { dirname, resolve } from 'node:path';
import type { BundleSources } from '../core/shop/bundle.ts';
import { pathsIn, readProductFile } from '../core/shop/product.ts';
import { readBrandSource } from '../node/brand.ts';
import { readOne, readSources } from '../node/folders.ts';
import { foldersOfProduct, productAt, readShopFiles } from '../node/shop-files.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { type Run, sourceFiles } from './run.ts';

/** Reads a product and all that it is made of, from the house that it names or that is named here; undefined when something cannot be read, as reported. */
export const readProductSources = (
  path: string | undefined,
  house: string | undefined,
  run: Run,
): BundleSources | undefined => {
  const file = productAt(path);
  try {
    const product = readOne(file, run.report);
    const read = product && readProductFile(product, run.report);
    if (product) run.knows([product]);
    if (!product || !read) return undefined;
    const { brand: own, ...named } = pathsIn(read);
    const folders = foldersOfProduct(file, named);
    const sources = readSources(folders, run.report);
    const shops = readShopFiles(folders, run.report);
    run.knows([...sourceFiles(sources), ...shops.values()]);
    const name = house ?? own;
    const from = house === undefined ? dirname(file) : process.cwd();
    const brand = name === undefined ? undefined : readBrandSource(resolve(from, name), run.report);
    if (brand) run.knows([brand.source]);
    const brands = new Map(brand && name !== undefined ? [[name, brand]] : []);
    return run.failed() ? undefined : { sources: { ...sources, brands }, product, shops, brand: house };
  } catch (problem) {
    const hint = 'name a `product.yaml`, or a folder that holds one';
    run.report(systemError(problem, `\`${shown(file)}\` cannot be read`, hint));
    return undefined;
  }
};
