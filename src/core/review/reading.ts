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

const judge = ({ code, what, figure, most, worst }: Limit, at: string, report: Report): void => {
  if (figure === undefined || figure <= most) return;
  report(
    error(
      code,
      `${what} of ${at}: ${figure}, more than ${most}`,
      worst[0]?.passage.place,
      `begin with ${quoted(worst)}`,
    ),
  );
};

interface Judging {
  readonly rules: Rules;
  readonly count: Counter;
  readonly report: Report;
}

const readOption = (
  sentences: readonly Sentence[],
  at: string,
  { rules, count, report }: Judging,
): Omit<ModuleReading, 'module' | 'option'> => {
  const { instructions, explanations, mean, passive } = rules.reading;
  const grade = (role: string, what: string, most: number): number | undefined => {
    const some = sentences.filter(({ passage }) => passage.role === role);
    const texts = some.map(({ text }) => text);
    const figure = gradeOf(texts, count);
    const isOver = figure !== undefined && figure > most;
    judge({ code: 'review/hard', what, figure, most, worst: isOver ? hardest(some, count) : [] }, at, report);
    return figure;
  };
  const graded = {
    instructions: grade('instruction', 'reading grade of the instructions', instructions),
    explanations: grade('explanation', 'reading grade of the explanations', explanations),
  };
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const longest = [...sentences].sort((one, other) => other.words - one.words).slice(0, named);
  const length = tenth(words / sentences.length);
  judge(
    { code: 'review/long', what: 'words a sentence', figure: length, most: mean, worst: longest },
    at,
    report,
  );
  const done = sentences.filter((sentence) => sentence.passive);
  const share = tenth((100 * done.length) / sentences.length);
  judge(
    {
      code: 'review/passive',
      what: 'passive sentences in a hundred',
      figure: share,
      most: passive,
      worst: done.slice(0, 8),
    },
    at,
    report,
  );
  return defined({
    sentences: sentences.length,
    instructions: graded.instructions,
    explanations: graded.explanations,
    mean: length,
    passive: share,
  });
};

/** The options that figures are told apart by; one without a name where they are told of all together. */
const optionsTold = (axes: Axes, { axis }: Rules): readonly string[] =>
  axis === undefined ? [''] : (axes.get(axis) ?? []);

/** Reads every module in every option of the axis told apart; figures over a limit are mistakes. */
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
    optionsTold(axes, rules).flatMap((option) => {
      const stands = ({ passage }: Sentence): boolean =>
        rules.axis === undefined || passage.conditions.get(rules.axis)?.includes(option) === true;
      const some = sentences.filter((sentence) => sentence.module === module && stands(sentence));
      const at = option === '' ? `\`${module}\`` : `\`${module}\`, ${option}`;
      return some.length > 0 ? [{ module, option, ...readOption(some, at, judging) }] : [];
    }),
  );
};
