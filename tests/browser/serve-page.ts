import { createServer } from 'node:http';
import { build } from 'esbuild';
import { root } from '../support/sources.ts';

/** Core and the page's script in one file, as any page would bundle them: no plugins, no shims, no Node. */
const bundled = async (): Promise<string> => {
  const built = await build({
    absWorkingDir: root,
    entryPoints: ['tests/browser/page.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    // pdfkit's build for browsers asks where it lies as it loads. A script that is no module does not know.
    define: { 'import.meta.url': '"https://octavo.invalid/"' },
  });
  return built.outputFiles[0]?.text ?? '';
};

/** A block of data: the policy speaks of scripts that run. */
const dataBlock = (id: string, data: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;

export interface Served {
  readonly address: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

/** Serves a page that holds some data and runs the bundle under a policy, and nothing else. */
export const servePage = async (policy: string, data: Readonly<Record<string, unknown>>): Promise<Served> => {
  const blocks = Object.entries(data).map(([id, value]) => dataBlock(id, value));
  const page = `<!doctype html><meta charset="utf-8"><title>Octavo</title>${blocks.join('\n')}<script src="core.js"></script>`;
  const script = await bundled();
  const files = new Map([
    ['/', ['text/html', page] as const],
    ['/core.js', ['text/javascript', script] as const],
  ]);
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const [type, text] = files.get(url) ?? [];
    response.writeHead(type ? 200 : 404, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy,
    });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { address: `http://127.0.0.1:${port}/`, asked, close: () => server.close() };
};
