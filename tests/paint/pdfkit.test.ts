import { holdReaches } from './hold-reaches.ts';

holdReaches('Node');
