// Syntax, parser part one: the grammar of values. In: the tokens of one sentence. Out: expression
// nodes. Binding, loosest first: or, and, not, comparison, (rounded, at least, at most, converted,
// if known), + and -, * and /, % of, the rest.
import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import type {
  AggregatePhrase,
  BandLine,
  Expression,
  Name,
  Range,
  SetPhrase,
  UnitName,
  WindowPhrase,
} from '../ast/expression.ts';
import type { ScaleKind } from '../plan/term.ts';
import type { Span } from '../source/place.ts';
import type { RoundingMode } from '../values/index.ts';
import { expectations } from './expected.ts';
import { TOKENS, tokenType } from './tokens.ts';

type Binary = Extract<Expression, { kind: 'binary' }>['operator'];

const T = (name: string): TokenType => tokenType(name);

const RELATIONS: readonly (readonly [string, Binary])[] = [
  ['Equal', '='],
  ['NotEqual', '<>'],
  ['Less', '<'],
  ['LessEqual', '<='],
  ['Greater', '>'],
  ['GreaterEqual', '>='],
];

const AGGREGATES: readonly (readonly [string, AggregatePhrase])[] = [
  ['Sum', 'sum'],
  ['Average', 'average'],
  ['Greatest', 'greatest'],
  ['Least', 'least'],
  ['Distinct', 'distinct'],
];

/** The payload that the lexer gave a token of a keyword group. */
export function payloadOf(token: IToken): string {
  return typeof token.payload === 'string' ? token.payload : '';
}

/** The grammar of expressions. */
export class ExpressionParser extends EmbeddedActionsParser {
  constructor() {
    super(Object.values(TOKENS), {
      maxLookahead: 3,
      recoveryEnabled: false,
      errorMessageProvider: expectations,
    });
  }

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
    const names: Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T('Comma'),
      DEF: () => {
        names.push(this.SUBRULE(this.clauseName));
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
    const text = this.CONSUME(T('NumberText')).image;
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

  readonly expression: (idx?: number) => Expression = this.RULE('expression', (): Expression => {
    const from = this.at();
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(T('Or'));
      const right = this.SUBRULE2(this.conjunction);
      left = { kind: 'binary', operator: 'or', left, right, span: this.since(from) };
    });
    return left;
  });

  readonly conjunction = this.RULE('conjunction', (): Expression => {
    const from = this.at();
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(T('And'));
      const right = this.SUBRULE2(this.negation);
      left = { kind: 'binary', operator: 'and', left, right, span: this.since(from) };
    });
    return left;
  });

  readonly negation: (idx?: number) => Expression = this.RULE('negation', (): Expression => {
    return this.OR([
      {
        ALT: (): Expression => {
          const from = this.at();
          this.CONSUME(T('Not'));
          const value = this.SUBRULE(this.negation);
          return { kind: 'not', value, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  readonly comparison = this.RULE('comparison', (): Expression => {
    const from = this.at();
    const left = this.SUBRULE(this.adjusted);
    let result: Expression = left;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const operator = this.SUBRULE(this.relation);
            const right = this.SUBRULE3(this.adjusted);
            result = { kind: 'binary', operator, left, right, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('IsOneOf'));
            const options: Expression[] = [];
            this.AT_LEAST_ONE_SEP({
              SEP: T('Comma'),
              DEF: () => {
                options.push(this.SUBRULE4(this.primary));
              },
            });
            result = { kind: 'one of', value: left, options, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('IsKnown'));
            result = { kind: 'known', value: left, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('IsMissing'));
            result = { kind: 'missing', value: left, span: this.since(from) };
          },
        },
      ]);
    });
    return result;
  });

  readonly relation = this.RULE('relation', (): Binary => {
    return this.OR(
      RELATIONS.map(([token, operator]) => ({
        ALT: () => {
          this.CONSUME(T(token));
          return operator;
        },
      })),
    );
  });

  /** A sum with what adjusts it: roundings, bounds, conversion, fallback. */
  readonly adjusted = this.RULE('adjusted', (): Expression => {
    const from = this.at();
    let value = this.SUBRULE(this.additive);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const { step, mode } = this.SUBRULE(this.rounding);
            value = { kind: 'rounded', value, step, mode, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('AtLeast'));
            const bound = this.SUBRULE2(this.additive);
            value = { kind: 'at least', value, bound, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('AtMost'));
            const bound = this.SUBRULE3(this.additive);
            value = { kind: 'at most', value, bound, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('ConvertedTo'));
            const currency = this.nameOf(this.CONSUME(T('Word')));
            this.CONSUME(T('By'));
            const series = this.SUBRULE(this.name);
            this.CONSUME(T('For'));
            const at = this.SUBRULE(this.primary);
            value = { kind: 'converted', value, currency, series, at, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('IfKnownOtherwise'));
            const otherwise = this.SUBRULE4(this.additive);
            value = { kind: 'fallback', value, otherwise, span: this.since(from) };
          },
        },
      ]);
    });
    return value;
  });

  /** `rounded half up to 0.01`, `rounded to 0.01 half up`, `rounded up to 1 minute`. */
  readonly rounding = this.RULE(
    'rounding',
    (): { step: Expression; mode: RoundingMode; span: Span } => {
      const from = this.at();
      let mode = 'half-up';
      this.CONSUME(T('Rounded'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T('UpTo'));
            mode = 'up';
          },
        },
        {
          ALT: () => {
            this.OPTION(() => {
              mode = payloadOf(this.CONSUME(T('Mode')));
            });
            this.CONSUME(T('To'));
          },
        },
      ]);
      const step = this.SUBRULE(this.number);
      this.OPTION2(() => {
        mode = payloadOf(this.CONSUME2(T('Mode')));
      });
      return { step, mode: mode as RoundingMode, span: this.since(from) };
    },
  );

  readonly additive: (idx?: number) => Expression = this.RULE('additive', (): Expression => {
    const from = this.at();
    let left = this.SUBRULE(this.multiplicative);
    this.MANY(() => {
      const operator: Binary = this.OR([
        { ALT: (): Binary => (this.CONSUME(T('Plus')), '+') },
        { ALT: (): Binary => (this.CONSUME(T('Minus')), '-') },
      ]);
      const right = this.SUBRULE2(this.multiplicative);
      left = { kind: 'binary', operator, left, right, span: this.since(from) };
    });
    return left;
  });

  readonly multiplicative = this.RULE('multiplicative', (): Expression => {
    const from = this.at();
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      const operator: Binary = this.OR([
        { ALT: (): Binary => (this.CONSUME(T('Times')), '*') },
        { ALT: (): Binary => (this.CONSUME(T('Slash')), '/') },
      ]);
      const right = this.SUBRULE2(this.unary);
      left = { kind: 'binary', operator, left, right, span: this.since(from) };
    });
    return left;
  });

  readonly unary: (idx?: number) => Expression = this.RULE('unary', (): Expression => {
    return this.OR([
      {
        ALT: (): Expression => {
          const from = this.at();
          this.CONSUME(T('Minus'));
          const value = this.SUBRULE(this.unary);
          return { kind: 'negate', value, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.primary) },
    ]);
  });

  readonly primary: (idx?: number) => Expression = this.RULE('primary', (): Expression => {
    const from = this.at();
    return this.OR([
      {
        ALT: (): Expression => {
          const number = this.SUBRULE(this.number);
          let result = number;
          this.OPTION(() => {
            this.CONSUME(T('Of'));
            const of = this.SUBRULE(this.unary);
            result = { kind: 'percent of', percent: number, of, span: this.since(from) };
          });
          return result;
        },
      },
      {
        ALT: (): Expression => {
          const text = this.CONSUME(T('Text')).image;
          return { kind: 'text', text, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          const text = this.CONSUME(T('DateText')).image;
          return { kind: 'date', text, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          const text = this.CONSUME(T('MonthText')).image;
          return { kind: 'month', text, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          const value = payloadOf(this.CONSUME(T('Boolean'))) === 'true';
          return { kind: 'boolean', value, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Open'));
          const inside = this.SUBRULE(this.expression);
          this.CONSUME(T('Close'));
          return inside;
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Today'));
          return { kind: 'moment', span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('This'));
          let name: Name | undefined;
          this.OPTION2(() => {
            name = this.SUBRULE(this.name);
          });
          const span = this.since(from);
          return name === undefined ? { kind: 'this', span } : { kind: 'this', name, span };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('If'));
          const test = this.SUBRULE2(this.expression);
          this.CONSUME(T('Then'));
          const then = this.SUBRULE3(this.expression);
          this.CONSUME(T('Otherwise'));
          const otherwise = this.SUBRULE4(this.expression);
          return { kind: 'if', test, then, otherwise, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.extreme) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.charges) },
      { ALT: () => this.SUBRULE(this.inlineScale) },
      {
        ALT: (): Expression => {
          this.CONSUME(T('TimesOf'));
          const set = this.SUBRULE(this.set);
          return { kind: 'times', set, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.named) },
    ]);
  });

  /** `greater of a and b`: values separated by commas or `and`. */
  readonly extreme = this.RULE('extreme', (): Expression => {
    const from = this.at();
    const kind = this.OR([
      { ALT: (): 'greater' => (this.CONSUME(T('GreaterOf')), 'greater') },
      { ALT: (): 'lesser' => (this.CONSUME(T('LesserOf')), 'lesser') },
    ]);
    const of = [this.SUBRULE(this.additive)];
    this.AT_LEAST_ONE(() => {
      this.OR2([
        { ALT: () => this.CONSUME(T('And')) },
        { ALT: () => this.CONSUME(T('Comma')) },
      ]);
      of.push(this.SUBRULE2(this.additive));
    });
    return { kind, of, span: this.since(from) };
  });

  readonly aggregate = this.RULE('aggregate', (): Expression => {
    const from = this.at();
    return this.OR([
      {
        ALT: (): Expression => {
          const name = this.OR2(
            AGGREGATES.map(([token, phrase]) => ({
              ALT: (): AggregatePhrase => {
                this.CONSUME(T(token));
                return phrase;
              },
            })),
          );
          const value = this.SUBRULE(this.expression);
          this.SUBRULE(this.overWord);
          const set = this.SUBRULE(this.set);
          return { kind: 'aggregate', function: name, value, set, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Top'));
          const parameter = this.SUBRULE(this.number);
          this.CONSUME(T('Of'));
          const value = this.SUBRULE2(this.expression);
          this.SUBRULE2(this.overWord);
          const set = this.SUBRULE2(this.set);
          const span = this.since(from);
          return { kind: 'aggregate', function: 'top', parameter, value, set, span };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Percentile'));
          const parameter = this.SUBRULE2(this.number);
          this.CONSUME2(T('Of'));
          const value = this.SUBRULE3(this.expression);
          this.SUBRULE3(this.overWord);
          const set = this.SUBRULE3(this.set);
          const span = this.since(from);
          return { kind: 'aggregate', function: 'percentile', parameter, value, set, span };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Count'));
          const set = this.SUBRULE4(this.set);
          return { kind: 'aggregate', function: 'number', set, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('ThereIs'));
          const set = this.SUBRULE5(this.set);
          return { kind: 'aggregate', function: 'any', set, span: this.since(from) };
        },
      },
    ]);
  });

  readonly overWord = this.RULE('overWord', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(T('OverSet')) },
      { ALT: () => this.CONSUME(T('Over')) },
    ]);
  });

  /** A set of facts with its limits, in any order. */
  readonly set = this.RULE('set', (): SetPhrase => {
    const from = this.at();
    const type = this.SUBRULE(this.name);
    let set: { -readonly [K in keyof SetPhrase]: SetPhrase[K] } = {
      type,
      before: false,
      span: { from, to: from },
    };
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T('Of'));
            this.CONSUME(T('This'));
            const name = this.nameOf(this.CONSUME(T('Word')));
            set = { ...set, ofThis: name };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('Where'));
            const where = this.SUBRULE(this.expression);
            set = { ...set, where };
          },
        },
        {
          ALT: () => {
            const window = this.SUBRULE(this.window);
            set = { ...set, window };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('BeforeThis'));
            set = { ...set, before: true };
          },
        },
      ]);
    });
    return { ...set, span: this.since(from) };
  });

  readonly window = this.RULE('window', (): WindowPhrase => {
    const from = this.at();
    return this.OR([
      {
        ALT: (): WindowPhrase => {
          const [kind, offset] = payloadOf(this.CONSUME(T('Window'))).split(' ');
          let toDate = false;
          this.OPTION(() => {
            this.CONSUME(T('ToDate'));
            toDate = true;
          });
          return {
            kind: kind as 'month',
            offset: offset === '-1' ? -1 : 0,
            toDate,
            span: this.since(from),
          };
        },
      },
      {
        ALT: (): WindowPhrase => {
          this.CONSUME(T('InTheLast'));
          const count = this.SUBRULE(this.number);
          let before = false;
          this.OPTION2(() => {
            this.CONSUME(T('BeforePeriod'));
            before = true;
          });
          return { kind: 'months', count, before, span: this.since(from) };
        },
      },
      {
        ALT: (): WindowPhrase => {
          this.CONSUME(T('From'));
          const start = this.SUBRULE(this.additive);
          this.CONSUME(T('Until'));
          const to = this.SUBRULE2(this.additive);
          return { kind: 'range', from: start, to, span: this.since(from) };
        },
      },
      {
        ALT: (): WindowPhrase => {
          this.CONSUME(T('InService'));
          return { kind: 'moment', span: this.since(from) };
        },
      },
      {
        ALT: (): WindowPhrase => {
          this.CONSUME(T('Ever'));
          return { kind: 'ever', span: this.since(from) };
        },
      },
    ]);
  });

  readonly charges = this.RULE('charges', (): Expression => {
    const from = this.at();
    let clauses: Name[] | undefined;
    let except: Name[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T('ChargesOf'));
          clauses = this.SUBRULE(this.clauseNames);
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('AllCharges'));
          this.OPTION(() => {
            this.CONSUME(T('Except'));
            except = this.SUBRULE2(this.clauseNames);
          });
        },
      },
    ]);
    let ofThis: Name | undefined;
    let window: WindowPhrase | undefined;
    this.OPTION2(() => {
      this.CONSUME(T('Of'));
      this.CONSUME(T('This'));
      ofThis = this.nameOf(this.CONSUME(T('Word')));
    });
    this.OPTION3(() => {
      window = this.SUBRULE(this.window);
    });
    return {
      kind: 'charges',
      except,
      span: this.since(from),
      ...(clauses === undefined ? {} : { clauses }),
      ...(ofThis === undefined ? {} : { ofThis }),
      ...(window === undefined ? {} : { window }),
    };
  });

  /** A name alone, called, `of` something, or a series `for` a date. */
  readonly named = this.RULE('named', (): Expression => {
    const from = this.at();
    const name = this.SUBRULE(this.name);
    let result: Expression = { kind: 'name', name, span: this.since(from) };
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const inside: Expression[] = [];
            this.CONSUME(T('Open'));
            this.MANY_SEP({
              SEP: T('Comma'),
              DEF: () => {
                inside.push(this.SUBRULE(this.expression));
              },
            });
            this.CONSUME(T('Close'));
            result = { kind: 'call', name, arguments: inside, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('Of'));
            const of = this.SUBRULE(this.primary);
            result = columnOf(name, of, this.since(from));
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('For'));
            const at = this.SUBRULE2(this.primary);
            result = { kind: 'series', series: name, at, span: this.since(from) };
          },
        },
      ]);
    });
    this.OPTION2(() => {
      this.CONSUME(T('With'));
      const keys: { name: Name; value: Expression }[] = [];
      this.AT_LEAST_ONE_SEP2({
        SEP: T('Comma'),
        DEF: () => {
          const key = this.SUBRULE2(this.name);
          this.CONSUME(T('Equal'));
          const value = this.SUBRULE(this.unary);
          keys.push({ name: key, value });
        },
      });
      result = withKeys(result, keys, this.since(from));
    });
    return result;
  });

  readonly scaleKind = this.RULE(
    'scaleKind',
    (): { kind: ScaleKind; size: Expression | undefined } => {
      const kind = payloadOf(this.CONSUME(T('ScaleKind'))) as ScaleKind;
      let size: Expression | undefined;
      this.OPTION(() => {
        size = this.SUBRULE(this.number);
      });
      return { kind, size };
    },
  );

  readonly inlineScale = this.RULE('inlineScale', (): Expression => {
    const from = this.at();
    const scale = this.SUBRULE(this.scaleKind);
    this.CONSUME(T('ScaleOf'));
    const by = this.SUBRULE(this.additive);
    const bands: BandLine[] = [];
    this.AT_LEAST_ONE(() => {
      bands.push(this.SUBRULE(this.band));
    });
    return {
      kind: 'scale',
      scale: this.RECORDING_PHASE ? 'step' : scale.kind,
      by,
      bands,
      span: this.since(from),
      ...(this.RECORDING_PHASE || scale.size === undefined ? {} : { size: scale.size }),
    };
  });

  readonly band = this.RULE('band', (): BandLine => {
    const from = this.at();
    const range = this.SUBRULE(this.range);
    this.CONSUME(T('Colon'));
    const value = this.SUBRULE(this.adjusted);
    return { range, value, span: this.since(from) };
  });

  /** `up to 5`, `under 5`, `1 to 5`, `5 and over`, `over 5`, `5`, `otherwise`. */
  readonly range = this.RULE('range', (): Range => {
    const from = this.at();
    return this.OR([
      {
        ALT: (): Range => {
          this.CONSUME(T('UpTo'));
          const to = this.SUBRULE(this.bound);
          return { shape: 'up to', to, span: this.since(from) };
        },
      },
      {
        ALT: (): Range => {
          this.CONSUME(T('Under'));
          const to = this.SUBRULE2(this.bound);
          return { shape: 'under', to, span: this.since(from) };
        },
      },
      {
        ALT: (): Range => {
          this.SUBRULE(this.overWord);
          const start = this.SUBRULE3(this.bound);
          return { shape: 'over', from: start, span: this.since(from) };
        },
      },
      {
        ALT: (): Range => {
          this.CONSUME(T('Otherwise'));
          return { shape: 'otherwise', span: this.since(from) };
        },
      },
      {
        ALT: (): Range => {
          const start = this.SUBRULE4(this.bound);
          let result: Range = { shape: 'exactly', from: start, to: start, span: this.since(from) };
          this.OPTION(() => {
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME(T('To'));
                  const to = this.SUBRULE5(this.bound);
                  result = { shape: 'between', from: start, to, span: this.since(from) };
                },
              },
              {
                ALT: () => {
                  this.CONSUME(T('AndOver'));
                  result = { shape: 'and over', from: start, span: this.since(from) };
                },
              },
            ]);
          });
          return result;
        },
      },
    ]);
  });

  /** An edge: a literal, or a value in parentheses. */
  readonly bound = this.RULE('bound', (): Expression => {
    return this.OR([
      { ALT: () => this.SUBRULE(this.number) },
      {
        ALT: (): Expression => {
          const from = this.at();
          const text = this.CONSUME(T('DateText')).image;
          return { kind: 'date', text, span: this.since(from) };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME(T('Open'));
          const inside = this.SUBRULE(this.expression);
          this.CONSUME(T('Close'));
          return inside;
        },
      },
    ]);
  });
}

/** `monthly of prices with k = v`: the keys belong to the table, whichever word they follow. */
function columnOf(name: Name, of: Expression, span: Span): Expression {
  if (of.kind === 'of' && of.of.kind === 'name' && of.of.name === of.name) {
    return { kind: 'of', name, of: of.of, keys: of.keys, span };
  }
  return { kind: 'of', name, of, keys: [], span };
}

function withKeys(
  target: Expression,
  keys: readonly { name: Name; value: Expression }[],
  span: Span,
): Expression {
  if (target.kind === 'of') return { ...target, keys, span };
  // A one-column table: its name alone stands for its column.
  if (target.kind === 'name') {
    return { kind: 'of', name: target.name, of: target, keys, span };
  }
  return target;
}
