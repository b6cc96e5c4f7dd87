// Charges: what other clauses have charged in a window, for all or for what belongs to a fact. A
// charge belongs to a fact that its subject is, or reaches through references on the charge's first
// day; recurring ones that are read so are cut where that changes (rate/over-time).
import { equals, formatDay, type Period, type Rational, sum, toText } from '@avenant/dsl/values';
import { type Code, described } from './code.ts';
import { type Frame, type Run, untraced } from './frame.ts';
import type { Machine } from './machine.ts';
import { idOf, idsReached } from './references.ts';
import type { Charge, ChargeSource } from './scope.ts';
import { factOf, type TermOf } from './term-of.ts';
import { compileWindow } from './windows.ts';

/** The sum of rounded charges in a window, credits being negative. */
export function compileCharges(term: TermOf<'charges'>, machine: Machine): Code {
  const window = compileWindow(term.window, machine);
  const of = term.of === undefined ? undefined : machine.run(term.of);
  return {
    run: (frame) => {
      const mark = frame.trace?.mark() ?? 0;
      const days = window(frame);
      const asked = { term, clause: frame.clause, days, of: ownerOf(frame, of) };
      const amounts: Rational[] = [];
      for (const charge of chargesOf(frame, asked)) {
        amounts.push(charge.amount);
        noteCharge(frame, charge);
      }
      const total = sum(amounts);
      frame.charges.told?.(asked, amounts);
      const parameters = { from: formatDay(days.from), to: formatDay(days.to) };
      frame.trace?.close(mark, {
        operation: 'sum',
        parameters: { ...parameters, type: '#charges' },
        ...described(frame, term, total),
      });
      return total;
    },
  };
}

/** What is asked of the charges: of which clauses, in which days, of whom. */
export interface ChargesAsked {
  readonly term: TermOf<'charges'>;
  /** The clause that asks. */
  readonly clause: string;
  readonly days: Period;
  /** The id of the fact that they belong to; undefined: whoever's. */
  readonly of: string | undefined;
}

/** A question and the charges that answered it. */
export interface ChargesRead extends ChargesAsked {
  readonly amounts: readonly Rational[];
}

/** Where charges are looked at from. */
type At = Pick<Frame, 'machine' | 'charges'>;

/** Whether the same charges still answer a question. */
export function isStill(at: At, asked: ChargesRead): boolean {
  const { amounts } = asked;
  let count = 0;
  for (const { amount } of chargesOf(at, asked)) {
    const before = amounts[count];
    if (before === undefined || !(amount === before || equals(amount, before))) return false;
    count += 1;
  }
  return count === amounts.length;
}

function ownerOf(frame: Frame, of: Run | undefined): string | undefined {
  if (of === undefined) return undefined;
  const fact = untraced(frame, (inner) => factOf(of, inner));
  return fact === frame.machine.contractFact ? undefined : idOf(fact);
}

function chargesOf(at: At, asked: ChargesAsked): Iterable<Charge> {
  const { of, term } = asked;
  if (of === undefined) return clauseCharges(at, asked);
  const version = at.charges.version?.(term.clauses);
  if (version !== undefined) return indexed(at, asked, version).get(of) ?? [];
  return [...clauseCharges(at, asked)].filter((charge) => reached(at, charge).includes(of));
}

function* clauseCharges({ charges }: At, { term, clause, days }: ChargesAsked): Iterable<Charge> {
  const { clauses, except } = term;
  for (const charge of charges.charges(clauses, days)) {
    if (clauses === undefined && charge.clause === clause) continue;
    if (except?.includes(charge.clause) !== true) yield charge;
  }
}

interface Index {
  readonly version: number;
  readonly byFact: ReadonlyMap<string, readonly Charge[]>;
}

const indexes = new WeakMap<ChargeSource, Map<string, Index>>();

// The charges by every fact that they belong to, made once for a state of the source.
function indexed(at: At, asked: ChargesAsked, version: number): Index['byFact'] {
  const { from, to } = asked.days;
  const key = `${from} ${to} ${namesOf(asked.term)} ${asked.clause}`;
  const known = indexes.get(at.charges) ?? new Map<string, Index>();
  indexes.set(at.charges, known);
  const index = known.get(key);
  if (index !== undefined && index.version === version) return index.byFact;
  const byFact = new Map<string, Charge[]>();
  for (const charge of clauseCharges(at, asked)) {
    for (const id of reached(at, charge)) {
      const list = byFact.get(id);
      if (list === undefined) byFact.set(id, [charge]);
      else list.push(charge);
    }
  }
  known.set(key, { version, byFact });
  return byFact;
}

const names = new WeakMap<TermOf<'charges'>, string>();

function namesOf(term: TermOf<'charges'>): string {
  const known = names.get(term) ?? JSON.stringify([term.clauses, term.except]);
  names.set(term, known);
  return known;
}

// Whose charge it is: its subject's, and that of all that the subject reaches.
function reached({ machine }: At, { subject, period }: Charge): readonly string[] {
  return subject === undefined ? [] : idsReached(machine, subject, period.from);
}

function noteCharge(frame: Frame, { clause, lineId, amount }: Charge): void {
  const { currencyUnit: unit } = frame.machine;
  const origin = { kind: 'charge', line: lineId } as const;
  frame.trace?.input({ name: clause, value: toText(amount), unit, origin });
}
