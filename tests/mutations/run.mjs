// Applies one fault of ink after another to a copy of the sources, and runs the tests of ink on it: each fault must make one of
// them fail. `node tests/mutations/run.mjs` runs all of them, with words behind it those whose file or description holds one of
// the words. The exit code is 1 when a fault is not caught, or cannot be made.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults } from './faults.mjs';
import { coreFiles, fileOf, spoilt } from './spoil.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the tests of ink need of the repository. */
const needed = [
  'src',
  'tests',
  'fonts',
  'templates',
  'exercises',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const tests = ['tests/ink/', 'tests/specimens/'];
const workers = 2;
const resultFile = 'result.json';
const files = coreFiles(root);

/** A copy of the tree, to be spoilt. */
const makeTree = () => {
  const tree = mkdtempSync(join(tmpdir(), 'octavo-fault-'));
  for (const name of needed) cpSync(join(root, name), join(tree, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return tree;
};

/** Runs the tests of ink, up to the first that fails; undefined when they could not be run at all. */
const runTests = async (tree) => {
  const result = join(tree, resultFile);
  rmSync(result, { force: true });
  const options = ['--bail=1', '--no-isolate', '--maxWorkers=1', '--reporter=json', `--outputFile=${result}`];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, UPDATE_GOLDENS: '' };
  const run = spawn(process.execPath, [vitest, 'run', ...options, ...tests], {
    cwd: tree,
    env,
    stdio: 'ignore',
  });
  await new Promise((resolve) => run.on('close', resolve));
  try {
    const { testResults } = JSON.parse(readFileSync(result, 'utf8'));
    return testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    // Nothing was written, or not to its end.
    return undefined;
  }
};

/** `caught by …`, `survived`, or why there is no telling. */
const judge = (results) => {
  if (!results?.length) return { caught: false, verdict: 'did not run' };
  const failed = results.find(({ status }) => status === 'failed');
  return failed
    ? { caught: true, verdict: `caught by “${failed.fullName}”` }
    : { caught: false, verdict: 'SURVIVED' };
};

const tryFault = async (tree, fault) => {
  try {
    const path = join(tree, fileOf(fault, files));
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, spoilt(text, fault));
    const results = await runTests(tree);
    writeFileSync(path, text);
    return judge(results);
  } catch (mistake) {
    return { caught: false, verdict: `could not be made: ${mistake.message}` };
  }
};

/** Takes faults from the list until it is empty, in a tree of its own. */
const work = async (waiting, report) => {
  const tree = makeTree();
  try {
    for (let fault = waiting.shift(); fault; fault = waiting.shift())
      report(fault, await tryFault(tree, fault));
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
};

/** Without a fault all tests must pass, or a failure would say nothing. */
const proveSound = async () => {
  const tree = makeTree();
  const results = await runTests(tree);
  rmSync(tree, { recursive: true, force: true });
  const failed = results?.find(({ status }) => status === 'failed');
  if (!results?.length || failed)
    throw new Error(`without a fault the tests fail: ${failed?.fullName ?? 'they do not run'}`);
};

const words = process.argv.slice(2);
const chosen = faults.filter(
  ({ file, what }) => words.length === 0 || words.some((word) => `${file} ${what}`.includes(word)),
);

await proveSound();
let caught = 0;
const waiting = [...chosen];
const report = ({ file, what }, result) => {
  if (result.caught) caught += 1;
  console.log(`${result.caught ? 'ok  ' : 'FAIL'} ${file}: ${what}: ${result.verdict}`);
};
await Promise.all(Array.from({ length: workers }, () => work(waiting, report)));
console.log(`${caught} of ${chosen.length} faults caught`);
process.exitCode = caught === chosen.length ? 0 : 1;
