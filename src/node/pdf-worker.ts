import { parentPort, workerData } from 'node:worker_threads';
import { readFilledPdf } from '../reader/pdf-fields.ts';

// The bundle `answers.cjs`. What fails here, at once or later, ends its thread alone.
void readFilledPdf(workerData).then((read) => parentPort?.postMessage(read));
