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
  readonly name: CallName;
  readonly body: Calls[CallName]['asks'];
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

/** Pages that a worker lays out before it is put away: what is kept of them has grown to some 600 MB by then. No browser tells how much it is. */
const mostPages = 4000;

let tellHeavy = (): void => undefined;

/** What is to be done when a worker has grown too large, and nobody waits for it. */
export const whenHeavy = (act: () => void): void => {
  tellHeavy = act;
};

const hear = (data: Answer): void => {
  const asked = waiting.get(data.n);
  if ('step' in data) {
    asked?.step(data.step);
    return;
  }
  waiting.delete(data.n);
  if ('failed' in data) asked?.fail(new Error(data.failed));
  else asked?.give(data.body);
  if (data.pages > mostPages && waiting.size === 0) tellHeavy();
};

const startWorker = async (): Promise<Worker> => {
  const worker = await workerOf(blockOf('worker'));
  worker.onmessage = ({ data }: MessageEvent<Answer>) => hear(data);
  return worker;
};

let worker: Promise<Worker> | undefined;

/** Files that are handed over, and need not be there twice. */
const buffersIn = (body: Calls[CallName]['asks']): readonly Transferable[] =>
  'files' in body ? body.files.map(([, bytes]) => (bytes instanceof Uint8Array ? bytes.buffer : bytes)) : [];

const send = async (one: Waiting): Promise<void> => {
  worker ??= startWorker();
  const to = await worker;
  lastNumber += 1;
  waiting.set(lastNumber, one);
  to.postMessage({ n: lastNumber, name: one.name, body: one.body }, [...buffersIn(one.body)]);
};

const post = <Name extends CallName>(
  name: Name,
  body: Calls[Name]['asks'],
  step: Waiting['step'] = () => undefined,
): Promise<Calls[Name]['gives']> =>
  new Promise((give, fail) => {
    // What a call gives is declared beside what it asks.
    send({ name, body, give: (given) => give(given as Calls[Name]['gives']), fail, step }).catch(fail);
  });

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

/** Workers that were put away. What one numbers, no other does. */
let ended = 0;
const numbersOfOne = 1_000_000;

let openMore = async (): Promise<void> => undefined;

/** What a fresh worker is to open beside what comes with the page. */
export const openAlso = (files: () => Promise<Calls['take']['asks']>): void => {
  openMore = async () => void (await post('take', await files()));
};

const openCore = async (): Promise<void> => {
  await whole();
  const fonts = fontNames().map((name) => [name, fontBlock(name)] as const);
  const { faces } = await post('open', { texts: blockOf('texts'), fonts, numbersFrom: ended * numbersOfOne });
  if (ended === 0) addFaces(faces);
  else await openMore();
};

let opened: Promise<void> | undefined;

/** Opens core, ahead of the first wish where nobody waits. */
export const warm = (): Promise<void> => {
  opened ??= openCore();
  return opened;
};

/** Asks the worker, once it is open. `step` is told what is at work. */
export const ask = async <Name extends CallName>(
  name: Name,
  body: Calls[Name]['asks'],
  step?: Waiting['step'],
): Promise<Calls[Name]['gives']> => {
  await warm();
  return post(name, body, step);
};

/** Says that a call was stopped. */
class Stopped extends Error {}

export const isStopped = (problem: unknown): boolean => problem instanceof Stopped;

/** Ends the worker, and `stopped` with it; what else waits is asked of the next one. */
export const endWorker = async (stopped?: CallName): Promise<void> => {
  const old = await worker;
  old?.terminate();
  ended += 1;
  [worker, opened] = [undefined, undefined];
  const left = [...waiting.values()];
  waiting.clear();
  for (const one of left)
    if (one.name === stopped) one.fail(new Stopped());
    else if (one.name !== 'open') void warm().then(() => send(one), one.fail);
};
