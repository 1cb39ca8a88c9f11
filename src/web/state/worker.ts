import type { Answer, CallName, Calls, GlyphFace } from '../model/messages.ts';

// The worker, made of the script that stands packed in the page. Nothing is loaded.

/** What stands in a block of data of the page. */
export const blockOf = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? '';

/** Unpacks what is deflated (RFC 1951) and written in base64. */
export const inflated = (base64: string): Response => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
};

/** The names of the fonts that come with the page. */
export const fontNames = (): readonly string[] =>
  [...document.querySelectorAll('script[data-font]')].flatMap(
    (block) => block.getAttribute('data-font') ?? [],
  );

export const fontBlock = (name: string): string => blockOf(`font-${name}`);

interface Waiting {
  readonly give: (body: unknown) => void;
  readonly fail: (problem: Error) => void;
  readonly step: (said: string) => void;
}

const waiting = new Map<number, Waiting>();
let lastNumber = 0;

/** A worker of a script that stands packed in the page. */
export const workerOf = async (packed: string): Promise<Worker> => {
  const script = await inflated(packed).text();
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
};

const startWorker = async (): Promise<Worker> => {
  const worker = await workerOf(blockOf('worker'));
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.n);
    if ('step' in data) {
      asked?.step(data.step);
      return;
    }
    waiting.delete(data.n);
    if ('failed' in data) asked?.fail(new Error(data.failed));
    else asked?.give(data.body);
  };
  return worker;
};

let worker: Promise<Worker> | undefined;

/** Files that are handed over, and need not be there twice. */
const buffersIn = (body: Calls[CallName]['asks']): readonly Transferable[] =>
  'files' in body ? body.files.map(([, bytes]) => (bytes instanceof Uint8Array ? bytes.buffer : bytes)) : [];

const post = async <Name extends CallName>(
  name: Name,
  body: Calls[Name]['asks'],
  step: Waiting['step'] = () => undefined,
): Promise<Calls[Name]['gives']> => {
  worker ??= startWorker();
  const to = await worker;
  lastNumber += 1;
  const n = lastNumber;
  return new Promise((give, fail) => {
    // What a call gives is declared beside what it asks.
    waiting.set(n, { give: (given) => give(given as Calls[Name]['gives']), fail, step });
    to.postMessage({ n, name, body }, [...buffersIn(body)]);
  });
};

/** Lets faces draw. A face of the same name is taken in the place of the one before. */
export const addFaces = (faces: readonly GlyphFace[]): void => {
  const old = new Set(faces.map(({ family }) => family));
  for (const face of [...document.fonts]) if (old.has(face.family)) document.fonts.delete(face);
  for (const { family, bytes } of faces) document.fonts.add(new FontFace(family, bytes));
};

/** Ends once the whole file is read. */
const whole = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else addEventListener('DOMContentLoaded', () => resolve());
  });

const openCore = async (): Promise<void> => {
  await whole();
  const fonts = fontNames().map((name) => [name, fontBlock(name)] as const);
  const { faces } = await post('open', { texts: blockOf('texts'), fonts });
  addFaces(faces);
};

let opened: Promise<void> | undefined;

/** Asks the worker, once it is open. `step` is told what is at work. */
export const ask = async <Name extends CallName>(
  name: Name,
  body: Calls[Name]['asks'],
  step?: Waiting['step'],
): Promise<Calls[Name]['gives']> => {
  opened ??= openCore();
  await opened;
  return post(name, body, step);
};

/** Opens core ahead, so that the first wish need not wait. */
export const warm = (): void => {
  opened ??= openCore();
};
