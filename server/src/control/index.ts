// Control's door: drafts under review, controls and their findings, adjustments, variance.
export {
  type Adjustment,
  type AdjustmentId,
  createAdjustment,
  decideAdjustment,
  listAdjustments,
  listContractAdjustments,
  type NewAdjustment,
  type StandingAdjustment,
  withdrawAdjustment,
} from './adjustment.ts';
export { STANDARD_CONTROLS } from './catalogue.ts';
export {
  addComment,
  type Comment,
  listComments,
  type NewComment,
} from './comments.ts';
export {
  askControlChange,
  type ControlChange,
  type ControlChangeId,
  type ControlEdit,
  decideControlChange,
  listControlChanges,
} from './control-change.ts';
export {
  type Content,
  type ContentLine,
  contentOf,
  type Draft,
  findDraft,
} from './draft.ts';
export { evaluateRules, type FactRow } from './evaluate.ts';
export {
  type Finding,
  type FindingId,
  listFindings,
  type Treatment,
  treatFinding,
} from './finding.ts';
export { type ReviewStep, reviewDraft, validateDraft } from './review.ts';
export {
  type ControlRule,
  type ControlThresholds,
  FACTS,
  OPERATORS,
  OPERATORS_OF,
} from './rule.ts';
export type { RuleFault } from './rule-check.ts';
export { type Controlled, runControls } from './run-controls.ts';
export { type Control, installControls, listControls } from './settings.ts';
export type { StandardControl } from './standard.ts';
export { type Trial, tryControl } from './trial.ts';
export {
  listUnbilled,
  type Unbilled,
  type UnbilledPlace,
  type UnbilledQuery,
  type UnbilledReason,
  unbilledFile,
  unbilledReasons,
} from './unbilled.ts';
export {
  CAUSES,
  type Cause,
  type Variance,
  type VarianceLine,
  type VariedLine,
  varianceBetween,
  varianceOf,
} from './variance.ts';
