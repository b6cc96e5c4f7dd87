// Control's door: drafts under review, controls and their findings, adjustments, variance.
export {
  type Adjustment,
  type AdjustmentId,
  createAdjustment,
  decideAdjustment,
  listAdjustments,
  type NewAdjustment,
} from './adjustment.ts';
export { STANDARD_CONTROLS, type StandardControl } from './catalogue.ts';
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
} from './rule.ts';
export { type Controlled, runControls } from './run-controls.ts';
export {
  type Control,
  type ControlChange,
  changeControl,
  installControls,
  listControls,
} from './settings.ts';
export { listUnbilled, type Unbilled, type UnbilledQuery } from './unbilled.ts';
export {
  CAUSES,
  type Cause,
  type Variance,
  type VariedLine,
  varianceBetween,
  varianceOf,
} from './variance.ts';
