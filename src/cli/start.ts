import './tier-up.ts';
import { openBundle, runBundle } from './bundle.ts';
import { main } from './main.ts';
import type { Commands } from './program.ts';

let commands: Commands | undefined;

main(() => {
  commands ??= runBundle(openBundle());
  return commands;
});
