import type { Axes } from '../author/axes.ts';
import { defined } from '../model/defined.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { type Counter, counter, gradeOf, isGraded, tenth } from '../reading/grade.ts';
import type { Passage } from '../reading/passages.ts';
import { sentencesIn, wordsIn } from '../reading/plain-words.ts';
import type { Rules } from '../reading/rules.ts';
import { passiveIn } from './passive.ts';

/** A passage, and the module its figures count towards. */
export interface Counted {
  readonly module: string;
  readonly passage: Passage;
}

/** How one module reads in one form: grades of Flesch and Kincaid, words a sentence in the mean, passive sentences in a hundred. */
export interface ModuleReading {
  readonly module: string;
  readonly option: string;
  readonly sentences: number;
  readonly instructions?: number;
  readonly explanations?: number;
  readonly mean: number;
  readonly passive: number;
}

interface Sentence extends Counted {
  readonly text: string;
  readonly words: number;
  readonly passive: boolean;
}

const opening = (text: string): string => {
  const words = text.split(' ');
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : text;
};

const quoted = (sentences: readonly Sentence[]): string =>
  sentences.map(({ text }) => `“${opening(text)}”`).join(', ');

/** How many sentences a hint names. */
const named = 3;

interface Limit {
  readonly code: string;
  readonly what: string;
  readonly figure: number | undefined;
  readonly most: number;
  /** The sentences to begin with. */
  readonly worst: readonly Sentence[];
}

/** The sentences that are hardest to read, each taken alone. */
const hardest = (sentences: readonly Sentence[], count: Counter): readonly Sentence[] =>
  sentences
    .map((sentence) => ({ sentence, grade: gradeOf([sentence.text], count) ?? 0 }))
    .sort((one, other) => other.grade - one.grade)
    .slice(0, named)
    .map(({ sentence }) => sentence);

interface Judging {
  readonly rules: Rules;
  readonly count: Counter;
  readonly report: Report;
}

/** The sentences of a module in one option, and what messages call it. */
interface Group {
  readonly name: string;
  readonly sentences: readonly Sentence[];
}

const judge = ({ name }: Group, { code, what, figure, most, worst }: Limit, { report }: Judging): void => {
  if (figure === undefined || figure <= most) return;
  const message = `${what} of ${name}: ${figure}, more than ${most}`;
  report(error(code, message, worst[0]?.passage.place, `begin with ${quoted(worst)}`));
};

/** The grade of the sentences of one role, held to its limit; undefined when there are none. */
const judgeGrade = (
  group: Group,
  role: 'instruction' | 'explanation',
  judging: Judging,
): number | undefined => {
  const { rules, count } = judging;
  const some = group.sentences.filter(({ passage }) => passage.role === role);
  const texts = some.map(({ text }) => text);
  const figure = gradeOf(texts, count);
  const most = rules.reading[`${role}s`];
  const worst = figure !== undefined && figure > most ? hardest(some, count) : [];
  const what = `reading grade of the ${role}s`;
  judge(group, { code: 'review/hard', what, figure, most, worst }, judging);
  return figure;
};

/** Words a sentence in the mean, held to its limit. */
const judgeLength = (group: Group, judging: Judging): number => {
  const { sentences } = group;
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const figure = tenth(words / sentences.length);
  const worst = [...sentences].sort((one, other) => other.words - one.words).slice(0, named);
  const most = judging.rules.reading.mean;
  judge(group, { code: 'review/long', what: 'words a sentence', figure, most, worst }, judging);
  return figure;
};

/** Passive sentences in a hundred, held to their limit. */
const judgePassive = (group: Group, judging: Judging): number => {
  const passive = group.sentences.filter((sentence) => sentence.passive);
  const figure = tenth((100 * passive.length) / group.sentences.length);
  const limit = { code: 'review/passive', what: 'passive sentences in a hundred', figure };
  const most = judging.rules.reading.passive;
  judge(group, { ...limit, most, worst: passive.slice(0, 8) }, judging);
  return figure;
};

const readGroup = (group: Group, judging: Judging): Omit<ModuleReading, 'module' | 'option'> =>
  defined({
    sentences: group.sentences.length,
    instructions: judgeGrade(group, 'instruction', judging),
    explanations: judgeGrade(group, 'explanation', judging),
    mean: judgeLength(group, judging),
    passive: judgePassive(group, judging),
  });

/** The options that each have figures of their own; one without a name where all options share them. */
const optionsOf = (axes: Axes, { axis }: Rules): readonly string[] =>
  axis === undefined ? [''] : (axes.get(axis) ?? []);

/** Measures every module in every option of the axis of the rules; figures over a limit are mistakes. */
export const readModules = (
  counted: readonly Counted[],
  axes: Axes,
  rules: Rules,
  report: Report,
): readonly ModuleReading[] => {
  const texts = counted
    .filter(({ passage }) => isGraded(passage))
    .flatMap((one) =>
      sentencesIn(one.passage.text).map((text) => ({ ...one, text, words: wordsIn(text).length })),
    );
  const passive = passiveIn(
    texts.map(({ text }) => text),
    rules.states,
  );
  const sentences = texts.map(
    (sentence, index): Sentence => ({ ...sentence, passive: passive[index] === true }),
  );
  const judging: Judging = { rules, count: counter(rules.glossed), report };
  const modules = [...new Set(sentences.map(({ module }) => module))];
  return modules.flatMap((module) =>
    optionsOf(axes, rules).flatMap((option) => {
      const isMeant = ({ passage }: Sentence): boolean =>
        rules.axis === undefined || passage.conditions.get(rules.axis)?.includes(option) === true;
      const some = sentences.filter((sentence) => sentence.module === module && isMeant(sentence));
      const name = option === '' ? `\`${module}\`` : `\`${module}\`, ${option}`;
      const group = { name, sentences: some };
      return some.length > 0 ? [{ module, option, ...readGroup(group, judging) }] : [];
    }),
  );
};
