// Syntax, parser part five: dates of clauses, tables, scales, definitions, derivations.
import type { Cell, ClauseDates, Heading, RowLine } from '../ast/block.ts';
import type { Expression, Name, UnitName } from '../ast/expression.ts';
import { payloadOf } from './base-parser.ts';
import { FactsParser } from './facts-parser.ts';
import { tokenType } from './tokens.ts';

const T = tokenType;

/** The grammar of tables, scales and definitions. */
export class DeclarationParser extends FactsParser {
  // Dates of clauses -----------------------------------------------------------------------------

  /** `until D`, `through D`. */
  readonly clauseEnd = this.RULE('clauseEnd', (): Pick<ClauseDates, 'to' | 'through'> => {
    let through = false;
    this.OR([
      { ALT: () => this.CONSUME(T('Until')) },
      {
        ALT: () => {
          this.CONSUME(T('Through'));
          through = true;
        },
      },
    ]);
    const to = this.SUBRULE(this.additive);
    return { to, through };
  });

  /** `in force from D until E`, or one of the two. */
  readonly clauseDates = this.RULE('clauseDates', (): ClauseDates => {
    const start = this.at();
    this.CONSUME(T('InForce'));
    let dates: Omit<ClauseDates, 'span'> = { through: false };
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T('From'));
          dates = { ...dates, from: this.SUBRULE(this.additive) };
          this.OPTION(() => {
            dates = { ...dates, ...this.SUBRULE(this.clauseEnd) };
          });
        },
      },
      {
        ALT: () => {
          dates = this.SUBRULE2(this.clauseEnd);
        },
      },
    ]);
    return { ...dates, span: this.since(start) };
  });

  // Tables and scales ---------------------------------------------------------------------------

  readonly tableHeading = this.RULE('tableHeading', () => {
    this.CONSUME(T('Table'));
    const name = this.SUBRULE(this.name);
    const keys: Name[] = [];
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(T('By')) }, { ALT: () => this.CONSUME(T('Per')) }]);
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
      {
        ALT: () => {
          this.CONSUME(T('Any'));
          return { kind: 'any', span: this.since(from) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T('NotSold'));
          return { kind: 'not sold', span: this.since(from) };
        },
      },
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
}
