// Syntax, parser part one: what all rules share, and the smallest ones: names, clause numbers,
// units, numbers. Chevrotain records each rule once; nodes are built as the rules run.
import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import type { Expression, Name, UnitName } from '../ast/expression.ts';
import type { Span } from '../source/place.ts';
import { expectations } from './expected.ts';
import { THOUSANDS, TOKENS, tokenType } from './tokens.ts';

const T = (name: string): TokenType => tokenType(name);

/** The payload that the lexer gave a token of a keyword group. */
export function payloadOf(token: IToken): string {
  return typeof token.payload === 'string' ? token.payload : '';
}

const CLAUSE_NAMES: ReadonlySet<string> = new Set(['NumberText', 'Reference', 'MonthText', 'Word']);

/** What Chevrotain keeps of a parser that its types do not tell. */
interface Inner {
  maxLookahead: number;
  raiseNoAltException(occurrence: number, words: string | undefined): never;
}

/** What all rules share. */
export class BaseParser extends EmbeddedActionsParser {
  // Of what would have fitted only the first token is told. All ways of three tokens, which are
  // very many where a value may stand, took seconds to find each time that a value was missing.
  protected raiseNoAltException(occurrence: number, words: string | undefined): never {
    const inner = this as unknown as Inner;
    const { maxLookahead } = inner;
    inner.maxLookahead = 1;
    try {
      const { raiseNoAltException } = EmbeddedActionsParser.prototype as unknown as Inner;
      return raiseNoAltException.call(this, occurrence, words);
    } finally {
      inner.maxLookahead = maxLookahead;
    }
  }

  constructor() {
    super(Object.values(TOKENS), {
      maxLookahead: 3,
      recoveryEnabled: false,
      errorMessageProvider: expectations,
    });
  }

  /** What may follow a value: `for D` and windows; only `for D`; nothing. */
  protected tail: 'all' | 'day' | 'none' = 'all';

  /** Parses where less or more may follow a value: a window after a test is the set's. */
  protected tailed<V>(tail: 'all' | 'day' | 'none', parse: () => V): V {
    const before = this.tail;
    this.tail = tail;
    try {
      return parse();
    } finally {
      this.tail = before;
    }
  }

  /** Numbers read that may be thousands. */
  readonly doubtful: IToken[] = [];

  protected at(): number {
    return this.LA(1).startOffset;
  }

  protected since(from: number): Span {
    const last = this.LA(0);
    return { from, to: (last.endOffset ?? from) + 1 };
  }

  /** OR with one result type. */
  protected oneOf<T>(alternatives: readonly { readonly ALT: () => T }[]): T {
    return this.OR([...alternatives]);
  }

  /** Reads a word that stands for a value. */
  protected says<V extends string>(token: string, value: V): V {
    this.CONSUME(T(token));
    return value;
  }

  protected nameOf(token: IToken): Name {
    return {
      text: token.image,
      span: { from: token.startOffset, to: (token.endOffset ?? 0) + 1 },
    };
  }

  /** One or more plain words. */
  readonly name = this.RULE('name', (): Name => {
    const from = this.at();
    const words: string[] = [];
    this.AT_LEAST_ONE(() => {
      words.push(this.CONSUME(T('Word')).image);
    });
    return { text: words.join(' '), span: this.since(from) };
  });

  /** A clause's number or name. */
  readonly clauseName = this.RULE('clauseName', (): Name => {
    return this.OR([
      { ALT: () => this.nameOf(this.CONSUME(T('NumberText'))) },
      { ALT: () => this.nameOf(this.CONSUME(T('Reference'))) },
      { ALT: () => this.nameOf(this.CONSUME(T('MonthText'))) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
  });

  readonly clauseNames = this.RULE('clauseNames', (): Name[] => {
    const names = [this.SUBRULE(this.clauseName)];
    this.MANY({
      // A comma may also go on with the sentence: `on charges of 1, shortfall at 60 %`.
      GATE: () => CLAUSE_NAMES.has(this.LA(2).tokenType.name),
      DEF: () => {
        this.CONSUME(T('Comma'));
        names.push(this.SUBRULE2(this.clauseName));
      },
    });
    return names;
  });

  /** `EUR per month`. */
  readonly unit = this.RULE('unit', (): UnitName => {
    const from = this.at();
    const words = [this.CONSUME(T('Word')).image];
    this.MANY(() => {
      this.CONSUME(T('Per'));
      words.push(this.CONSUME2(T('Word')).image);
    });
    return { words, span: this.since(from) };
  });

  readonly number = this.RULE('number', (): Expression => {
    const from = this.at();
    const token = this.CONSUME(T('NumberText'));
    const text = token.image;
    if (payloadOf(token) === THOUSANDS) this.doubtful.push(token);
    let percent = false;
    let unit: UnitName | undefined;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T('Percent'));
            percent = true;
          },
        },
        {
          ALT: () => {
            unit = this.SUBRULE(this.unit);
          },
        },
      ]);
    });
    const span = this.since(from);
    return unit === undefined
      ? { kind: 'number', text, percent, span }
      : { kind: 'number', text, percent, unit, span };
  });
}
