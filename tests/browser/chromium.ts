import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const program = process.env.OCTAVO_CHROMIUM ?? '/usr/bin/chromium';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of the machine's own. Throws, with what to do, where there is none. */
export const launchChromium = async (): Promise<Browser> => {
  if (!existsSync(program))
    throw new Error(`There is no Chromium at ${program}. Install it, or say in OCTAVO_CHROMIUM where it is.`);
  return chromium.launch({ executablePath: program, args: quiet });
};
