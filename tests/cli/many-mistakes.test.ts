import { existsSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readJobTicket } from '../../src/cli/job-ticket.ts';
import { make } from '../../src/cli/make.ts';
import { startRun } from '../../src/cli/run.ts';
import { error, warning } from '../../src/core/index.ts';
import { makeFolder, smallFiles } from '../support/folder.ts';

afterEach(() => void vi.restoreAllMocks());

/** What a run with so many mistakes and doubts says. */
const said = (mistakes: number, doubts: number, all = false): string => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const run = startRun({ quiet: false, json: false, all });
  for (let at = 0; at < doubts; at++) run.report(warning('a/doubt', `doubt ${at}`));
  for (let at = 0; at < mistakes; at++) run.report(error('a/mistake', `mistake ${at}`));
  run.end({});
  return lines.join('');
};

describe('many mistakes', () => {
  it('up to twenty are all shown', () => {
    expect(said(20, 0).match(/mistake \d/g)).toHaveLength(20);
    expect(said(20, 0)).not.toContain('--all-mistakes');
  });

  it('beyond twenty are counted, mistakes shown before doubts', () => {
    const told = said(19, 10);
    expect([told.match(/mistake \d/g)?.length, told.match(/doubt \d/g)?.length]).toEqual([19, 1]);
    expect(told).toContain('9 more; `--all-mistakes` shows all');
    expect(told).toContain('19 mistakes');
  });

  it('are all shown when that is asked for', () => {
    expect(said(30, 10, true).match(/(mistake|doubt) \d/g)).toHaveLength(40);
  });
});

describe('a run that mistakes have stopped', () => {
  it.each([
    ['in the content', { 'content/pages/probe.yaml': 'id: probe\ntitle: {{\n' }, {}],
    ['on the ticket', {}, { edition: 'a44' }],
    ['in a layout', { 'templates/page.hbs': '<p>' }, {}],
  ])('leaves no folder of files, and nothing in one that was there (%s)', async (_, spoilt, flags) => {
    const folder = makeFolder(smallFiles(spoilt));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    for (const out of ['new', 'content']) {
      const before = existsSync(folder.at(out)) ? readdirSync(folder.at(out)) : undefined;
      const run = startRun({ quiet: true, json: false });
      const [content, templates] = [folder.at('content'), folder.at('templates')];
      const job = readJobTicket(undefined, { content, templates, out: folder.at(out), ...flags }, run);
      expect(job ? await make(job, run) : run.end({})).toBe(1);
      expect(existsSync(folder.at(out)) ? readdirSync(folder.at(out)) : undefined).toEqual(before);
    }
    folder.remove();
  });
});
