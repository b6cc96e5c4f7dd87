// Front door of the engine: a checked contract's plan and facts to rated lines and explanations.
// Pure: no clock, no disk, no network, no chance.
export { auditFacts } from './audit/audit.ts';
export {
  type Compared,
  compareOnInventory,
  compareOnMadeUp,
  type MoneyDifference,
} from './compare/compare.ts';
export type { Example, Fare, ServicesCompared } from './compare/services.ts';
export { evaluate, evaluateExplained } from './evaluate/evaluate.ts';
export { Held } from './evaluate/held.ts';
export type { Charge, ChargeSource, Scope, Validity } from './evaluate/scope.ts';
export {
  type Coverage,
  type CoveredPart,
  type CoveredPoint,
  coverExamples,
} from './example/coverage.ts';
export type { PointKind, Way } from './example/points.ts';
export { type Proposals, proposeExamples } from './example/propose.ts';
export { type ExampleResult, runExamples } from './example/run-example.ts';
export type { Explanation, Operation, Origin } from './explain/explanation.ts';
export { fold } from './explain/fold.ts';
export { renderText, type ShownNode, shownTree } from './explain/render.ts';
export { bindFacts } from './facts/bind.ts';
export type { Facts } from './facts/bound.ts';
export { LOOKS } from './facts/cells.ts';
export { earliestChange } from './facts/change.ts';
export type { Fact, FactsOfType, Segment, Value, View } from './facts/fact.ts';
export { lineOfRow, type RawTable } from './facts/raw-table.ts';
export { knownOn } from './facts/view.ts';
export { coveredMonth } from './rate/calendar.ts';
export type { ExplainedLine, RatedContract } from './rate/contract.ts';
export { heldText, heldWords } from './rate/held-text.ts';
export type { FactsByPlan, RateInput } from './rate/knowledge.ts';
export type { HeldItem, RatedLine, RatedPeriod } from './rate/line.ts';
export { firstDifference } from './rate/plan-change.ts';
export type { OtherClause, Outcome } from './rate/precedence.ts';
export { RateMemory } from './rate/rate-memory.ts';
export { type Reach, reachOf } from './rate/reach.ts';
export { prepareSelection, type Selection, type Verdict } from './select/selection.ts';
export { type Attainment, attainments } from './study/commitments.ts';
export { type Effect, effectsOf } from './study/effects.ts';
export { type ClauseVerdict, type Feasibility, feasibility } from './study/feasibility.ts';
export { gapText } from './study/gap-text.ts';
export type { Gap } from './study/gaps.ts';
export { firstMonth, type Horizon, moneyOf } from './study/horizon.ts';
export { type Literal, literalsAt, withLiteral, writtenAt } from './study/literal.ts';
export type { Money } from './study/money.ts';
export { studyNames } from './study/names.ts';
export { numbersIn, type PricedNumber } from './study/numbers.ts';
export { type Point, type Sought, seek } from './study/seek.ts';
export { type SoughtNumber, seekNumber, UnsoundNumber } from './study/seek-number.ts';
export { type Simulation, simulate } from './study/simulate.ts';
export { canStudy, faultsOf } from './study/sound.ts';
export {
  type ColumnsInput,
  type ExactLine,
  type RatedColumns,
  rateColumns,
} from './volume/columns.ts';
export { explainLine, rateContract } from './volume/contract.ts';
export type { LineBlock } from './volume/line-block.ts';
