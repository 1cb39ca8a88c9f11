import { parentPort, workerData } from 'node:worker_threads';
import { flattenForm } from '../core/flatten/flatten.ts';

// The bundle `flatten.cjs`. What fails here, at once or later, ends its thread alone.
void flattenForm(workerData).then((made) => parentPort?.postMessage(made));
