// Syntax, parser part three: the grammar of values. In: the tokens of one sentence. Out: expression
// nodes. Binding, loosest first: or, and, not, comparison, (rounded, at least, at most, converted,
// if known), + and -, * and /, % of, the rest.
import type { TokenType } from 'chevrotain';
import type { Expression, Name } from '../ast/expression.ts';
import type { Span } from '../source/place.ts';
import type { RoundingMode } from '../values/index.ts';
import { payloadOf } from './base-parser.ts';
import { SetParser } from './set-parser.ts';
import { tokenType } from './tokens.ts';

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

/** The grammar of expressions. */
export class ExpressionParser extends SetParser {
  override readonly expression: (idx?: number) => Expression = this.RULE(
    'expression',
    (): Expression => {
      const from = this.at();
      let left = this.SUBRULE(this.conjunction);
      this.MANY(() => {
        this.CONSUME(T('Or'));
        const right = this.SUBRULE2(this.conjunction);
        left = { kind: 'binary', operator: 'or', left, right, span: this.since(from) };
      });
      return left;
    },
  );

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
  override readonly adjusted = this.RULE('adjusted', (): Expression => {
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
            this.OR2([{ ALT: () => this.CONSUME(T('By')) }, { ALT: () => this.CONSUME(T('At')) }]);
            const rate = this.tailed('day', () => this.SUBRULE(this.primary));
            value = { kind: 'converted', value, currency, rate, span: this.since(from) };
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

  override readonly additive: (idx?: number) => Expression = this.RULE(
    'additive',
    (): Expression => {
      const from = this.at();
      let left = this.SUBRULE(this.multiplicative);
      this.MANY(() => {
        const operator: Binary = this.OR([
          { ALT: (): Binary => this.says('Plus', '+') },
          { ALT: (): Binary => this.says('Minus', '-') },
        ]);
        const right = this.SUBRULE2(this.multiplicative);
        left = { kind: 'binary', operator, left, right, span: this.since(from) };
      });
      return left;
    },
  );

  readonly multiplicative = this.RULE('multiplicative', (): Expression => {
    const from = this.at();
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      const operator: Binary = this.OR([
        { ALT: (): Binary => this.says('Times', '*') },
        { ALT: (): Binary => this.says('Slash', '/') },
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

  override readonly primary: (idx?: number) => Expression = this.RULE('primary', (): Expression => {
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
          const inside = this.tailed('all', () => this.SUBRULE(this.expression));
          this.CONSUME(T('Close'));
          return this.SUBRULE(this.elsewhen, { ARGS: [inside, from] });
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

  /** `greater of a and b`: values separated by `and`. */
  readonly extreme = this.RULE('extreme', (): Expression => {
    const from = this.at();
    const kind = this.OR([
      { ALT: (): 'greater' => this.says('GreaterOf', 'greater') },
      { ALT: (): 'lesser' => this.says('LesserOf', 'lesser') },
    ]);
    const of = [this.SUBRULE(this.additive)];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(T('And'));
      of.push(this.SUBRULE2(this.additive));
    });
    return { kind, of, span: this.since(from) };
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
            this.tailed('all', () => {
              this.MANY_SEP({
                SEP: T('Comma'),
                DEF: () => {
                  inside.push(this.SUBRULE(this.expression));
                },
              });
            });
            this.CONSUME(T('Close'));
            result = { kind: 'call', name, arguments: inside, span: this.since(from) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('Of'));
            const of = this.tailed('none', () => this.SUBRULE(this.primary));
            result = columnOf(name, of, this.since(from));
          },
        },
      ]);
    });
    this.OPTION2({
      // Only a table's look-up has keys.
      GATE: () => this.RECORDING_PHASE || result.kind === 'of' || result.kind === 'name',
      DEF: () => {
        this.CONSUME(T('With'));
        const keys: { name: Name; value: Expression }[] = [];
        this.AT_LEAST_ONE_SEP2({
          SEP: T('Comma'),
          DEF: () => {
            const key = this.SUBRULE2(this.name);
            this.CONSUME(T('Equal'));
            const value = this.tailed('none', () => this.SUBRULE(this.unary));
            keys.push({ name: key, value });
          },
        });
        result = withKeys(result, keys, this.since(from));
      },
    });
    return this.SUBRULE(this.elsewhen, { ARGS: [result, from] });
  });

  /** A value on another day or in another period: `X for D`, `X in the previous month`. */
  readonly elsewhen = this.RULE('elsewhen', (value: Expression, from: number): Expression => {
    let result = value;
    this.OPTION({
      GATE: () => this.RECORDING_PHASE || this.tail !== 'none',
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(T('For'));
              const at = this.tailed('none', () => this.SUBRULE(this.primary));
              const span = this.since(from);
              result =
                !this.RECORDING_PHASE && value.kind === 'name'
                  ? { kind: 'series', series: value.name, at, span }
                  : { kind: 'at', value, at, span };
            },
          },
          {
            GATE: () => this.RECORDING_PHASE || this.tail === 'all',
            ALT: () => {
              const window = this.SUBRULE(this.span);
              result = { kind: 'during', value, window, span: this.since(from) };
            },
          },
        ]);
      },
    });
    return result;
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
