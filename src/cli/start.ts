import './tier-up.ts';
import { openBundle, runBundle } from './bundle.ts';

runBundle(openBundle());
