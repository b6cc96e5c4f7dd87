// Compilation: each term to a function, once. In: a term. Out: its function; how each kind of term
// computes stands in the file of its family.
import type { Term } from '@avenant/dsl';
import { compileAggregate } from './aggregate.ts';
import { compileArithmetic, compileRound } from './arithmetic.ts';
import { compileAttribute, compileFact, compileKey, compileWhen } from './attributes.ts';
import { compileCall } from './call.ts';
import { compileCharges } from './charges.ts';
import { type Code, runOf } from './code.ts';
import { compileDefined } from './definitions.ts';
import type { Run } from './frame.ts';
import { compileInPeriod } from './in-period.ts';
import {
  compileTimes,
  compileTimesFunction,
  compileTimesOpen,
  compileTimesPair,
} from './intervals.ts';
import { compileContract, compileLiteral, compileMoment, compilePeriod } from './literals.ts';
import {
  compileChoose,
  compileCompare,
  compileFirstKnown,
  compileKnown,
  compileLogic,
} from './logic.ts';
import { compileLookup } from './lookup.ts';
import type { Machine } from './machine.ts';
import { compileOverTime } from './over-time.ts';
import { compileScale } from './scale.ts';
import { compileConvert, compileOverSeries, compileSeries } from './series.ts';
import { watchedRun } from './watch.ts';

/** The function of a term. */
export function compile(term: Term, machine: Machine): Run {
  return watchedRun(runOf(term, codeOf(term, machine)), machine.watch?.term(term));
}

function codeOf(term: Term, machine: Machine): Code {
  switch (term.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'date':
    case 'month':
      return compileLiteral(term);
    case 'fact':
      return compileFact(term);
    case 'attribute':
      return compileAttribute(term, machine);
    case 'when':
      return compileWhen(term, machine);
    case 'key':
      return compileKey(term, machine);
    case 'defined':
      return compileDefined(term, machine);
    case 'moment':
      return compileMoment(term);
    case 'period':
      return compilePeriod(term);
    case 'contract':
      return compileContract(term, machine);
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'subtract':
    case 'divide':
    case 'negate':
      return compileArithmetic(term, machine);
    case 'compare':
      return compileCompare(term, machine);
    case 'and':
    case 'or':
    case 'not':
      return compileLogic(term, machine);
    case 'choose':
      return compileChoose(term, machine);
    case 'known':
      return compileKnown(term, machine);
    case 'first known':
      return compileFirstKnown(term, machine);
    case 'round':
      return compileRound(term, machine);
    case 'lookup':
      return compileLookup(term, machine);
    case 'scale':
      return compileScale(term, machine);
    case 'aggregate':
      return compileAggregate(term, machine);
    case 'charges':
      return compileCharges(term, machine);
    case 'series':
      return compileSeries(term, machine);
    case 'convert':
      return compileConvert(term, machine);
    case 'over time':
      return compileOverTime(term, machine);
    case 'in period':
      return compileInPeriod(term, machine);
    case 'over series':
      return compileOverSeries(term, machine);
    case 'call':
      return compileCall(term, machine);
    case 'times':
      return compileTimes(term, machine);
    case 'times union':
    case 'times during':
    case 'times except':
      return compileTimesPair(term, machine);
    case 'times open':
      return compileTimesOpen(term, machine);
    case 'times merged':
    case 'times cut':
    case 'times length':
    case 'times count':
    case 'times units':
      return compileTimesFunction(term, machine);
  }
}
