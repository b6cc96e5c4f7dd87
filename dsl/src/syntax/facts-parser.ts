// Syntax, parser part four: the contract's header, and its facts: items, records, series,
// calendars.
import type {
  CalendarSentence,
  Column,
  ContractSentence,
  DateWord,
  InForce,
  TypePhrase,
  TypeSentence,
} from '../ast/block.ts';
import type { Expression, Name, Node, UnitName } from '../ast/expression.ts';
import type { Proration } from '../plan/plan.ts';
import type { MonthEndRule } from '../values/index.ts';
import { payloadOf } from './base-parser.ts';
import { ExpressionParser } from './expression-parser.ts';
import { tokenType } from './tokens.ts';

const T = tokenType;

/** A block's heading before its sentences are known. */
export interface NamedHeading {
  readonly name: Name;
  readonly file?: string;
}

/** The grammar of the header and of facts. */
export class FactsParser extends ExpressionParser {
  readonly date = this.RULE('date', (): DateWord => {
    const from = this.at();
    const text = this.CONSUME(T('DateText')).image;
    return { text, span: this.since(from) };
  });

  readonly column = this.RULE('column', (): Column => {
    const from = this.at();
    return this.OR([
      {
        ALT: () => {
          const text = this.CONSUME(T('Text')).image;
          return { text, span: this.since(from) };
        },
      },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
  });

  /** `from`, or in French also `de`. */
  readonly fromWord = this.RULE('fromWord', (): void => {
    this.OR([{ ALT: () => this.CONSUME(T('From')) }, { ALT: () => this.CONSUME(T('Of')) }]);
  });

  readonly file = this.RULE('file', (): string => {
    this.SUBRULE(this.fromWord);
    return this.CONSUME(T('Text')).image;
  });

  readonly inForce = this.RULE('inForce', (): InForce => {
    const start = this.at();
    this.CONSUME(T('InForce'));
    this.CONSUME(T('From'));
    const from = this.SUBRULE(this.date);
    let to: DateWord | undefined;
    let through = false;
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(T('Until')) },
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
    return to === undefined ? { from, through, span } : { from, to, through, span };
  });

  // Contract ------------------------------------------------------------------------------------

  readonly contractHeading = this.RULE('contractHeading', () => {
    this.CONSUME(T('Contract'));
    const id = this.OR([
      { ALT: () => this.CONSUME(T('Text')).image },
      { ALT: () => this.SUBRULE(this.name).text },
    ]);
    const title = this.CONSUME2(T('Text')).image;
    return { id, title };
  });

  readonly contractSentence = this.RULE('contractSentence', (): ContractSentence => {
    const from = this.at();
    return this.oneOf<ContractSentence>([
      {
        ALT: () => {
          this.CONSUME(T('Currency'));
          const currency = this.nameOf(this.CONSUME(T('Word')));
          return { kind: 'currency', currency, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const dates = this.SUBRULE(this.inForce);
          let months: Expression | undefined;
          let thenMonthly = false;
          this.OPTION(() => {
            this.CONSUME(T('For'));
            months = this.SUBRULE(this.number);
          });
          let renewedBy: Expression | undefined;
          this.OPTION2(() => {
            this.OPTION3(() => this.CONSUME(T('Comma')));
            this.OR6([
              {
                ALT: () => {
                  this.CONSUME(T('ThenMonthly'));
                  thenMonthly = true;
                },
              },
              {
                ALT: () => {
                  this.CONSUME(T('ThenRenewed'));
                  renewedBy = this.SUBRULE6(this.number);
                },
              },
            ]);
          });
          return {
            kind: 'in force',
            dates,
            thenMonthly,
            span: this.since(from),
            ...(months === undefined ? {} : { months }),
            ...(renewedBy === undefined ? {} : { renewedBy }),
          };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Invoiced'));
          const at = payloadOf(this.CONSUME(T('EachStartEnd'))) as 'start';
          return { kind: 'invoiced', at, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('RecurringCharges'));
          const timing = payloadOf(this.CONSUME(T('Timing'))) as 'advance';
          return { kind: 'recurring timing', timing, span: this.since(from) };
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
          const rule = payloadOf(this.CONSUME(T('MonthsEnd'))) as MonthEndRule;
          return { kind: 'months end', rule, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('EachLine'));
          const rounding = this.SUBRULE(this.rounding);
          return { kind: 'line rounding', rounding, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('ContractYears'));
          this.CONSUME(T('From'));
          const day = this.SUBRULE(this.date);
          return { kind: 'contract years', from: day, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('CorrectionsUpTo'));
          const months = this.SUBRULE2(this.number);
          this.OPTION4(() => this.CONSUME(T('MonthsBack')));
          return { kind: 'corrections', months, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Customer'));
          const text = this.CONSUME(T('Text')).image;
          return { kind: 'customer', text, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Issuer'));
          const text = this.CONSUME2(T('Text')).image;
          return { kind: 'issuer', text, span: this.since(from) };
        },
      },
    ]);
  });

  // Items and records ---------------------------------------------------------------------------

  readonly typeHeading = this.RULE('typeHeading', (): NamedHeading => {
    this.OR([{ ALT: () => this.CONSUME(T('Item')) }, { ALT: () => this.CONSUME(T('Record')) }]);
    const name = this.SUBRULE(this.name);
    let file: string | undefined;
    this.OPTION(() => {
      file = this.SUBRULE(this.file);
    });
    return file === undefined ? { name } : { name, file };
  });

  readonly inColumn = this.RULE('inColumn', (): Column => {
    this.CONSUME(T('InColumn'));
    return this.SUBRULE(this.column);
  });

  readonly typePhrase = this.RULE('typePhrase', (): TypePhrase => {
    const from = this.at();
    return this.oneOf<TypePhrase>([
      {
        ALT: () => {
          this.CONSUME(T('OneOf'));
          const values: Name[] = [];
          this.AT_LEAST_ONE_SEP({
            SEP: T('Comma'),
            DEF: () => {
              values.push(this.SUBRULE(this.enumerated));
            },
          });
          return { kind: 'one of', values, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Percent'));
          return { kind: 'percent', span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const unit = this.SUBRULE(this.typeName);
          return { kind: 'named', unit, span: this.since(from) };
        },
      },
    ]);
  });

  /** A value of an enumeration: words, a quoted text, or a number. */
  readonly enumerated = this.RULE('enumerated', (): Name => {
    return this.OR([
      { ALT: () => this.nameOf(this.CONSUME(T('Text'))) },
      { ALT: () => this.nameOf(this.CONSUME(T('NumberText'))) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
  });

  readonly typeName = this.RULE('typeName', (): UnitName => {
    const from = this.at();
    const words = [this.SUBRULE(this.name).text];
    this.MANY(() => {
      this.CONSUME(T('Per'));
      words.push(this.CONSUME(T('Word')).image);
    });
    return { words, span: this.since(from) };
  });

  readonly typeSentence = this.RULE('typeSentence', (): TypeSentence => {
    const from = this.at();
    return this.oneOf<TypeSentence>([
      {
        ALT: () => {
          this.CONSUME(T('Key'));
          const name = this.SUBRULE(this.name);
          const sentence = { kind: 'key' as const, name };
          let column: Column | undefined;
          this.OPTION(() => {
            column = this.SUBRULE(this.inColumn);
          });
          const span = this.since(from);
          return column === undefined ? { ...sentence, span } : { ...sentence, column, span };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('InServiceFrom'));
          const start = this.SUBRULE(this.column);
          let to: Column | undefined;
          let through = false;
          let untilNext = false;
          this.OPTION2(() => {
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME(T('UntilNextRow'));
                  untilNext = true;
                },
              },
              {
                ALT: () => {
                  this.CONSUME(T('Until'));
                  to = this.SUBRULE2(this.column);
                },
              },
              {
                ALT: () => {
                  this.CONSUME(T('Through'));
                  to = this.SUBRULE3(this.column);
                  through = true;
                },
              },
            ]);
          });
          const span = this.since(from);
          const sentence = { kind: 'in service' as const, from: start, through, untilNext, span };
          return to === undefined ? sentence : { ...sentence, to };
        },
      },
      {
        ALT: () => {
          const how = this.OR3([
            { ALT: (): 'on' => this.says('DatedOn', 'on') },
            { ALT: (): 'at' => this.says('DatedAt', 'at') },
            { ALT: (): 'month' => this.says('DatedMonth', 'month') },
          ]);
          const column = this.SUBRULE4(this.column);
          return { kind: 'dated', how, column, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('LastingFrom'));
          const start = this.SUBRULE5(this.column);
          let through = false;
          this.OR4([
            { ALT: () => this.CONSUME(T('To')) },
            { ALT: () => this.CONSUME2(T('Until')) },
            {
              ALT: () => {
                this.CONSUME2(T('Through'));
                through = true;
              },
            },
          ]);
          const to = this.SUBRULE6(this.column);
          return { kind: 'lasting', from: start, to, through, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('KnownFrom'));
          const column = this.SUBRULE7(this.column);
          return { kind: 'known from', column, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const name = this.SUBRULE2(this.name);
          this.CONSUME(T('Colon'));
          const type = this.SUBRULE(this.typePhrase);
          let optional = false;
          let column: Column | undefined;
          this.MANY(() => {
            this.OR5([
              {
                ALT: () => {
                  this.CONSUME(T('Optional'));
                  optional = true;
                },
              },
              {
                ALT: () => {
                  column = this.SUBRULE2(this.inColumn);
                },
              },
              { ALT: () => this.CONSUME(T('Comma')) },
            ]);
          });
          const span = this.since(from);
          const sentence = { kind: 'attribute' as const, name, type, optional, span };
          return column === undefined ? sentence : { ...sentence, column };
        },
      },
    ]);
  });

  // Series and calendars ------------------------------------------------------------------------

  readonly seriesHeading = this.RULE('seriesHeading', () => {
    this.CONSUME(T('Series'));
    const name = this.SUBRULE(this.name);
    const step = payloadOf(this.CONSUME(T('Step'))) as 'month' | 'day';
    let file: string | undefined;
    this.OPTION(() => {
      file = this.SUBRULE(this.file);
    });
    const columns: Column[] = [];
    this.OPTION2(() => {
      this.CONSUME(T('Columns'));
      this.AT_LEAST_ONE_SEP({
        SEP: T('Comma'),
        DEF: () => {
          columns.push(this.SUBRULE(this.column));
        },
      });
    });
    return { name, step, file, columns };
  });

  readonly signedNumber = this.RULE('signedNumber', (): Expression => {
    const from = this.at();
    let negative = false;
    this.OPTION(() => {
      this.CONSUME(T('Minus'));
      negative = true;
    });
    const value = this.SUBRULE(this.number);
    return negative ? { kind: 'negate', value, span: this.since(from) } : value;
  });

  readonly seriesValue = this.RULE('seriesValue', () => {
    const from = this.at();
    const at = this.oneOf<Expression>([
      {
        ALT: () => {
          const text = this.CONSUME(T('MonthText')).image;
          return { kind: 'month', text, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const text = this.CONSUME(T('DateText')).image;
          return { kind: 'date', text, span: this.since(from) };
        },
      },
    ]);
    this.CONSUME(T('Colon'));
    const value = this.SUBRULE(this.signedNumber);
    let published: DateWord | undefined;
    this.OPTION(() => {
      this.CONSUME(T('Published'));
      published = this.SUBRULE(this.date);
    });
    const span = this.since(from);
    return published === undefined ? { at, value, span } : { at, value, published, span };
  });

  readonly calendarSentence = this.RULE('calendarSentence', (): CalendarSentence => {
    const from = this.at();
    return this.oneOf<CalendarSentence>([
      {
        ALT: () => {
          this.CONSUME(T('WorkingDays'));
          const first = payloadOf(this.CONSUME(T('Weekday')));
          this.CONSUME(T('To'));
          const last = payloadOf(this.CONSUME2(T('Weekday')));
          const span = this.since(from);
          return { kind: 'working days', from: weekday(first), to: weekday(last), span };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('OpenFrom'));
          const start = this.CONSUME(T('TimeText')).image;
          this.CONSUME2(T('To'));
          const to = this.CONSUME2(T('TimeText')).image;
          return { kind: 'open', from: start, to, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Holidays'));
          const days: DateWord[] = [];
          this.AT_LEAST_ONE_SEP({
            SEP: T('Comma'),
            DEF: () => {
              days.push(this.SUBRULE(this.date));
            },
          });
          return { kind: 'holidays', days, span: this.since(from) };
        },
      },
    ]);
  });
}

const WEEKDAYS: readonly string[] = ['1', '2', '3', '4', '5', '6', '7'];

function weekday(payload: string): number {
  return WEEKDAYS.indexOf(payload) + 1;
}

/** Any node with its span, for the block parser. */
export type ParsedNode = Node;
