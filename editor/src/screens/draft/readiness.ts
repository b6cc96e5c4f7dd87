// Draft review, readiness: what stands between a draft and its next step: what is open on it, and
// why who is signed in may not take the step. In: a draft. Out: counts and a refusal.
import { type Draft, useAdjustments, useFindings } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { type Decision, useRefusals } from '../../api/work.ts';
import type { OpenCounts } from '../../parts/still-open.ts';
import { isOpen } from './open.ts';

/** What is open on a draft; what is not read yet counts as nothing. */
export function useReadiness(draft: Draft): {
  readonly open: OpenCounts;
  readonly refusal: NonNullable<Decision['refusal']> | undefined;
} {
  const may = useMay();
  const { data: findings = [] } = useFindings(draft, may('finding.read'));
  const { data: adjustments = [] } = useAdjustments(draft, may('adjustment.read'));
  const { state, isChecked } = draft;
  const kind = state === 'validated' ? 'issue' : 'validation';
  const decides = kind === 'issue' ? may('invoice.issue') : may('draft.validate');
  const waits = state === 'validated' || state === 'in_review';
  const refusal = useRefusals(kind, waits && decides)(draft);
  const open = findings.filter(isOpen);
  const count = (severity: string) => open.filter((one) => one.severity === severity).length;
  return {
    open: {
      isChecked,
      undecided: adjustments.filter((one) => one.state === 'submitted').length,
      findings: { blocking: count('blocking'), major: count('major'), minor: count('minor') },
    },
    refusal,
  };
}
