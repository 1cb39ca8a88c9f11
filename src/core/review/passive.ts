import retextPassive from 'retext-passive';
import { VFile } from 'vfile';
import { wordsIn } from '../reading/plain-words.ts';

type Check = ReturnType<typeof retextPassive>;
type Tree = Parameters<Check>[0];
type Sentence = Extract<Tree['children'][number], { type: 'SentenceNode' }>;

/** A sentence as the natural-language syntax tree that retext reads (https://github.com/syntax-tree/nlcst). */
const treeOf = (sentence: string): Sentence => ({
  type: 'SentenceNode',
  children: wordsIn(sentence).flatMap((value): Sentence['children'] => [
    { type: 'WordNode', children: [{ type: 'TextNode', value }] },
    { type: 'WhiteSpaceNode', value: ' ' },
  ]),
});

/** A form of “be” and a regular participle: retext-passive knows the irregular ones. */
const regular = /\b(?:am|is|are|was|were|be|been|being) (\p{L}+ed)\b/giu;

/** Which sentences are in the passive voice; `states` are participles that only name a state. */
export const passiveIn = (sentences: readonly string[], states: readonly string[]): readonly boolean[] => {
  const known = new Set(states);
  const trees = sentences.map(treeOf);
  const file = new VFile();
  retextPassive({ ignore: states })({ type: 'RootNode', children: [...trees] }, file);
  const found = new Set(file.messages.flatMap(({ ancestors = [] }) => ancestors));
  return sentences.map((sentence, index) => {
    const tree = trees[index];
    if (tree && found.has(tree)) return true;
    return [...sentence.matchAll(regular)].some(
      ([, participle = '']) => !known.has(participle.toLowerCase()),
    );
  });
};
