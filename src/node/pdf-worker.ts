import { parentPort, workerData } from 'node:worker_threads';
import { readPdfFields } from '../reader/pdf-fields.ts';

// The bundle `answers.cjs`. What fails here, at once or later, ends its thread alone.
void readPdfFields(workerData).then((fields) => parentPort?.postMessage(fields));
