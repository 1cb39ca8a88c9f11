import type { Answer, Call, CallName, Calls } from '../model/messages.ts';
import { pagesLaidOut } from './marks.ts';
import { openStudio } from './studio.ts';

// The worker of the page. What is asked is answered in its order, so that nothing is made of half-opened sources.

const studio = openStudio();

type Handler = (body: Calls[CallName]['asks'], step: (said: string) => void) => unknown;

/** Few members of the worker's own global object, which TypeScript's declarations of a page lack. */
declare const self: {
  onmessage: (event: MessageEvent<Call>) => void;
  postMessage: (answer: Answer, transfer: readonly Transferable[]) => void;
};

const buffersIn = (body: unknown): readonly Transferable[] => {
  if (typeof body !== 'object' || body === null) return [];
  if ('faces' in body && Array.isArray(body.faces)) return body.faces.map(({ bytes }) => bytes);
  if ('made' in body && typeof body.made === 'object') return buffersIn(body.made);
  if ('bytes' in body && body.bytes instanceof Uint8Array) return [body.bytes.buffer];
  return [];
};

const answer = async ({ n, name, body }: Call): Promise<void> => {
  try {
    // The types of a call hold body and handler together; a union of all of them does not.
    const handler = studio[name] as Handler;
    const given = (await handler(body, (step) =>
      self.postMessage({ n, step }, []),
    )) as Calls[CallName]['gives'];
    self.postMessage({ n, body: given, pages: pagesLaidOut() }, buffersIn(given));
  } catch (problem) {
    self.postMessage(
      { n, failed: problem instanceof Error ? problem.message : 'unknown', pages: pagesLaidOut() },
      [],
    );
  }
};

let queue: Promise<void> = Promise.resolve();
self.onmessage = ({ data }) => {
  queue = queue.then(() => answer(data));
};
