import type { Axes } from '../author/axes.ts';
import { exerciseSchema } from '../author/schemas.ts';
import type { Kind } from '../blocks/block.ts';
import type { Alternative, PlannedSection } from '../choose/plan.ts';
import { counter, gradeOf, isGraded } from '../reading/grade.ts';
import { passagesOf } from '../reading/passages.ts';
import { sentencesIn } from '../reading/plain-words.ts';
import { check } from '../schema/check.ts';

type Kinds = ReadonlyMap<string, Kind>;

/** An exercise in one option of an axis; layouts see it beside those in the other options. */
export interface Variant {
  /** The option's title. */
  readonly option: string;
  /** School grade of its texts (Flesch and Kincaid), as whole number; undefined when it has too few sentences. */
  readonly grade: number | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

const gradeIn = (
  { entry }: PlannedSection,
  { choices }: Alternative,
  axes: Axes,
  kinds: Kinds,
): number | undefined => {
  const { passages } = passagesOf(entry, { kinds, axes, spell: (text) => text });
  const read = passages.filter((passage) =>
    [...choices].every(([axis, option]) => passage.conditions.get(axis)?.includes(option)),
  );
  const grade = gradeOf(
    read.filter(isGraded).flatMap(({ text }) => sentencesIn(text)),
    counter([]),
  );
  return grade === undefined ? undefined : Math.max(1, Math.round(grade));
};

/** The exercise in every option that it is for; `change` fills its texts. */
export const variantsOf = (
  planned: PlannedSection,
  axes: Axes,
  kinds: Kinds,
  change: (value: unknown) => unknown,
): readonly Variant[] =>
  (planned.across ?? []).flatMap((alternative): readonly Variant[] => {
    const checked = check(exerciseSchema, change(alternative.resolved.value));
    if (!checked.ok) return [];
    const { blocks: _blocks, ...fields } = checked.value;
    return [{ option: alternative.title, grade: gradeIn(planned, alternative, axes, kinds), fields }];
  });
