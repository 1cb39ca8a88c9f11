import { parentPort, workerData } from 'node:worker_threads';
import { doSpreadsheetTask } from './spreadsheets.ts';

// The thread in which a spreadsheet is read or written.
void doSpreadsheetTask(workerData).then((answer) => parentPort?.postMessage(answer));
