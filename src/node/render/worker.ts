import { parentPort, workerData } from 'node:worker_threads';
import { drawPictures, NotDrawn } from './pictures.ts';

// The bundle `render.js`. What fails here ends its thread alone.
const draw = async (): Promise<void> => {
  const { bytes, wish, wasm } = workerData;
  try {
    for await (const picture of drawPictures(bytes, wish, wasm)) parentPort?.postMessage({ picture });
    parentPort?.postMessage({ done: true });
  } catch (problem) {
    parentPort?.postMessage({ why: problem instanceof NotDrawn ? problem.message : undefined });
  }
};
await draw();
