// Syntax, parser part six: clauses, amendments and examples. In: the tokens of one line with its
// continuation lines. Out: a sentence node. The block parser chooses the rule.
import type {
  AmendmentSentence,
  Cell,
  ClauseSentence,
  DateWord,
  ExampleSentence,
  InForce,
} from '../ast/block.ts';
import type { BandLine, Expression, Name, SetPhrase } from '../ast/expression.ts';
import type { Proration } from '../plan/plan.ts';
import type { ScaleKind } from '../plan/term.ts';
import { payloadOf } from './base-parser.ts';
import { DeclarationParser } from './declaration-parser.ts';
import { tokenType } from './tokens.ts';

const T = tokenType;

/** The grammar of sentences, whole. One instance serves every file. */
export class SentenceParser extends DeclarationParser {
  // Clauses -------------------------------------------------------------------------------------

  readonly clauseHeading = this.RULE('clauseHeading', () => {
    this.CONSUME(T('Clause'));
    const id = this.SUBRULE(this.clauseName);
    const title = this.CONSUME(T('Text')).image;
    let citation: string | undefined;
    this.OPTION(() => {
      this.CONSUME(T('Cites'));
      citation = this.CONSUME2(T('Text')).image;
    });
    return { id, title, citation };
  });

  /** Precedence over other clauses. */
  readonly verb = this.RULE('verb', () => {
    return this.OR([
      { ALT: () => payloadOf(this.CONSUME(T('Verb'))) as 'replaces' },
      { ALT: () => payloadOf(this.CONSUME(T('Switch'))) as 'suspends' },
    ]);
  });

  /** The clauses of a limit. */
  readonly limited = this.RULE('limited', (): { clauses: Name[]; except?: Name[] } => {
    return this.OR([
      { ALT: () => ({ clauses: this.SUBRULE(this.clauseNames) }) },
      {
        ALT: () => {
          let except: Name[] = [];
          this.CONSUME(T('AllCharges'));
          this.OPTION(() => {
            this.CONSUME(T('Except'));
            except = this.SUBRULE2(this.clauseNames);
          });
          return { clauses: [], except };
        },
      },
    ]);
  });

  readonly clauseSentence = this.RULE('clauseSentence', (): ClauseSentence => {
    const from = this.at();
    return this.oneOf<ClauseSentence>([
      {
        ALT: () => {
          const kind = this.SUBRULE(this.verb);
          const clauses = this.SUBRULE(this.clauseNames);
          return { kind, clauses, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const kind = payloadOf(this.CONSUME(T('Limit'))) as 'caps';
          const limited = this.SUBRULE(this.limited);
          // `à`, in French, besides `à hauteur de`.
          this.OR3([{ ALT: () => this.CONSUME(T('At')) }, { ALT: () => this.CONSUME(T('To')) }]);
          const at = this.SUBRULE(this.expression);
          const span = this.since(from);
          return { kind, ...limited, at, span };
        },
      },
      {
        ALT: () => {
          const dates = this.SUBRULE(this.clauseDates);
          return { kind: 'in force', dates, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('ForEach'));
          const type = this.SUBRULE(this.name);
          this.OPTION(() => this.CONSUME(T('InService')));
          let where: Expression | undefined;
          this.OPTION2(() => {
            this.CONSUME(T('Where'));
            where = this.SUBRULE2(this.expression);
          });
          const span = this.since(from);
          return where === undefined
            ? { kind: 'for each', type, span }
            : { kind: 'for each', type, where, span };
        },
      },
      {
        ALT: () => {
          const every = payloadOf(this.CONSUME(T('EachSpan'))) as 'month';
          let at: 'start' | 'end' = 'end';
          this.OPTION3(() => {
            this.OPTION4(() => this.CONSUME(T('Comma')));
            this.CONSUME(T('AtItsStart'));
            at = 'start';
          });
          return { kind: 'each', every, at, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('OnceOn'));
          const on = this.SUBRULE3(this.expression);
          return { kind: 'once', on, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('When'));
          const test = this.SUBRULE4(this.expression);
          return { kind: 'when', test, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('ChargeNothing'));
          return { kind: 'charge nothing', span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.chargeSentence) },
      {
        ALT: () => {
          this.CONSUME(T('Commitment'));
          const amount = this.SUBRULE(this.additive);
          this.CONSUME(T('On'));
          const on = this.SUBRULE2(this.additive);
          this.OPTION5(() => this.CONSUME2(T('Comma')));
          this.CONSUME(T('Shortfall'));
          const share = this.SUBRULE(this.number);
          return { kind: 'commitment', amount, on, share, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('ByHand'));
          const unit = this.SUBRULE(this.unit);
          const reason = this.CONSUME(T('Text')).image;
          return { kind: 'by hand', unit, reason, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('NotBillable'));
          const issuer = this.CONSUME2(T('Text')).image;
          return { kind: 'not billable here', issuer, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const kind = this.OR2([
            { ALT: (): 'at most' => this.says('AtMost', 'at most') },
            { ALT: (): 'at least' => this.says('AtLeast', 'at least') },
          ]);
          const bound = this.SUBRULE5(this.expression);
          return { kind, bound, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const rounding = this.SUBRULE(this.rounding);
          return { kind: 'rounding', rounding, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const timing = payloadOf(this.CONSUME(T('Timing'))) as 'advance';
          return { kind: 'timing', timing, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('PartMonths'));
          const proration = payloadOf(this.CONSUME(T('Proration'))) as Proration;
          return { kind: 'part months', proration, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('SharedOver'));
          const over: SetPhrase = this.SUBRULE(this.set);
          this.CONSUME(T('By'));
          const by = this.SUBRULE6(this.expression);
          return { kind: 'shared', over, by, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Multiply'));
          const targets: Expression[] = [];
          this.AT_LEAST_ONE_SEP({
            SEP: T('Comma'),
            DEF: () => {
              targets.push(this.SUBRULE(this.named));
            },
          });
          this.CONSUME2(T('By'));
          const by = this.SUBRULE7(this.expression);
          return { kind: 'multiply', targets, by, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Every'));
          const months = this.SUBRULE2(this.number);
          this.CONSUME(T('From'));
          const start = this.SUBRULE3(this.additive);
          return { kind: 'every', months, from: start, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const base = payloadOf(this.CONSUME(T('PriceBase'))) as 'chained';
          return { kind: 'price base', base, span: this.since(from) };
        },
      },
    ]);
  });

  readonly chargeSentence = this.RULE('chargeSentence', (): ClauseSentence => {
    const from = this.at();
    const kind = payloadOf(this.CONSUME(T('Charge'))) as 'charge';
    const value = this.SUBRULE(this.expression);
    let by: Expression | undefined;
    let scale: ScaleKind | undefined;
    const bands: BandLine[] = [];
    this.OPTION(() => {
      this.CONSUME(T('By'));
      by = this.SUBRULE2(this.expression);
    });
    this.OPTION2(() => {
      this.OPTION3(() => this.CONSUME(T('Comma')));
      scale = payloadOf(this.CONSUME(T('ScaleKind'))) as ScaleKind;
    });
    this.MANY(() => {
      bands.push(this.SUBRULE(this.band));
    });
    return {
      kind,
      value,
      bands,
      span: this.since(from),
      ...(by === undefined ? {} : { by }),
      ...(scale === undefined ? {} : { scale }),
    };
  });

  // Amendments and examples ---------------------------------------------------------------------

  readonly amendmentHeading = this.RULE('amendmentHeading', () => {
    this.CONSUME(T('Amendment'));
    const id = this.SUBRULE(this.clauseName);
    let title: string | undefined;
    this.OPTION(() => {
      title = this.CONSUME(T('Text')).image;
    });
    this.CONSUME(T('Signed'));
    const signed = this.SUBRULE(this.date);
    this.CONSUME(T('Effective'));
    const effective = this.SUBRULE2(this.date);
    let known: DateWord | undefined;
    this.OPTION2(() => {
      this.CONSUME(T('KnownFrom'));
      known = this.SUBRULE3(this.date);
    });
    return { id, title, signed, effective, known };
  });

  readonly amendmentSentence = this.RULE('amendmentSentence', (): AmendmentSentence => {
    const from = this.at();
    return this.oneOf<AmendmentSentence>([
      {
        ALT: () => {
          const kind = this.OR2([
            { ALT: () => payloadOf(this.CONSUME(T('Switch'))) as 'suspends' },
            { ALT: (): 'ends' => this.says('Ends', 'ends') },
          ]);
          const clauses = this.SUBRULE(this.clauseNames);
          return { kind, clauses, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('InTable'));
          const table = this.SUBRULE(this.name);
          const keys: Cell[] = [];
          // A table without keys has one row, which needs no naming.
          this.OPTION(() => {
            this.CONSUME(T('Comma'));
            this.CONSUME(T('Row'));
            this.AT_LEAST_ONE_SEP({
              SEP: T('Comma'),
              DEF: () => {
                keys.push(this.SUBRULE(this.cell));
              },
            });
          });
          this.CONSUME(T('Colon'));
          const column = this.SUBRULE2(this.name);
          this.CONSUME(T('Becomes'));
          const value = this.SUBRULE2(this.cell);
          return { kind: 'row becomes', table, keys, column, value, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('InClause'));
          const clause = this.SUBRULE(this.clauseName);
          this.CONSUME2(T('Comma'));
          this.CONSUME(T('Band'));
          const range = this.SUBRULE(this.range);
          this.CONSUME2(T('Becomes'));
          const value = this.SUBRULE(this.adjusted);
          return { kind: 'band becomes', clause, range, value, span: this.since(from) };
        },
      },
    ]);
  });

  readonly exampleHeading = this.RULE('exampleHeading', () => {
    this.CONSUME(T('Example'));
    return this.CONSUME(T('Text')).image;
  });

  readonly key = this.RULE('key', (): Name => {
    return this.OR([
      { ALT: () => this.nameOf(this.CONSUME(T('Text'))) },
      { ALT: () => this.nameOf(this.CONSUME(T('NumberText'))) },
      { ALT: () => this.nameOf(this.CONSUME(T('Reference'))) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
  });

  readonly exampleSentence = this.RULE('exampleSentence', (): ExampleSentence => {
    const from = this.at();
    return this.oneOf<ExampleSentence>([
      {
        ALT: () => {
          this.CONSUME(T('KnownOn'));
          const day = this.SUBRULE(this.date);
          return { kind: 'known on', day, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.given) },
      { ALT: () => this.SUBRULE(this.expectation) },
    ]);
  });

  readonly given = this.RULE('given', (): ExampleSentence => {
    const from = this.at();
    this.CONSUME(T('Given'));
    const type = this.nameOf(this.CONSUME(T('Word')));
    const key = this.SUBRULE(this.key);
    this.CONSUME(T('Colon'));
    const values: { name: Name; value: Expression }[] = [];
    let dates: InForce | undefined;
    let on: Expression | undefined;
    this.MANY_SEP({
      SEP: T('Comma'),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              const name = this.SUBRULE(this.name);
              this.CONSUME(T('Equal'));
              const value = this.SUBRULE(this.additive);
              values.push({ name, value });
            },
          },
          {
            ALT: () => {
              const start = this.at();
              this.OR2([
                { ALT: () => this.CONSUME(T('InServiceFrom')) },
                { ALT: () => this.CONSUME(T('LastingFrom')) },
              ]);
              const first = this.SUBRULE(this.date);
              let to: DateWord | undefined;
              let through = false;
              this.OPTION(() => {
                this.OR3([
                  { ALT: () => this.CONSUME(T('Until')) },
                  { ALT: () => this.CONSUME(T('To')) },
                  {
                    ALT: () => {
                      this.CONSUME(T('Through'));
                      through = true;
                    },
                  },
                ]);
                to = this.SUBRULE2(this.date);
              });
              const span = this.since(start);
              dates =
                to === undefined
                  ? { from: first, through, span }
                  : { from: first, to, through, span };
            },
          },
          {
            ALT: () => {
              this.OR4([
                { ALT: () => this.CONSUME(T('DatedOn')) },
                { ALT: () => this.CONSUME(T('DatedAt')) },
                { ALT: () => this.CONSUME(T('DatedMonth')) },
              ]);
              on = this.SUBRULE(this.primary);
            },
          },
        ]);
      },
    });
    return {
      kind: 'given',
      type,
      key,
      values,
      span: this.since(from),
      ...(dates === undefined ? {} : { dates }),
      ...(on === undefined ? {} : { on }),
    };
  });

  readonly expectation = this.RULE('expectation', (): ExampleSentence => {
    const from = this.at();
    this.CONSUME(T('InvoiceOf'));
    const monthFrom = this.at();
    const text = this.CONSUME(T('MonthText')).image;
    const month: Expression = { kind: 'month', text, span: this.since(monthFrom) };
    return this.oneOf<ExampleSentence>([
      {
        ALT: () => {
          this.CONSUME(T('Totals'));
          const amount = this.SUBRULE(this.unary);
          return { kind: 'totals', month, amount, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const kind = this.OR2([
            { ALT: (): 'has' => this.says('Has', 'has') },
            { ALT: (): 'has no' => this.says('HasNo', 'has no') },
            { ALT: (): 'holds' => this.says('Holds', 'holds') },
          ]);
          const clause = this.SUBRULE(this.clauseName);
          let subject: Name | undefined;
          let amount: Expression | undefined;
          this.OPTION(() => {
            this.CONSUME(T('For'));
            subject = this.SUBRULE(this.key);
          });
          this.OPTION2(() => {
            this.CONSUME(T('Colon'));
            amount = this.SUBRULE2(this.unary);
          });
          const base = { kind, month, clause, span: this.since(from) };
          return {
            ...base,
            ...(subject === undefined ? {} : { subject }),
            ...(amount === undefined ? {} : { amount }),
          };
        },
      },
    ]);
  });

  constructor() {
    super();
    this.performSelfAnalysis();
  }
}
