// Control's door: drafts under review, controls and their findings, adjustments, variance.
export {
  type Adjustment,
  type AdjustmentId,
  createAdjustment,
  decideAdjustment,
  listAdjustments,
  type NewAdjustment,
} from './adjustment.ts';
export {
  type Content,
  type ContentLine,
  contentOf,
  type Draft,
  type DraftId,
  findDraft,
} from './draft.ts';
export { type ReviewStep, reviewDraft, validateDraft } from './review.ts';
