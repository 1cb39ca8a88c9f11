// The parser of handlebars 4.7.10 alone: its compiler makes code from text, which a strict content security policy forbids. The
// package types its nodes as open records. Here they are a closed union, so that whoever walks them has thought of every kind.
// The two files are internal, and the version is pinned; `tests/compose/walked-layouts.test.ts` holds what we rely on.

declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  /** Lines count from 1, columns from 0. */
  export interface Position {
    readonly line: number;
    readonly column: number;
  }
  export interface Location {
    readonly start: Position;
    readonly end: Position;
  }
  export interface Path {
    readonly type: 'PathExpression';
    /** It begins with `@`. */
    readonly data: boolean;
    /** How often it begins with `../`. */
    readonly depth: number;
    readonly parts: readonly string[];
    readonly original: string;
    readonly loc: Location;
  }
  export interface Literal {
    readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral';
    readonly value: string | number | boolean;
    readonly original: string | number | boolean;
    readonly loc: Location;
  }
  export interface Blank {
    readonly type: 'NullLiteral' | 'UndefinedLiteral';
    readonly loc: Location;
  }
  export interface Call {
    readonly path: Path | Literal | Blank;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
    readonly loc: Location;
  }
  export interface SubExpression extends Call {
    readonly type: 'SubExpression';
  }
  export type Expression = Path | Literal | Blank | SubExpression;
  export interface Pair {
    readonly key: string;
    readonly value: Expression;
    readonly loc: Location;
  }
  export interface Hash {
    readonly pairs: readonly Pair[];
    readonly loc: Location;
  }
  export interface Program {
    readonly body: readonly Statement[];
    readonly blockParams?: readonly string[];
    /** It is an `{{else if}}`, and holds that block alone. */
    readonly chained?: boolean;
  }
  export interface Mustache extends Call {
    readonly type: 'MustacheStatement' | 'Decorator';
    readonly escaped: boolean;
  }
  export interface Block extends Call {
    readonly type: 'BlockStatement' | 'DecoratorBlock';
    readonly program?: Program;
    readonly inverse?: Program;
  }
  export interface Partial {
    readonly type: 'PartialStatement' | 'PartialBlockStatement';
    readonly name: Expression;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
    /** The white space before a partial that has its line for itself. */
    readonly indent?: string;
    readonly loc: Location;
  }
  export interface Content {
    readonly type: 'ContentStatement';
    readonly value: string;
    /** The same before white space was stripped. */
    readonly original: string;
    readonly loc: Location;
  }
  export interface Comment {
    readonly type: 'CommentStatement';
    readonly loc: Location;
  }
  export type Statement = Mustache | Block | Partial | Content | Comment;

  /** Throws errors whose place, when they have one, is `lineNumber` and `column`. */
  export const parse: (text: string) => Program;

  /** Lexer and names of its tokens. After a failure, the lexer is at the token that did not fit. */
  export const parser: {
    readonly terminals_: Readonly<Record<number, string>>;
    readonly lexer: {
      readonly setInput: (text: string) => void;
      readonly lex: () => number;
      readonly yylloc: {
        readonly first_line: number;
        readonly last_line: number;
        readonly first_column: number;
        readonly last_column: number;
      };
    };
  };
}

declare module 'handlebars/dist/cjs/handlebars/utils.js' {
  export const escapeExpression: (text: string) => string;
}
