import fc from 'fast-check';
import { printable } from '../../src/core/compose/printable.ts';

/** What a context is, by the names it shows. */
type Shape = 'root' | 'item' | 'inner' | 'group' | 'text';

interface Around {
  /** Contexts from the innermost out; `../` leads along them. */
  readonly shapes: readonly Shape[];
  readonly turns: number;
  readonly given: readonly string[];
  readonly fuel: number;
}

const texts: Readonly<Record<Shape, readonly string[]>> = {
  root: [
    'text',
    'title',
    'num',
    'zero',
    'yes',
    'no',
    'nothing',
    'group.a',
    'group.deep.c',
    'map.k-1',
    'list.[0]',
    'items.[0].name',
  ],
  item: ['name', 'count', 'flag', 'markup'],
  inner: ['name', 'markup'],
  group: ['a', 'b', 'deep.c'],
  text: [],
};
const lists: Readonly<Record<Shape, readonly (readonly [path: string, inside: Shape])[]>> = {
  root: [
    ['items', 'item'],
    ['list', 'text'],
    ['map', 'text'],
    ['empty', 'text'],
    ['nothing', 'text'],
    ['group.list', 'text'],
  ],
  item: [['inner', 'inner']],
  inner: [],
  group: [['list', 'text']],
  text: [],
};

const word = fc.constantFrom('', 'a', '0', `<b class="x">&'\`=`, 'é', 'two words', '{{no}}', '\n');
const markup = fc.constantFrom('<em>so</em>', 'plain', '&amp;').map((text) => printable(() => text));
const inner = fc.record({ name: word, markup });
const item = fc.record({
  name: word,
  count: fc.nat(3),
  flag: fc.boolean(),
  markup,
  inner: fc.array(inner, { maxLength: 2 }),
});

/** Strings of lists differ from all others: whether a context changed, Handlebars tells by comparing loosely. */
const listed = (letter: string): fc.Arbitrary<readonly string[]> =>
  fc.nat(3).map((length) => Array.from({ length: length + 1 }, (_, index) => `${letter}<${index}>`));

export const contexts = fc.record({
  text: word,
  title: markup,
  num: fc.integer({ min: -5, max: 1e6 }),
  zero: fc.constant(0),
  yes: fc.constant(true),
  no: fc.constant(false),
  nothing: fc.constant(null),
  list: listed('l'),
  empty: fc.constant([]),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
  map: listed('m').map((all) => Object.fromEntries(all.map((one, index) => [`k-${index + 1}`, one]))),
  group: fc.record({ a: word, b: fc.nat(9), deep: fc.record({ c: word }), list: listed('g') }),
});

const tilde = fc.constantFrom('', '', '', '~');
const prose = fc
  .array(
    fc.constantFrom(
      'x',
      '<p>',
      '</p>',
      ' ',
      '  ',
      '\n',
      '\n',
      '\r\n',
      '\t',
      'x}}y',
      '\\{{raw}} ',
      'a\\b',
      ' \\\\{{@root.num}}',
      'é𝄞',
    ),
    {
      maxLength: 5,
    },
  )
  .map((pieces) => pieces.join(''));

const oneOf = <Value>(values: readonly Value[], otherwise: Value): fc.Arbitrary<Value> =>
  values.length === 0 ? fc.constant(otherwise) : fc.constantFrom(...values);

const further = ({ shapes }: Around, names: (shape: Shape) => readonly string[]): readonly string[] =>
  shapes.flatMap((shape, depth) => names(shape).map((name) => `${'../'.repeat(depth)}${name}`));

/** Paths to texts, numbers and the like that may be printed here. */
const printed = (around: Around): fc.Arbitrary<string> => {
  const [here = 'root'] = around.shapes;
  const turn = around.turns > 0 ? ['@index', '@key', '@first', '@last'] : [];
  const outer = around.turns > 1 ? ['@../index', '@../key'] : [];
  const scoped = texts[here].flatMap((name) => [
    `this.${name}`,
    `./${name}`,
    `this/${name.replaceAll('.', '/')}`,
  ]);
  const root = texts.root.map((name) => `@root.${name}`);
  const own = here === 'text' ? ['this', '.'] : [];
  return oneOf(
    [
      ...further(around, (shape) => texts[shape]),
      ...own,
      ...scoped,
      ...root,
      ...turn,
      ...outer,
      ...around.given,
    ],
    'zero',
  );
};

const mustache = (around: Around): fc.Arbitrary<string> =>
  fc
    .tuple(printed(around), tilde, tilde, fc.constantFrom('plain', 'plain', 'triple', 'and'))
    .map(([path, left, right, how]) => {
      // Numbers and the like that stand unescaped beside each other, Handlebars adds up. What is given to a partial may be one.
      if (!/\b(?:text|title|name|markup)$/.test(path)) return `{{${left}${path}${right}}}`;
      if (how === 'triple') return `{{${left}{${path}}${right}}}`;
      return `{{${left}${how === 'and' ? '&' : ''}${path}${right}}}`;
    });

const comment = fc
  .tuple(tilde, fc.constantFrom('! so', '!-- {{so}} --', '!'), tilde)
  .map(([left, text, right]) => `{{${left}${text}${right}}}`);

const asked = (around: Around): fc.Arbitrary<string> =>
  fc.oneof(
    printed(around),
    oneOf(
      [
        ...further(around, (shape) => lists[shape].map(([path]) => path)),
        'true',
        'false',
        '0',
        '"text"',
        'null',
      ],
      'true',
    ),
  );

const tag = (inside: string, [left, right]: readonly [string, string]): string =>
  `{{${left}${inside}${right}}}`;
const tildes = fc.tuple(tilde, tilde);
const closeWith = (name: string) => tildes.map((sides) => tag(`/${name}`, sides));
const elseTag = tildes.chain((sides) => fc.constantFrom('else', '^').map((name) => tag(name, sides)));

const condition = (around: Around): fc.Arbitrary<string> => {
  const within = statements({ ...around, fuel: around.fuel - 1 });
  const opening = fc
    .tuple(
      fc.constantFrom('if', 'unless'),
      asked(around),
      fc.constantFrom('', '', ' includeZero=true'),
      tildes,
    )
    .map(([name, path, hash, sides]) => ({ name, text: tag(`#${name} ${path}${hash}`, sides) }));
  const chain = fc
    .tuple(fc.constantFrom('if', 'unless'), asked(around), tildes, within)
    .map(([name, path, sides, body]) => `${tag(`else ${name} ${path}`, sides)}${body}`);
  const last = fc.oneof(
    fc.constant(''),
    fc.tuple(elseTag, within).map((parts) => parts.join('')),
  );
  return opening.chain(({ name, text }) =>
    fc
      .tuple(within, fc.array(chain, { maxLength: 2 }), last, closeWith(name))
      .map(([body, chains, end, close]) => [text, body, ...chains, end, close].join('')),
  );
};

const loop = (around: Around): fc.Arbitrary<string> => {
  const [here = 'root'] = around.shapes;
  // Once more through the list around would come by the same item, so that a `../` would lead further than it seems to.
  const all = around.shapes.flatMap((shape, depth) =>
    lists[shape]
      .filter(([, inside]) => inside !== here)
      .map(([path, inside]) => [`${'../'.repeat(depth)}${path}`, inside] as const),
  );
  return fc
    .tuple(oneOf(all, ['@root.list', 'text'] as const), fc.boolean(), tildes)
    .chain(([[path, inside], names, sides]) => {
      const fresh = names && inside === 'text' ? [`one${around.fuel}`, `two${around.fuel}`] : [];
      const inner = {
        shapes: [inside, ...around.shapes],
        turns: around.turns + 1,
        given: [...around.given, ...fresh],
        fuel: around.fuel - 1,
      };
      const opening = tag(`#each ${path}${fresh.length > 0 ? ` as |${fresh.join(' ')}|` : ''}`, sides);
      const otherwise = fc.oneof(
        fc.constant(''),
        fc.tuple(elseTag, statements({ ...around, fuel: around.fuel - 1 })).map((parts) => parts.join('')),
      );
      return fc
        .tuple(statements(inner), otherwise, closeWith('each'))
        .map((parts) => [opening, ...parts].join(''));
    });
};

const entering = (around: Around): fc.Arbitrary<string> =>
  tildes.chain((sides) => {
    const inner = { ...around, shapes: ['group' as const, ...around.shapes], fuel: around.fuel - 1 };
    return fc
      .tuple(statements(inner), closeWith('with'))
      .map((parts) => [tag('#with @root.group', sides), ...parts].join(''));
  });

const partial = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', '\n', '\n   '),
      fc.constantFrom(
        'of-root @root',
        'of-root @root num=7 text="<so>"',
        'of-group @root.group',
        'of-group @root.group a=@root.num b=null',
      ),
      tildes,
      fc.constantFrom('', '\n', '  \n'),
    )
    .map(([before, name, sides, after]) => `${before}${tag(`> ${name}`, sides)}${after}`);

const statements = (around: Around): fc.Arbitrary<string> => {
  const flat = [prose, mustache(around), comment];
  const [here] = around.shapes;
  // To enter a group from itself changes no context, so that a `../` would lead further than it seems to.
  const blocks = [condition, ...(here === 'text' ? [] : [loop]), ...(here === 'group' ? [] : [entering])];
  const nested = around.fuel > 0 ? blocks.map((block) => block(around)) : [];
  return fc
    .array(fc.oneof(...flat, prose, ...nested, ...(around.fuel > 2 ? [partial()] : [])), { maxLength: 4 })
    .map((pieces) => pieces.join(''));
};

/** A layout `page`, and the partials it may use. */
export const layouts: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .tuple(
    statements({ shapes: ['root'], turns: 0, given: [], fuel: 3 }),
    statements({ shapes: ['root'], turns: 0, given: [], fuel: 1 }),
    statements({ shapes: ['group'], turns: 0, given: [], fuel: 1 }),
  )
  .map(
    ([page, root, group]) =>
      new Map([
        ['page', page],
        ['of-root', root],
        ['of-group', group],
      ]),
  );
