// Syntax, parser part two: sets of facts with their windows, aggregates, charges, and scales with
// their bands. They hold expressions, whose rules come in the next part.
import type { TokenType } from 'chevrotain';
import type {
  AggregatePhrase,
  BandLine,
  Expression,
  Name,
  Range,
  SeriesFunction,
  SetPhrase,
  WindowPhrase,
} from '../ast/expression.ts';
import type { ScaleKind } from '../plan/term.ts';
import { BaseParser, payloadOf } from './base-parser.ts';
import { tokenType } from './tokens.ts';

const T = (name: string): TokenType => tokenType(name);

const AGGREGATES: readonly (readonly [string, AggregatePhrase])[] = [
  ['Sum', 'sum'],
  ['Average', 'average'],
  ['Greatest', 'greatest'],
  ['Least', 'least'],
  ['Distinct', 'distinct'],
];

type ExpressionRule = (idx?: number) => Expression;

/** The grammar of sets, windows, aggregates, charges and scales. */
export class SetParser extends BaseParser {
  declare readonly expression: ExpressionRule;
  declare readonly adjusted: ExpressionRule;
  declare readonly additive: ExpressionRule;
  declare readonly primary: ExpressionRule;

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
          const value = this.OR3({
            // `average of SERIES in the month + 5`: the rest is not the series'.
            IGNORE_AMBIGUITIES: true,
            // The gate tells them apart. Both begin as any value does, so that all ways of three
            // tokens would be sought and found alike: 0.4 s each time the language is loaded.
            MAX_LOOKAHEAD: 1,
            DEF: [
              {
                GATE: () => this.RECORDING_PHASE || this.isSpanOfName(),
                ALT: () => this.SUBRULE(this.primary),
              },
              { ALT: () => this.SUBRULE(this.expression) },
            ],
          });
          const ofSeries = this.RECORDING_PHASE ? undefined : this.overSeries(name, value, from);
          if (ofSeries !== undefined) return ofSeries;
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

  private isSpanOfName(): boolean {
    let at = 1;
    while (this.LA(at).tokenType.name === 'Word') at += 1;
    return at > 1 && ['Window', 'InTheLast', 'From'].includes(this.LA(at).tokenType.name);
  }

  /** `average of SERIES in WINDOW`: no set follows. */
  protected overSeries(
    name: AggregatePhrase,
    value: Expression,
    from: number,
  ): Expression | undefined {
    if (value.kind !== 'during' || value.value.kind !== 'name') return undefined;
    const next = this.LA(1).tokenType.name;
    if (next === 'OverSet' || next === 'Over' || name === 'distinct') return undefined;
    const { value: series, window } = value;
    return {
      kind: 'over series',
      function: name as SeriesFunction,
      series: series.name,
      window,
      span: this.since(from),
    };
  }

  readonly overWord = this.RULE('overWord', (): void => {
    this.OR([{ ALT: () => this.CONSUME(T('OverSet')) }, { ALT: () => this.CONSUME(T('Over')) }]);
  });

  /** A set of facts with its limits, in any order. */
  readonly set = this.RULE('set', (): SetPhrase => {
    const from = this.at();
    let itself = false;
    this.OPTION(() => {
      this.CONSUME2(T('This'));
      itself = true;
    });
    const type = this.SUBRULE(this.name);
    let set: { -readonly [K in keyof SetPhrase]: SetPhrase[K] } = {
      type,
      itself,
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
            const where = this.tailed(this.tail === 'none' ? 'none' : 'day', () =>
              this.SUBRULE(this.expression),
            );
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

  /** Days that a value can be asked for. */
  readonly span = this.RULE('span', (): WindowPhrase => {
    const from = this.at();
    return this.OR([
      {
        ALT: (): WindowPhrase => {
          const [kind, offset] = payloadOf(this.CONSUME(T('Window'))).split(' ');
          let toDate = false;
          let cut = {};
          this.OPTION(() => {
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME(T('ToDate'));
                  toDate = true;
                },
              },
              {
                ALT: () => {
                  this.CONSUME2(T('BeforePeriod'));
                  cut = { before: true };
                },
              },
            ]);
          });
          return {
            kind: kind as 'month',
            offset: offset === '-1' ? -1 : 0,
            toDate,
            ...cut,
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
    ]);
  });

  readonly window = this.RULE('window', (): WindowPhrase => {
    const from = this.at();
    return this.OR([
      { ALT: () => this.SUBRULE(this.span) },
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
    let of: Expression | undefined;
    let window: WindowPhrase | undefined;
    this.OPTION2(() => {
      this.CONSUME(T('Of'));
      of = this.tailed('none', () => this.SUBRULE(this.primary));
    });
    this.OPTION3(() => {
      window = this.SUBRULE(this.window);
    });
    return {
      kind: 'charges',
      except,
      span: this.since(from),
      ...(clauses === undefined ? {} : { clauses }),
      ...(of === undefined ? {} : { of }),
      ...(window === undefined ? {} : { window }),
    };
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

  /** `up to 5`, `under 5`, `1 to 5`, `5 and over`, `over 5`, `over 5 to 9`, `5`, `otherwise`. */
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
          let to: Expression | undefined;
          this.OPTION2(() => {
            this.CONSUME2(T('To'));
            to = this.SUBRULE6(this.bound);
          });
          const span = this.since(from);
          return to === undefined
            ? { shape: 'over', from: start, span }
            : { shape: 'over', from: start, to, span };
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
