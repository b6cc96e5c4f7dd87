// Syntax, parser part two: the grammar of sentences and block headings. In: the tokens of one line
// with its continuation lines. Out: a sentence node. The block parser chooses the rule.
import type {
  AmendmentSentence,
  CalendarSentence,
  Cell,
  ClauseSentence,
  Column,
  ContractSentence,
  DateWord,
  ExampleSentence,
  Heading,
  InForce,
  RowLine,
  TypePhrase,
  TypeSentence,
} from '../ast/block.ts';
import type { BandLine, Expression, Name, Node, SetPhrase, UnitName } from '../ast/expression.ts';
import type { Proration } from '../plan/plan.ts';
import type { ScaleKind } from '../plan/term.ts';
import type { MonthEndRule } from '../values/index.ts';
import { ExpressionParser, payloadOf } from './expression-parser.ts';
import { tokenType } from './tokens.ts';

const T = tokenType;

/** A block's heading before its sentences are known. */
export interface NamedHeading {
  readonly name: Name;
  readonly file?: string;
}

/** The grammar of sentences. One instance serves every file. */
export class SentenceParser extends ExpressionParser {
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
    this.OR([
      { ALT: () => this.CONSUME(T('From')) },
      { ALT: () => this.CONSUME(T('Of')) },
    ]);
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
          this.OPTION2(() => {
            this.OPTION3(() => this.CONSUME(T('Comma')));
            this.CONSUME(T('ThenMonthly'));
            thenMonthly = true;
          });
          const span = this.since(from);
          return months === undefined
            ? { kind: 'in force', dates, thenMonthly, span }
            : { kind: 'in force', dates, months, thenMonthly, span };
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
    this.OR([
      { ALT: () => this.CONSUME(T('Item')) },
      { ALT: () => this.CONSUME(T('Record')) },
    ]);
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
            { ALT: (): 'on' => (this.CONSUME(T('DatedOn')), 'on') },
            { ALT: (): 'at' => (this.CONSUME(T('DatedAt')), 'at') },
            { ALT: (): 'month' => (this.CONSUME(T('DatedMonth')), 'month') },
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
    const value = this.SUBRULE(this.number);
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

  // Tables and scales ---------------------------------------------------------------------------

  readonly tableHeading = this.RULE('tableHeading', () => {
    this.CONSUME(T('Table'));
    const name = this.SUBRULE(this.name);
    const keys: Name[] = [];
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(T('By')) },
        { ALT: () => this.CONSUME(T('Per')) },
      ]);
      this.AT_LEAST_ONE_SEP({
        SEP: T('Comma'),
        DEF: () => {
          keys.push(this.SUBRULE2(this.name));
        },
      });
    });
    let file: string | undefined;
    this.OPTION2(() => {
      file = this.SUBRULE(this.file);
    });
    return { name, keys, file };
  });

  readonly headings = this.RULE('headings', (): Heading[] => {
    const headings: Heading[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T('Bar'),
      DEF: () => {
        headings.push(this.SUBRULE(this.heading));
      },
    });
    return headings;
  });

  readonly heading = this.RULE('heading', (): Heading => {
    const from = this.at();
    const name = this.SUBRULE(this.name);
    let unit: UnitName | 'percent' | undefined;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T('Percent'));
            unit = 'percent';
          },
        },
        {
          ALT: () => {
            this.CONSUME(T('Open'));
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME2(T('Percent'));
                  unit = 'percent';
                },
              },
              {
                ALT: () => {
                  unit = this.SUBRULE(this.unit);
                },
              },
            ]);
            this.CONSUME(T('Close'));
          },
        },
      ]);
    });
    const span = this.since(from);
    return unit === undefined ? { name, span } : { name, unit, span };
  });

  readonly row = this.RULE('row', (): RowLine => {
    const from = this.at();
    const cells: Cell[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T('Bar'),
      DEF: () => {
        cells.push(this.SUBRULE(this.cell));
      },
    });
    return { cells, span: this.since(from) };
  });

  readonly cell = this.RULE('cell', (): Cell => {
    const from = this.at();
    return this.oneOf<Cell>([
      { ALT: () => (this.CONSUME(T('Any')), { kind: 'any', span: this.since(from) }) },
      { ALT: () => (this.CONSUME(T('NotSold')), { kind: 'not sold', span: this.since(from) }) },
      {
        ALT: () => {
          const text = this.CONSUME(T('Text')).image;
          const span = this.since(from);
          return { kind: 'value', value: { kind: 'text', text, span }, span };
        },
      },
      {
        ALT: () => {
          const name = this.SUBRULE(this.name);
          const span = this.since(from);
          return { kind: 'value', value: { kind: 'name', name, span }, span };
        },
      },
      {
        ALT: () => {
          const value = payloadOf(this.CONSUME(T('Boolean'))) === 'true';
          const span = this.since(from);
          return { kind: 'value', value: { kind: 'boolean', value, span }, span };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('Minus'));
          const value = this.SUBRULE(this.number);
          const span = this.since(from);
          return { kind: 'value', value: { kind: 'negate', value, span }, span };
        },
      },
      {
        ALT: () => {
          const range = this.SUBRULE(this.range);
          const span = this.since(from);
          if (!this.RECORDING_PHASE && range.shape === 'exactly' && range.from !== undefined) {
            return { kind: 'value', value: range.from, span };
          }
          return { kind: 'range', range, span };
        },
      },
    ]);
  });

  readonly scaleHeading = this.RULE('scaleHeading', () => {
    this.CONSUME(T('Scale'));
    const name = this.SUBRULE(this.name);
    this.OPTION(() => this.CONSUME(T('Comma')));
    const kind = this.SUBRULE(this.scaleKind);
    return { name, kind };
  });

  // Definitions ---------------------------------------------------------------------------------

  readonly define = this.RULE('define', () => {
    this.CONSUME(T('Define'));
    const name = this.SUBRULE(this.name);
    let on: Name | undefined;
    this.OPTION(() => {
      this.CONSUME(T('ForEach'));
      on = this.SUBRULE2(this.name);
    });
    this.CONSUME(T('As'));
    const value = this.SUBRULE(this.expression);
    return { name, on, value };
  });

  readonly deriveHeading = this.RULE('deriveHeading', () => {
    this.CONSUME(T('Derive'));
    const name = this.SUBRULE(this.name);
    this.SUBRULE(this.fromWord);
    const over = this.SUBRULE(this.set);
    return { name, over };
  });

  readonly deriveField = this.RULE('deriveField', () => {
    const name = this.SUBRULE(this.name);
    this.CONSUME(T('Colon'));
    const value = this.SUBRULE(this.expression);
    return { name, value };
  });

  readonly deriveKeys = this.RULE('deriveKeys', () => {
    const keys: { name: Name; value: Expression }[] = [];
    this.CONSUME(T('Grouped'));
    this.AT_LEAST_ONE_SEP({
      SEP: T('Comma'),
      DEF: () => {
        const value = this.SUBRULE(this.adjusted);
        this.CONSUME(T('As'));
        const name = this.SUBRULE(this.name);
        keys.push({ name, value });
      },
    });
    return keys;
  });

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

  readonly clauseSentence = this.RULE('clauseSentence', (): ClauseSentence => {
    const from = this.at();
    return this.oneOf<ClauseSentence>([
      {
        ALT: () => {
          const kind = payloadOf(this.CONSUME(T('Verb'))) as 'replaces';
          const clauses = this.SUBRULE(this.clauseNames);
          return { kind, clauses, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const kind = payloadOf(this.CONSUME(T('Limit'))) as 'caps';
          const clauses = this.SUBRULE2(this.clauseNames);
          this.CONSUME(T('At'));
          const at = this.SUBRULE(this.expression);
          return { kind, clauses, at, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          const dates = this.SUBRULE(this.inForce);
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
            { ALT: (): 'at most' => (this.CONSUME(T('AtMost')), 'at most') },
            { ALT: (): 'at least' => (this.CONSUME(T('AtLeast')), 'at least') },
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
          const start = this.SUBRULE(this.date);
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
            { ALT: () => payloadOf(this.CONSUME(T('Verb'))) as 'suspends' },
            { ALT: (): 'ends' => (this.CONSUME(T('Ends')), 'ends') },
          ]);
          const clauses = this.SUBRULE(this.clauseNames);
          return { kind, clauses, span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('InTable'));
          const table = this.SUBRULE(this.name);
          this.CONSUME(T('Comma'));
          this.CONSUME(T('Row'));
          const keys: Cell[] = [];
          this.AT_LEAST_ONE_SEP({
            SEP: T('Comma'),
            DEF: () => {
              keys.push(this.SUBRULE(this.cell));
            },
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
              this.CONSUME(T('DatedOn'));
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
            { ALT: (): 'has' => (this.CONSUME(T('Has')), 'has') },
            { ALT: (): 'has no' => (this.CONSUME(T('HasNo')), 'has no') },
            { ALT: (): 'holds' => (this.CONSUME(T('Holds')), 'holds') },
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

const WEEKDAYS: readonly string[] = ['1', '2', '3', '4', '5', '6', '7'];

function weekday(payload: string): number {
  return WEEKDAYS.indexOf(payload) + 1;
}

/** Any node with its span, for the block parser. */
export type ParsedNode = Node;
