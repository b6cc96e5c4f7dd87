// Charges: what other clauses have charged in a window, for all or for what belongs to a fact. A
// charge belongs to a fact that its subject is, or reaches through references on the charge's first
// day; recurring ones that are read so are cut where that changes (rate/over-time).
import { formatDay, type Period, type Rational, sum, toText } from '@avenant/dsl/values';
import { type Code, described } from './code.ts';
import { type Frame, type Run, unlimited, untraced } from './frame.ts';
import type { Machine } from './machine.ts';
import { idOf, reachedFrom } from './references.ts';
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
      const amounts: Rational[] = [];
      for (const charge of chargesOf(frame, { term, of, days })) {
        amounts.push(charge.amount);
        noteCharge(frame, charge);
      }
      const total = sum(amounts);
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

interface Wanted {
  readonly term: TermOf<'charges'>;
  readonly of: Run | undefined;
  readonly days: Period;
}

function chargesOf(frame: Frame, wanted: Wanted): Iterable<Charge> {
  const { of } = wanted;
  if (of === undefined) return clauseCharges(frame, wanted);
  const fact = untraced(frame, (inner) => factOf(of, inner));
  if (fact === frame.machine.contractFact) return clauseCharges(frame, wanted);
  const version = frame.charges.version?.(wanted.term.clauses);
  if (version !== undefined) return indexed(frame, wanted, version).get(idOf(fact)) ?? [];
  const id = idOf(fact);
  return [...clauseCharges(frame, wanted)].filter((charge) => reached(frame, charge).has(id));
}

function* clauseCharges(frame: Frame, { term, days }: Wanted): Iterable<Charge> {
  const { clauses, except } = term;
  for (const charge of frame.charges.charges(clauses, days)) {
    if (clauses === undefined && charge.clause === frame.clause) continue;
    if (except?.includes(charge.clause) !== true) yield charge;
  }
}

interface Index {
  readonly version: number;
  readonly byFact: ReadonlyMap<string, readonly Charge[]>;
}

const indexes = new WeakMap<ChargeSource, Map<string, Index>>();

// The charges by every fact that they belong to, made once for a state of the source.
function indexed(frame: Frame, wanted: Wanted, version: number): Index['byFact'] {
  const { clauses, except } = wanted.term;
  const { from, to } = wanted.days;
  const key = JSON.stringify([clauses ?? frame.clause, clauses === undefined, except, from, to]);
  const known = indexes.get(frame.charges) ?? new Map<string, Index>();
  indexes.set(frame.charges, known);
  const index = known.get(key);
  if (index !== undefined && index.version === version) return index.byFact;
  const byFact = new Map<string, Charge[]>();
  for (const charge of clauseCharges(frame, wanted)) {
    for (const id of reached(frame, charge)) {
      const list = byFact.get(id);
      if (list === undefined) byFact.set(id, [charge]);
      else list.push(charge);
    }
  }
  known.set(key, { version, byFact });
  return byFact;
}

// Whose charge it is: its subject's, and that of all that the subject reaches.
function reached({ machine }: Frame, { subject, period }: Charge): ReadonlySet<string> {
  if (subject === undefined) return new Set();
  return new Set([...reachedFrom(machine, subject, period.from, unlimited())].map(idOf));
}

function noteCharge(frame: Frame, { clause, lineId, amount }: Charge): void {
  const { currencyUnit: unit } = frame.machine;
  const origin = { kind: 'charge', line: lineId } as const;
  frame.trace?.input({ name: clause, value: toText(amount), unit, origin });
}
