import { type Command, Option } from 'commander';
import type { BundleFlags } from './bundle-product.ts';
import type * as commands from './commands.ts';
import { choosing, intoFolder, paperAndLook, shared, whatToMake } from './flag-groups.ts';
import { several, voiced, whole, withSingleValues } from './flag-values.ts';
import type { Flags } from './flags.ts';
import type { PagesFlags } from './pages.ts';
import type { UpdateFlags } from './update.ts';

// Commands for whoever sells what is made.

type Load = () => typeof commands;

export const addPages = (program: Command, load: Load): void => {
  voiced(
    program
      .command('pages')
      .description('draw pages of a PDF as pictures')
      .argument('<file>', 'a PDF, by Octavo or not')
      .addOption(new Option('--to <kind>', 'what to make of them').choices(['png']).default('png'))
      .option('--pages <pages>', 'which, as 1-4,9, counted in the file (default: all)', several)
      .addOption(
        new Option('--width <pixels>', 'how wide a picture is; on a contact sheet, each page')
          .argParser(whole(1, 20_000))
          .conflicts('dpi'),
      )
      .option('--dpi <number>', 'how many pixels an inch, in place of a width (default: 144)', whole(1, 1200))
      .option(
        '--grid [columns]',
        'all on one contact sheet, so many side by side (default: 6)',
        whole(1, 100),
      )
      .option('-o, --out <dir>', 'folder to write to (default: out)')
      .option('--replace', 'put it in the place of a file of that name, whatever that holds'),
  ).action((file: string, flags: Flags & PagesFlags) => load().runPages(file, flags));
};

export const addBundle = (program: Command, load: Load): void => {
  const command = program
    .command('bundle')
    .description(
      'make a product ready for its shops: files, zips, texts, pictures, a list of what is left to do',
    )
    .argument(
      '[path]',
      'a `product.yaml`, or a folder that holds one (default: the one that comes with Octavo)',
    )
    .option('--brand <file>', 'the house that sells it, in place of the one that the product names')
    .option('-o, --out <dir>', 'folder to write its folder to (default: out)')
    .option('--replace', 'put it in the place of a folder that was changed by hand')
    .option('--all-mistakes', 'show every mistake, not the first 20 alone');
  withSingleValues(voiced(command)).action((path: string | undefined, flags: Flags & BundleFlags) =>
    load().runBundleProduct(path, flags),
  );
};

export const addOrders = (program: Command, load: Load): void => {
  const command = program
    .command('orders')
    .description('make a copy for each buyer, with a line that says whose it is')
    .argument('[file]', 'a table of orders (CSV, Excel); without one, orders as JSON lines on standard input')
    .addOption(
      new Option('--line <where>', 'where the line stands (default: every-page)').choices([
        'every-page',
        'imprint',
      ]),
    )
    .option('--brand <file>', 'your house, as a `brand.yaml` tells it');
  intoFolder(paperAndLook(choosing(whatToMake(command), load)));
  withSingleValues(shared(command)).action((file: string | undefined, flags: Flags) =>
    load().runOrders(file, flags),
  );
};

export const addUpdate = (program: Command, load: Load): void => {
  const command = program
    .command('update')
    .description('carry filled copies of an earlier version over to the present one of a product')
    .argument('<files...>', 'filled copies (PDF), or patterns, as "copies/*.pdf"')
    .option('--product <path>', 'the `product.yaml` that they were sold by (default: Octavo’s own)')
    .option('--since <version>', 'the version that they are of (default: as their day tells)')
    .option('--brand <file>', 'the house that sells it, in place of the one that the product names');
  choosing(command, load);
  voiced(intoFolder(command));
  withSingleValues(command).action((files: readonly string[], flags: Flags & UpdateFlags) =>
    load().runUpdate(files, flags),
  );
};
